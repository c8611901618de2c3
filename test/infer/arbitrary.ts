import fc from "fast-check";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";

/** Any JSON, its hostile keys among them. */
export const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 4 })
  .map((value): Json => JSON.parse(JSON.stringify(value)));

const leaf = fc.constantFrom<Json>("string", "Anna", 1, true, null, {}, []);
const keys = fc.constantFrom(
  "id",
  "name",
  "user",
  "users",
  "data",
  "files",
  "owner",
  "__proto__",
  "constructor",
);

/** Objects of few words, so that equal shapes and equal names are common. */
export const crowded: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(keys, tie("value")), { maxLength: 5, selector: ([key]) => key })
      .map((entries): Json => Object.fromEntries(entries)),
  ),
})).value;

export function operationOf(
  id: string,
  shown: { request?: Schema | undefined; response?: Schema | undefined },
): Operation {
  const [group = "", name = ""] = id.split(".");
  const { request, response } = shown;
  return {
    id,
    group: [group],
    name,
    wire: { kind: "http", method: "POST", path: `/${group}` },
    parameters: [],
    ...(request === undefined ? {} : { payload: { required: true, schema: request } }),
    responses: response === undefined ? [] : [{ status: "2XX", schema: response }],
    examples: [],
    lines: { start: 1, end: 1 },
  };
}

/** The same value with the keys of all its objects in one order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
