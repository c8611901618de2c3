import { describe, expect, it } from "vitest";
import type { ApiSpec, NamedSchema } from "../../scripts/spec/api-spec.js";
import { checkRenames } from "../../scripts/spec/names.js";
import { restSpec } from "../emit/rest-spec.js";

const badge: NamedSchema = {
  schema: { type: "object", properties: { id: { type: "string" }, title: {}, path: {} } },
};
const other: NamedSchema = {
  schema: { type: "object", properties: { id: { type: "number" }, rank: {}, level: {} } },
};

const withSchemas = (schemas: ApiSpec["schemas"]): ApiSpec => restSpec({ schemas });
const told = (last: ApiSpec["schemas"], now: ApiSpec["schemas"]) =>
  checkRenames(withSchemas(now), withSchemas(last)).map(({ code, message }) => `${code} ${message}`);

describe("a shape that only examples show", () => {
  it("keeps its name, or the generation stops", () => {
    const [first = "", ...more] = told({ Badge: badge }, { Badge: other, UserBadge: badge });
    expect(first).toMatch(/^names\/shape-renamed what was called Badge would be called UserBadge: /u);
    expect(more).toEqual([]);
    expect(told({ Badge: badge }, { UserBadge: badge })).toHaveLength(1);
  });

  it("may change, go, come, or be repeated under another name", () => {
    expect(told({ Badge: badge }, { Badge: other })).toEqual([]);
    expect(told({ Badge: badge }, {})).toEqual([]);
    expect(told({}, { Badge: badge })).toEqual([]);
    expect(told({ Badge: badge }, { Badge: badge, UserBadge: badge })).toEqual([]);
  });

  it("is not one that the page itself names", () => {
    const named = { ...badge, lines: { start: 1, end: 9 } };
    expect(told({ Badge: named }, { Medal: named })).toEqual([]);
  });
});
