import { describe, expect, it } from "vitest";
import { apiSpecSchema, type Operation } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";
import { errorsOf, readPage, realFacts, sourceText } from "../read/read-page.js";

const source = sourceText();
const lines = source.split("\n");
const reading = readPage(source, realFacts());
const { spec, diagnostics } = reading;
const sections = spec.operations.filter(({ examples }) => examples.length > 0);

/** Lines of the page that match, counted without the reader. */
function count(pattern: RegExp, from = 0, to = lines.length): number {
  return lines.slice(from, to).filter((line) => pattern.test(line)).length;
}

const chapter = (name: string): number => lines.indexOf(name);
const [indexStart, actionsStart, objectsStart, errorsStart] = [
  chapter("Actions List"),
  chapter("Actions"),
  chapter("Objects"),
  chapter("Errors"),
];
const target = /^[a-z]+(?:\.\w+){2}$/u;

describe("the page of WApi", () => {
  it("is read without an error, and every line is read once", () => {
    expect(errorsOf(reading)).toEqual([]);
    expect(apiSpecSchema.safeParse(spec).error).toBeUndefined();
    const claimed = Object.values(reading.claims).reduce((sum, number) => sum + number, 0);
    expect(claimed).toBeGreaterThanOrEqual(count(/\S/u));
  });

  it("gives an operation for every entry of the index", () => {
    const entries = lines
      .slice(indexStart + 1, actionsStart)
      .map((line) => line.split(" ")[0] ?? "")
      .filter((word) => target.test(word));
    expect(entries).toHaveLength(718);
    expect(spec.operations.map(({ id }) => id).sort()).toEqual(entries.toSorted());
    expect(new Set(spec.operations.map(({ group, name }) => [...group, name].join("."))).size).toBe(718);
  });

  it("knows which 27 actions have no section", () => {
    const headings = new Set(lines.slice(actionsStart, objectsStart).filter((line) => target.test(line)));
    expect(headings.size).toBe(691);
    const without = spec.operations.filter(({ id }) => !headings.has(id));
    expect(without).toHaveLength(27);
    expect(without.every(({ origin }) => origin === "supplement" || origin === "unknown")).toBe(true);
    expect(without.filter(({ origin }) => origin === "unknown")).toHaveLength(2);
    const told = diagnostics.filter(({ code }) => code === "index/section-missing");
    expect(told.map(({ operation }) => operation).sort()).toEqual(without.map(({ id }) => id).sort());
  });

  it("has every object with its base, and every error code", () => {
    const headings = lines.flatMap((line) => {
      const [, name, base] = /^Output object - (\S+)(?: \(derive from (\S+)\))?$/u.exec(line) ?? [];
      return name === undefined ? [] : [{ name, base }];
    });
    expect(headings).toHaveLength(151);
    for (const { name, base } of headings) {
      const { schema } = spec.schemas[name] ?? {};
      expect(schema?.allOf ?? []).toEqual(base === undefined ? [] : [{ $ref: `#/schemas/${base}` }]);
    }
    expect(Object.keys(spec.schemas)).toHaveLength(151 + 3);
    const codes = lines.slice(errorsStart).flatMap((line) => /^\d+(?= )/u.exec(line) ?? []);
    expect(codes).toHaveLength(269);
    expect(spec.errors.map(({ code }) => code)).toEqual(codes.map(Number).sort((a, b) => a - b));
    const untold = count(/^\d+ api\.error\.\d+$/u, errorsStart);
    expect(spec.errors.filter(({ text }) => text === undefined)).toHaveLength(untold);
  });

  it("knows the push events, with receivers, targets and streams", () => {
    const pushes = sections.flatMap(({ push }) => push ?? []);
    expect(count(/^Push information:$/u)).toBe(447);
    expect(pushes).toHaveLength(447);
    expect(pushes.filter(({ streams }) => streams.length === 0)).toHaveLength(
      count(/^Stream value: Pushing on all streams$/u),
    );
    const named = lines.filter((line) => line.startsWith("Stream value:")).join("\n");
    expect(pushes.flatMap(({ streams }) => streams)).toHaveLength(named.match(/\(\d+\)/gu)?.length ?? 0);
    expect(pushes.filter(({ custom }) => custom === true).map((push) => push.target)).toEqual(
      lines.flatMap((line) => /^With custom target: (.+)$/u.exec(line)?.[1] ?? []),
    );
    for (const receiver of new Set(pushes.map(({ to }) => to)))
      expect(pushes.filter(({ to }) => to === receiver)).toHaveLength(
        lines.filter((line) => line === `Pushing to: ${receiver}`).length,
      );
  });

  it("knows servers and channels", () => {
    const corrected = spec.operations.filter(({ corrections = [] }) =>
      corrections.some(({ id }) => id.startsWith("upload-travels")),
    );
    const header = sections.filter(({ wire }) => wire.kind === "envelope" && wire.channel === "header");
    expect(count(/ http header of the request\.$/u)).toBe(17);
    expect(header).toHaveLength(17 + corrected.length);
    expect(spec.servers.map(({ url }) => url)).toEqual([
      "https://api.wimi.pro",
      "https://api.files.wimi.pro",
    ]);
    const files = sections.filter(({ wire }) => wire.kind === "envelope" && wire.server === "files");
    // The two whose sections name the other host are corrected.
    expect(files).toHaveLength(count(/^https:\/\/api\.files\.wimi\.pro$/u) + 2);
  });

  it("has every table of restrictions with its columns and the number of its marks", () => {
    const tables = sections.flatMap(({ restrictions = [] }) => restrictions);
    expect(tables).toHaveLength(count(/ restrictions:$/u, actionsStart, objectsStart));
    for (const { kind, columns, marks, allowed, line } of tables) {
      expect(lines[line - 2]).toBe(`${kind}:`);
      expect(columns.map(({ label, value }) => `${label} (${value})`).join("")).toBe(lines[line - 1]);
      expect(marks).toBe(/^X+$/u.exec(lines[line] ?? "")?.[0].length ?? 0);
      expect(allowed !== null).toBe(marks === columns.length);
    }
    const conditions = sections.flatMap((operation) => operation.conditions ?? []);
    for (const { text, line } of conditions) expect(lines[line - 1]).toBe(text);
    expect(conditions).toHaveLength(count(/^(?:This route is project restricted|User restriction: )/u));
  });

  it("says that an answer is unknown wherever the page documents none", () => {
    const undocumented = lines.filter((line, at) => {
      const next = lines.slice(at + 1, at + 5).find((other) => other !== "");
      return line === "Output:" && !/^ +•/u.test(next ?? "");
    });
    const unknown = sections.filter(({ responses: [answer] }) => answer?.schema?.["x-origin"] === "unknown");
    expect(undocumented.length).toBeGreaterThan(250);
    expect(unknown).toHaveLength(undocumented.length);
  });
});

