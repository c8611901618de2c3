import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "../../scripts/diagnostics/diagnostic.js";
import type { ApiSpec, Operation } from "../../scripts/spec/api-spec.js";
import { withoutLines } from "../read/without-lines.js";
import type { Fragment, Page } from "./page.js";

/** What a page's spec says beyond the spec of the plain page. Line numbers are left out: they tell nothing here. */
export function beyond(spec: ApiSpec, plain: ApiSpec): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  const { source: _source, counts: _counts, findings: _findings, operations, ...rest } = withoutLines(spec);
  for (const [key, value] of Object.entries(rest)) {
    const before = withoutLines(plain)[key as keyof typeof rest];
    if (isDeepStrictEqual(value, before)) continue;
    shown[key] = Array.isArray(value) || !isRecord(value) ? value : newMembers(value, before);
  }
  const plainOperation = withoutLines(plain).operations[0];
  const changed = operations
    .filter((operation) => !isDeepStrictEqual(operation, plainOperation))
    .map((operation) => shortened(operation, plainOperation));
  if (changed.length > 0) shown.operations = changed;
  return shown;
}

/** An operation without what follows from its id (see the tests of names), and without what every operation of a plain page has. */
function shortened(operation: Operation, plain: Operation | undefined): Partial<Operation> {
  const { group: _group, name: _name, examples: _examples, wire, responses, ...rest } = operation;
  const plainWire = { ...plain?.wire, target: operation.id };
  const entries = Object.entries({
    ...rest,
    ...(isDeepStrictEqual(wire, plainWire) ? {} : { wire }),
    ...(isDeepStrictEqual(responses, plain?.responses) ? {} : { responses }),
  });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && !isDeepStrictEqual(value, [])),
  );
}

function newMembers(value: Record<string, unknown>, before: unknown): Record<string, unknown> {
  const old = isRecord(before) ? before : {};
  return Object.fromEntries(
    Object.entries(value).filter(([key, member]) => !isDeepStrictEqual(member, old[key])),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Diagnostics with lines counted from the start of the fragment that they concern. */
export function toldOf(
  diagnostics: readonly Diagnostic[],
  page: Page,
  fragments: readonly Fragment[],
): string {
  const place = (line: number): string => {
    const index = page.starts.findLastIndex((start) => start <= line);
    const start = page.starts[index] ?? 1;
    const length = fragments[index]?.text.split("\n").length ?? 0;
    if (line === 1) return "page";
    return line < start + length ? `${fragments[index]?.chapter} ${line - start + 1}` : "around";
  };
  return diagnostics
    .filter(({ code }) => code !== "example/missing" || fragments.some(({ bare }) => bare))
    .map(({ line, severity, code, message }) => `${place(line)}: ${severity} ${code}: ${message}`)
    .join("\n");
}

const width = 110;

/** JSON in which whatever fits stands in one line, as the formatter of this repository leaves it. */
export function compactJson(value: unknown, indent = "", before = ""): string {
  const flat = oneLine(value);
  const length = indent.length + before.length + flat.length + ",".length;
  if (length <= width || typeof value !== "object" || value === null) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => inner + compactJson(item, inner)).join(",\n")}\n${indent}]`;
  const members = Object.entries(value).map(([key, member]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + compactJson(member, inner, name);
  });
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${oneLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
