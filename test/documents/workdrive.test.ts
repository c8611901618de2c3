import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mismatches } from "../../scripts/spec/accepts.js";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";
import { innerSchemas } from "../../scripts/spec/usage.js";
import { first, page } from "../generate/editions-slate.js";
import { examplesIn, isTitles, linesLike, rowsIn } from "./workdrive-scan.js";

const lines = page.split("\n");
const { spec, diagnostics, claims } = first;
const operations = spec?.operations ?? [];
const schemas = spec?.schemas ?? {};
const corrections: { corrections: { target: string; expect: Json; id: string }[] } = JSON.parse(
  readFileSync(new URL("../../specs/workdrive/corrections.json", import.meta.url), "utf8"),
);

const named = (name: string): Schema | undefined => schemas[name]?.schema;
const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (named(schema.$ref.replace("#/schemas/", "")) ?? schema);
const at = (line: number): Operation | undefined =>
  operations.find((operation) => operation.lines.start <= line && line <= operation.lines.end);

/** Codes and messages of the findings in a line. */
const findingsAt = (line: number): string[] =>
  diagnostics.filter((each) => each.line === line).map(({ code, message }) => `${code} ${message}`);

/** The names of all fields and parameters of an operation, at whatever depth. */
function namesOf({ parameters, payload }: Operation): Set<string> {
  const found = new Set(parameters.map(({ name }) => name));
  const seen = new Set<string>();
  const visit = (schema: Schema): void => {
    if (schema.$ref !== undefined && seen.has(schema.$ref)) return;
    if (schema.$ref !== undefined) seen.add(schema.$ref);
    const whole = resolved(schema);
    for (const name of Object.keys(whole.properties ?? {})) found.add(name);
    for (const inner of innerSchemas(whole)) visit(inner);
  };
  for (const schema of [...parameters.map((each) => each.schema), ...(payload ? [payload.schema] : [])])
    visit(schema);
  return found;
}

