import type { StringReviver } from "../core/json.js";
import type { WapiOperation } from "./operation.js";
import type { WapiFacts, WapiOptions } from "./options.js";

// A leading zero cannot be told from the number afterwards, so such a string is not the id of a row.
const digits = /^(0|[1-9]\d*)$/;

/** Turns digit strings under id names into numbers, except those that a number cannot hold. */
export function idReviver(
  { ids }: WapiOptions,
  facts: WapiFacts,
  { textIds = [] }: WapiOperation,
): StringReviver | undefined {
  if (ids === "as-received") return undefined;
  return (name, value) =>
    digits.test(value) &&
    facts.idName.test(name) &&
    +value < 2 ** 53 &&
    !facts.textIds.includes(name) &&
    !textIds.includes(name)
      ? +value
      : value;
}
