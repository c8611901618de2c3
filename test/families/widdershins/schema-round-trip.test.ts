import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { apis, visible } from "./schema-arbitrary.js";
import type { ApiSchema } from "./schema-page.js";
import { type Read, readBack } from "./schema-read-back.js";

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
        const read = await readBack(api, reader);
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
      { seed: 7, numRuns: 150 },
    );
  });
});
