import type { Operation } from "../../../spec/api-spec.js";
import type { Confidence } from "../../../spec/json-schema.js";
import { sentence } from "../shape/field-doc.js";
import { prose } from "../text/escape.js";

/** Where a list of parameters is from that the page does not have. */
const sources: Record<Confidence, string> = {
  documented: "another edition of the documentation",
  "client-code": "programs that call the API",
  inferred: "what the page says elsewhere",
};

/** Where the list of parameters comes from, if not from the page; empty where there is nothing to say. */
export function parameterListText({ parameterList: list, sends, fetches }: ListOwner): string {
  if (list === undefined || (sends ?? fetches) !== undefined) return "";
  const { state, origin, confidence, reason } = list;
  if (state === "lost") {
    const why = reason === undefined || origin !== undefined ? "" : ` ${sentence(prose(reason))}`;
    return `The list of parameters is lost: others than these can be given.${why}`;
  }
  if (origin !== "supplement") return "";
  const source = reason === undefined ? sources[confidence ?? "documented"] : prose(reason);
  const what = state === "none" ? "that there are none" : "the list";
  return sentence(`The page does not tell the parameters: ${what} is from ${source}`);
}

type ListOwner = Pick<Operation, "parameterList"> & { sends?: unknown; fetches?: unknown };