describe("the page of WorkDrive", () => {
  it("is read without an error, and every line is read once", () => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(diagnostics.filter(({ code }) => code.startsWith("ledger/"))).toEqual([]);
    // Blank lines within examples are read with them.
    const claimed = Object.values(claims).reduce((sum, number) => sum + number, 0);
    expect(claimed).toBeGreaterThanOrEqual(lines.filter((line) => line.trim() !== "").length);
    expect(claimed).toBeLessThan(lines.length);
  });

  it("has an operation for each request line, and each calls what its line says", () => {
    const requests = linesLike(lines, /^(?:get|post|put|patch|delete) https?:/iu);
    expect(operations).toHaveLength(75);
    expect(requests.map((line) => at(line)?.id)).toEqual(
      operations.toSorted((a, b) => a.lines.start - b.lines.start).map(({ id }) => id),
    );
    const differ = requests.flatMap((line) => {
      const text = lines[line - 1] ?? "";
      const [, method = "", path = ""] = /^(\w+) https:\/\/\[\[\w+\]\](\S+)/u.exec(text) ?? [];
      const { wire, id } = at(line) ?? {};
      const found = wire?.kind === "http" ? `${wire.method} ${wire.path}` : "";
      const told = `${method.toUpperCase()} ${path.replace(/\}\}$|(?<=\/members)\}$/u, "")}`;
      if (found === told) return [];
      // Slips of the page are findings in their line; what people corrected tells the value that the page has.
      const isBare = found === told.replace(/(?<=\/)id$/u, "{id}");
      if (isBare) return findingsAt(line).some((each) => each.startsWith("request/bare-")) ? [] : [line];
      const isCorrected = corrections.corrections.some(
        ({ target, expect: value }) =>
          target.startsWith(`/operations/${id}/wire/`) &&
          [path, method.toUpperCase()].includes(String(value)),
      );
      return isCorrected ? [] : [line];
    });
    expect(differ).toEqual([]);
    expect(corrections.corrections.filter(({ target }) => target.includes("/wire/"))).toHaveLength(7);
  });

  it("has a group for each title above a text of its own, and titles as on the page", () => {
    const told = linesLike(lines, /^(?:In this section you can find the APIs|Welcome to the \S+ API!)/u);
    const titles = new Set(told.map((line) => lines[line - 3] ?? ""));
    const tags = spec?.tags ?? [];
    expect(tags.length).toBeGreaterThanOrEqual(20);
    for (const { name, line = 0 } of tags) expect(lines[line - 1]).toBe(name);
    const names = new Set(tags.map(({ name }) => name));
    const endpoints = new Set(operations.map(({ title }) => title));
    expect([...titles].filter((title) => !names.has(title) && !endpoints.has(title))).toEqual([]);
    for (const { title, lines: span } of operations) expect(lines[span.start - 1]).toBe(title);
  });

  it("has every row of every table, at its place", () => {
    const rows = rowsIn(lines);
    expect(linesLike(lines, /^`?Parameters? (?:type|description)/iu)).toHaveLength(
      lines.filter(isTitles).length,
    );
    expect(lines.filter(isTitles)).toHaveLength(103);
    expect(rows.length).toBeGreaterThan(480);
    const removed = corrections.corrections.filter(({ target }) => /\/parameters(?:\/|$)/u.test(target));
    const lost = rows.filter(({ line, name }) => {
      const operation = at(line);
      if (operation === undefined) return true;
      if (namesOf(operation).has(name)) return false;
      if (findingsAt(line).some((each) => each.startsWith(`parameters/near-name the table has "${name}"`)))
        return false;
      // What was copied from another section, and was taken out again by hand.
      return !removed.some(
        ({ target, expect: value }) =>
          target.startsWith(`/operations/${operation.id}/`) && JSON.stringify(value).includes(`"${name}"`),
      );
    });
    expect(lost).toEqual([]);
  });

  it("describes each row in its own line, unless others share the shape", () => {
    const described = new Set<string>();
    const visit = (schema: Schema, name: string): void => {
      if (schema["x-line"] !== undefined) described.add(`${schema["x-line"]} ${name}`);
      for (const [key, inner] of Object.entries(schema.properties ?? {})) visit(inner, key);
      for (const inner of innerSchemas({ ...schema, properties: {} })) visit(inner, name);
    };
    for (const { parameters, payload } of operations) {
      for (const { name, schema } of parameters) visit(schema, name);
      if (payload !== undefined) visit(payload.schema, "");
    }
    for (const [name, { schema }] of Object.entries(schemas)) visit(schema, name);
    const rows = rowsIn(lines);
    const own = rows.filter(({ line, name }) => described.has(`${line} ${name}`));
    expect(own.length).toBeGreaterThan(rows.length * 0.85);
  });

  it("accounts for every example: in the spec by its line, or as the key's", () => {
    const shown = examplesIn(lines);
    const keys = shown.filter(({ text }) => /^\{\s*"X-API-KEY"/u.test(text));
    expect(keys).toHaveLength(76);
    const known = new Set(operations.flatMap(({ examples }) => examples.map(({ line }) => line)));
    const others = shown.filter((each) => !keys.includes(each));
    expect(others.map(({ line }) => line).sort()).toEqual([...known].sort());
    expect(known.size).toBe(117);
  });

  it("tells of every example that is no JSON how it was mended", () => {
    const broken = examplesIn(lines).filter(({ text }) => !isJson(text));
    expect(broken.length).toBeGreaterThanOrEqual(13);
    const untold = broken.filter(({ line, endLine }) =>
      diagnostics.every(
        (each) =>
          !/^example\/(?:repaired|unparsable)$/u.test(each.code) || each.line < line || each.line > endLine,
      ),
    );
    expect(untold).toEqual([]);
  });

  it("shows the examples as they are on the page, where they are JSON", () => {
    const values = new Map(
      operations.flatMap(({ examples }) => examples.map(({ line, value }) => [line, value] as const)),
    );
    const whole = examplesIn(lines).filter(({ text, line }) => isJson(text) && values.has(line));
    expect(whole.length).toBeGreaterThan(95);
    for (const { text, line } of whole) expect(values.get(line)).toEqual(JSON.parse(text));
  });

  it("has a schema for each slot that accepts its examples, or says in the example's line what does not fit", () => {
    const rejected = operations.flatMap(({ id, parameters, payload, responses, examples }) =>
      examples.flatMap(({ kind, line, value }) => {
        const slot =
          kind === "response" ? responses[0]?.schema : kind === "request" ? payload?.schema : undefined;
        const query: Schema = {
          type: "object",
          properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
        };
        const schema = slot ?? (kind === "parameters" ? query : undefined);
        if (schema === undefined) throw new Error(`${line} ${id}: no schema`);
        const way = kind === "response" ? "response" : "request";
        const sent = kind === "parameters" ? inUrl(value) : value;
        return mismatches(sent, schema, named, "", way).length > 0 ? [line] : [];
      }),
    );
    const told = diagnostics.filter(({ code }) => code === "example/rejected").map(({ line }) => line);
    expect(rejected.filter((line) => !told.includes(line))).toEqual([]);
    expect(told.length).toBeLessThan(10);
  });
});

/** In a URL, the number 5 and the text "5" are the same. */
function inUrl(value: Json): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, /^\d+$/u.test(String(each)) ? Number(each) : each]),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
