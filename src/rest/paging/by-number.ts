import { listOf } from "../../core/page-promise.js";
import { PagingError } from "../../core/paging-error.js";
import { fieldAt, wholeNumber } from "../fields.js";
import type { RestTraits } from "../operation.js";
import type { Pager } from "./pager.js";

type Numbered = NonNullable<RestTraits["numbered"]>;

/** Pages that are counted. One without items is the last, whatever it tells. */
export const pageByNumber: Pager = ({ numbered }, params) =>
  numbered && {
    parameter: numbered.parameter,
    walk(fail) {
      let number = wholeNumber(params?.[numbered.parameter]) ?? 1;
      let before = "";
      return (page) => {
        const items = listOf(fieldAt(page, numbered.items), fail);
        if (!items.length) return { items };
        // Links in them may be signed anew.
        const told = JSON.stringify(items.map((item) => fieldAt(item, "id") ?? item));
        if (told === before)
          throw fail(PagingError, `a page came again: the server does not heed ${numbered.parameter}`);
        before = told;
        const next = following(page, numbered, number);
        number = next ?? number;
        return { items, next };
      };
    },
  };

function following(page: unknown, { next = "", last = "" }: Numbered, number: number): number | undefined {
  const [toldNext, toldLast] = [fieldAt(page, next), fieldAt(page, last)];
  const [told = 0, count = 0] = [wholeNumber(toldNext), wholeNumber(toldLast)];
  if (told > number) return told;
  // Many servers tell the page itself where there is none. What is not filled in beside items tells nothing: a page
  // too many is empty.
  const isLast = told > 0 || toldNext === false || (toldNext === null && Number(toldLast) !== 0);
  return (count > 0 ? number < count : !isLast) ? number + 1 : undefined;
}
