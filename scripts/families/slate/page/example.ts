import { parseExample } from "../../../infer/parse-example.js";
import type { Code } from "../../../read/document.js";
import type { Json } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";

/** An example with its value; undefined where no repair makes JSON of it. */
export interface ShownExample {
  line: number;
  endLine: number;
  value: Json | undefined;
  language: string | undefined;
}

/** Parses one example, and notes each kind of repair where it was first needed. */
export function readExample(reading: Reading, code: Code, operation: string | undefined): ShownExample {
  const { startLine, endLine, language } = code;
  const shown = { line: startLine, endLine, language };
  const parsed = parseExample(code.text);
  if ("problem" in parsed) {
    const line = startLine + parsed.line - 1;
    note(reading, "example/unparsable", { line, operation }, { reason: parsed.problem });
    return { ...shown, value: undefined };
  }
  for (const name of new Set(parsed.repairs.map((repair) => repair.name))) {
    const lines = parsed.repairs.filter((repair) => repair.name === name).map(({ line }) => line);
    const place = { line: startLine + (lines[0] ?? 1) - 1, operation };
    note(reading, "example/repaired", place, { repair: name, times: lines.length });
  }
  if (parsed.partial === true) note(reading, "example/partial", { line: startLine, operation });
  return { ...shown, value: parsed.value };
}
