import { type ExampleRepair, type ParsedExample, parseExample } from "../../../infer/parse-example.js";
import type { Json } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { SkeletonPart } from "../model.js";
import type { PageCode } from "./nodes.js";
import { skeletonOf } from "./skeleton.js";

/** Code with its value, undefined where no repair makes JSON of it; or the types that stand in the place of values. */
export type ReadCode =
  | { kind: "example"; line: number; endLine: number; value: Json | undefined }
  | ({ kind: "skeleton" } & SkeletonPart);

/** Reads code, and notes each kind of repair where it was first needed. */
export function readCode(reading: Reading, code: PageCode, operation: string | undefined): ReadCode {
  const { startLine: line, endLine, text } = code;
  const { parsed, repairs } = parsedCode(text);
  const shown = { kind: "example", line, endLine } as const;
  if ("problem" in parsed) {
    const skeleton = skeletonOf(text) ?? skeletonOf(plainQuotes(text));
    if (skeleton !== undefined) {
      note(reading, "labelled/skeleton", { line, operation });
      return { kind: "skeleton", line, endLine, ...skeleton };
    }
    const at = line + parsed.line - 1;
    note(reading, "example/unparsable", { line: at, operation }, { reason: parsed.problem });
    return { ...shown, value: undefined };
  }
  const made = [...repairs, ...parsed.repairs];
  for (const name of new Set(made.map((repair) => repair.name))) {
    const lines = made.filter((repair) => repair.name === name).map((repair) => repair.line);
    const place = { line: line + (lines[0] ?? 1) - 1, operation };
    note(reading, "example/repaired", place, { repair: name, times: lines.length });
  }
  if (parsed.partial === true) note(reading, "example/partial", { line, operation });
  return { ...shown, value: parsed.value };
}

/** Word processors turn quotation marks. Those within texts stay, as long as the rest can be read with them. */
const turned = [
  { from: /[“”„]/gu, to: '"' },
  { from: /[‘’‚]/gu, to: "'" },
];

function parsedCode(text: string): { parsed: ParsedExample; repairs: ExampleRepair[] } {
  const asWritten = parseExample(text);
  if (!("problem" in asWritten)) return { parsed: asWritten, repairs: [] };
  let plain = text;
  for (const { from, to } of turned) {
    plain = plain.replace(from, to);
    const parsed = plain === text ? asWritten : parseExample(plain);
    if (!("problem" in parsed)) return { parsed, repairs: changedLines(text, plain) };
  }
  return { parsed: asWritten, repairs: [] };
}

function plainQuotes(text: string): string {
  return turned.reduce((plain, { from, to }) => plain.replace(from, to), text);
}

function changedLines(before: string, after: string): ExampleRepair[] {
  const lines = after.split("\n");
  return before
    .split("\n")
    .flatMap((line, index) =>
      line === lines[index] ? [] : [{ name: "typographic quotation marks", line: index + 1 }],
    );
}

/** JSON within a sentence: objects in braces with quoted names, in whatever quotation marks. */
export function quotedValues(text: string): Json[] {
  const plain = text.replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'");
  return [...plain.matchAll(/\{[^{}]*\}/gu)].flatMap(([found]) => {
    if (!/["']\s*:/u.test(found)) return [];
    const parsed = parseExample(found);
    return "problem" in parsed ? [] : [parsed.value];
  });
}