interface Told {
  schema: Schema;
  required: boolean;
}

/** Every field of the spec that names its line; the same line may occur in more than one place. */
function fieldsByLine(): Map<number, Told[]> {
  const found = new Map<number, Told[]>();
  const take = (schema: Schema, required: boolean): void => {
    const line = schema["x-line"];
    if (line !== undefined) found.set(line, [...(found.get(line) ?? []), { schema, required }]);
    for (const [name, property] of Object.entries(schema.properties ?? {}))
      take(property, schema.required?.includes(name) ?? false);
    if (schema.items !== undefined) take(schema.items, false);
    if (typeof schema.additionalProperties === "object") take(schema.additionalProperties, false);
    for (const option of schema.anyOf ?? []) take(option, false);
  };
  const takeOperation = ({ parameters, payload, responses }: Operation): void => {
    for (const { schema, required } of parameters) take(schema, required);
    if (payload !== undefined) take(payload.schema, false);
    for (const { schema } of responses) if (schema !== undefined) take(schema, false);
  };
  spec.operations.forEach(takeOperation);
  for (const { schema } of Object.values(spec.schemas)) take(schema, false);
  return found;
}

const told = fieldsByLine();
const bullets = lines.flatMap((text, at) =>
  /^ +• /u.test(text) ? [{ text: text.trim(), line: at + 1 }] : [],
);

