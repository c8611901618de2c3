import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";

/** A reviewed file, read and checked. Without a value the problems tell why, with their lines. */
export interface CheckedFacts<T> {
  value: T | undefined;
  problems: Diagnostic[];
}

/** What a zod schema offers of itself here. */
interface Checker<T> {
  safeParse: (value: unknown) => {
    data?: T | undefined;
    error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined;
  };
}

/** Reads a JSON file of reviewed facts, or its default where there is no file. */
export function parseFacts<T>(
  file: string,
  text: string | undefined,
  none: T,
  schema: Checker<T>,
): CheckedFacts<T> {
  if (text === undefined) return { value: none, problems: [] };
  const invalid = (reason: string, line: number): Diagnostic =>
    diagnostic("facts/invalid", { file, line }, { reason });
  const { value, mistake } = parseJson(text);
  if (mistake !== undefined) {
    const line = text.slice(0, mistake.offset).split("\n").length;
    return { value: undefined, problems: [invalid(`not JSON: ${printParseErrorCode(mistake.error)}`, line)] };
  }
  const { data, error } = schema.safeParse(value);
  if (data !== undefined) return { value: data, problems: [] };
  const issues = error?.issues ?? [];
  return {
    value: undefined,
    problems: issues.map(({ path, message }) => invalid(`${path.join(".")}: ${message}`, 1)),
  };
}

/** Only who looks for a mistake needs the parser that tells where it is: it takes ten times as long. */
function parseJson(text: string): { value?: unknown; mistake?: ParseError | undefined } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { disallowComments: true });
    return { value, mistake: errors[0] };
  }
}
