import type { ApiSpec, ErrorFact } from "../../../spec/api-spec.js";
import { commonMeaning, toldMeaning } from "./common-meaning.js";

/** A name by which errors are told apart in the body. */
export interface ErrorCode {
  /** Undefined where it has no meaning of its own: operations differ, or only one has it. */
  text: string | undefined;
  /** The statuses that it comes with. */
  statuses: string[];
  /** The operations that are known to answer it; empty where every one may. */
  operations: string[];
  /** What the evidence is, where the page does not have it. */
  evidence?: string | undefined;
}

/** What every operation may answer, and what only other sources tell: not what a list of one operation says. */
export function generalErrors({ operations, errors }: ApiSpec): ErrorFact[] {
  const own = new Set(
    operations
      .flatMap(({ responses }) => responses)
      .flatMap(({ codes = [] }) => codes.map(({ code, line }) => `${line} ${code}`)),
  );
  return errors.filter(({ code, line }) => !own.has(`${line} ${code}`));
}

/** Every name of errors that the page tells: those of single operations, and those that every operation may answer. */
export function errorCodes(spec: ApiSpec): Map<string, ErrorCode> {
  const general = new Map(
    generalErrors(spec).flatMap((error) =>
      typeof error.code === "string" ? [[error.code, error] as const] : [],
    ),
  );
  const told = spec.operations.flatMap(({ id, group: [group = ""], responses }) =>
    responses.flatMap(({ status, codes = [] }) =>
      codes.map(({ code, text = "" }) => ({ code, text, status, id, group })),
    ),
  );
  const names = [...new Set([...general.keys(), ...told.map(({ code }) => code)])].sort();
  return new Map(
    names.map((name) => {
      const same = told.filter(({ code }) => code === name);
      const known = general.get(name);
      const { text } = known === undefined ? commonMeaning(same) : toldMeaning(known.text, same);
      const statuses = [...new Set(same.map(({ status }) => status))].sort();
      const operations = known === undefined ? [...new Set(same.map(({ id }) => id))] : known.operations;
      return [name, { text, statuses, operations: operations ?? [], evidence: known?.reason }];
    }),
  );
}