describe("the fields of WApi", () => {
  it("are counted", () => {
    const envelope = bullets.filter(({ text }) => /^• \w+: \(/u.test(text));
    expect(spec.counts.fields).toBe(bullets.length - envelope.length);
  });

  it("refer to objects that are there, and operations to servers", () => {
    const references = JSON.stringify(spec).match(/"#\/schemas\/[^"]+"/gu) ?? [];
    expect(references.length).toBeGreaterThan(300);
    const names = new Set(references.map((reference) => reference.slice('"#/schemas/'.length, -1)));
    expect([...names].filter((name) => !Object.hasOwn(spec.schemas, name))).toEqual([]);
    const servers = spec.servers.map(({ name }) => name);
    for (const { wire } of spec.operations)
      expect(servers).toContain(wire.kind === "envelope" ? wire.server : wire.kind);
  });

  it("are all in the spec: every bullet of the page", () => {
    // Values below a number are in its enumeration; the two below are what corrections took out.
    const values = bullets.filter(({ text }) => /^• - \w+: -?\d+$/u.test(text));
    expect(values).toHaveLength(4);
    const [role] = told.get((values[0]?.line ?? 0) - 1) ?? [];
    expect(role?.schema.enum).toEqual(values.map(({ text }) => Number(/-?\d+$/u.exec(text)?.[0])));
    const lost = bullets.filter(({ line }) => !told.has(line)).map(({ line }) => line);
    const login = lines.lastIndexOf("auth.user.Login") + 1;
    const download = lines.lastIndexOf("document.file.Download") + 1;
    const corrected = lost.filter((line) => !values.some((value) => value.line === line));
    expect(corrected.filter((line) => line > login && line < login + 60)).toHaveLength(1);
    expect(corrected.filter((line) => line > download && line < download + 60)).toHaveLength(9);
    expect(corrected).toHaveLength(10);
  });

  it("keep what their bullets say: a sample", () => {
    // A linear congruence: another sample of the page by another seed, the same one in every run.
    let state = 7;
    const sample = Array.from({ length: 100 }, () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return bullets[state % bullets.length];
    });
    let checked = 0;
    for (const bullet of sample) {
      const [field, ...others] = told.get(bullet?.line ?? 0) ?? [];
      const [, type, rest = ""] =
        /^• \S+ - ([\w ]+?)((?: - | Optional: ).*)?$/u.exec(bullet?.text ?? "") ?? [];
      if (bullet === undefined || field === undefined || type === undefined || others.length > 0) continue;
      checked += 1;
      const { schema, required } = field;
      expect(required, bullet.text).toBe(!/ Optional: |can be missing/u.test(rest));
      const isNull = JSON.stringify(schema).includes('"null"') || schema["x-origin"] !== undefined;
      if (/can be null|Optional: null/u.test(rest)) expect(isNull, bullet.text).toBe(true);
      else expect([schema.type].flat(), bullet.text).not.toContain("null");
      const [, value] = / Optional: (-?\d+|true|false|null|"[^"]*"|\[\])$/u.exec(rest) ?? [];
      if (value !== undefined) expect(schema.default, bullet.text).toEqual(JSON.parse(value));
      else if (!rest.includes("Optional")) expect(schema.default, bullet.text).toBeUndefined();
      const plain = { int: "integer", string: "string", bool: "boolean", float: "number" }[type];
      if (plain !== undefined && schema["x-documented"] === undefined)
        expect([schema.type].flat(), bullet.text).toContain(plain);
      if (/^LIST of|list$/u.test(type) && schema.anyOf === undefined)
        expect([schema.type].flat(), bullet.text).toContain("array");
    }
    expect(checked).toBeGreaterThan(85);
  });
});

describe("the examples of WApi", () => {
  it("are all kept as they are", () => {
    expect(count(/^Example:$/u)).toBe(691);
    expect(sections).toHaveLength(691);
    for (const { examples } of sections)
      for (const { value, line } of examples) {
        const end = lines.indexOf("}", line - 1);
        expect(value).toEqual(JSON.parse(lines.slice(line - 1, end + 1).join("\n")));
      }
  });

  it("fit their schemas, or are listed with a reason", () => {
    const listed = diagnostics.filter(({ code }) => code.startsWith("example/"));
    const of = (code: string) => listed.filter((diagnostic) => diagnostic.code === code);
    expect([...new Set(listed.map(({ code }) => code))].sort()).toEqual([
      "example/placeholder",
      "example/undeclared-field",
      "example/unparsable",
    ]);
    expect(of("example/placeholder")).toHaveLength(count(/"no example yet"/u));
    // The login's example sends the user_id that a correction takes out of its list.
    expect(of("example/undeclared-field").map(({ operation }) => operation)).toEqual(["auth.user.Login"]);
    // The login response of the overview has an elision and a bracket too many.
    expect(of("example/unparsable").map(({ line }) => lines[line - 1])).toEqual(["{"]);
  });
});
