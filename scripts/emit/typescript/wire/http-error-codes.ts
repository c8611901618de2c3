import type { ApiSpec } from "../../../spec/api-spec.js";
import { commonMeaning, toldMeaning } from "./common-meaning.js";

/** A name by which errors are told apart in the body. */
export interface ErrorCode {
  /** Undefined where it has no meaning of its own: operations differ, or only one has it. */
  text: string | undefined;
  /** The statuses that it comes with. */
  statuses: string[];
}

/** Every name of errors that the page tells: those of single operations, and those that every operation may answer. */
export function errorCodes({ operations, errors }: ApiSpec): Map<string, ErrorCode> {
  const common = new Map(
    errors.flatMap(({ code, text }) => (typeof code === "string" ? [[code, text] as const] : [])),
  );
  const told = operations
    .flatMap(({ responses }) => responses)
    .flatMap(({ status, codes = [] }) => codes.map(({ code, text = "" }) => ({ code, text, status })));
  const names = [...new Set([...common.keys(), ...told.map(({ code }) => code)])].sort();
  return new Map(
    names.map((name) => {
      const same = told.filter(({ code }) => code === name);
      const texts = same.map(({ text }) => text);
      const { text } = common.has(name) ? toldMeaning(common.get(name), texts) : commonMeaning(texts);
      return [name, { text, statuses: [...new Set(same.map(({ status }) => status))].sort() }];
    }),
  );
}
