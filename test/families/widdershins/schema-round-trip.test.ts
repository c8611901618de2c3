import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../scripts/diagnostics/diagnostic.js";
import { startSchemas } from "../../../scripts/families/widdershins/schema/context.js";
import {
  readBodyRows,
  readComponents,
  readInline,
} from "../../../scripts/families/widdershins/schema/read-schema.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { apis, visible } from "./schema-arbitrary.js";
import { type Api, type ApiSchema, pageOf } from "./schema-page.js";

interface Read {
  schemas: Record<string, Schema>;
  diagnostics: Diagnostic[];
}

async function readPage(api: Api, reader: "html" | "text"): Promise<Read> {
  const page = await pageOf(api, reader);
  const diagnostics: Diagnostic[] = [];
  const context = startSchemas(page.components, [...page.answers.values()], diagnostics);
  const schemas: Record<string, Schema> = {};
  for (const [name, { schema }] of Object.entries(readComponents(context))) schemas[name] = schema;
  for (const [name, part] of page.answers) schemas[name] = readInline(part, context);
  for (const [name, part] of page.bodies) schemas[name] = readBodyRows(part, context);
  return { schemas, diagnostics };
}

const notes = new Set(["x-line", "x-origin", "x-reason"]);

/** What a schema says, without where it was found. */
function told(schemas: Record<string, Schema>, { diagnostics }: Pick<Read, "diagnostics">): unknown {
  const has = (code: string): boolean => diagnostics.some((one) => one.code === code);
  const text = JSON.stringify(schemas, (key, value: unknown) => {
    if (notes.has(key) || (key === "enum" && has("table/enum-shared"))) return undefined;
    return value;
  });
  // What the reader says it does not know need not be right.
  return JSON.parse(
    has("table/combination-unknown") ? text.replace(/"(?:allOf|oneOf)":/gu, '"anyOf":') : text,
  );
}

function visibleAll(schemas: Record<string, ApiSchema>, kind: "table" | "body"): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, visible(schema, kind)]));
}

/** Doubts that the page leaves. */
const doubts = new Set(["table/enum-shared", "table/combination-unknown"]);

describe("schemas that were rendered", () => {
  it.each(["html", "text"] as const)("come back from %s", async (reader) => {
    await fc.assert(
      fc.asyncProperty(apis, async (api) => {
        const read = await readPage(api, reader);
        // Behind lists of lists the marks of depth may leave a choice, and the example no hint.
        fc.pre(!read.diagnostics.some(({ code }) => code === "table/depth-ambiguous"));
        const expected = {
          ...visibleAll({ ...api.schemas, ...api.answers }, "table"),
          ...visibleAll(api.bodies ?? {}, "body"),
        };
        expect(told(read.schemas, read)).toEqual(told(expected, read));
        const grave = read.diagnostics.filter(
          ({ code, severity }) => severity !== "info" && !doubts.has(code),
        );
        expect(grave.map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
