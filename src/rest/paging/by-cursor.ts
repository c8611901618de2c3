import { PagingError } from "../../core/paging-error.js";
import { fieldAt } from "../fields.js";
import type { Pager } from "./pager.js";

/** Pages that tell the cursor of the next one. */
export const pageByCursor: Pager = ({ page: style }, params) => {
  if (!style) return undefined;
  const [parameter, next, items] = style;
  return {
    parameter,
    walk(fail) {
      const seen = new Set([params?.[parameter]]);
      return (page) => {
        const turn = { items: fieldAt(page, items), next: fieldAt(page, next) ?? "" };
        if (turn.next === "") return turn;
        if (seen.has(turn.next)) return { ...turn, error: fail(PagingError, "a page came again") };
        seen.add(turn.next);
        return turn;
      };
    },
  };
};
