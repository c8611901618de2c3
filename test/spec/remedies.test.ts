import { describe, expect, test } from "vitest";
import { openApiDocument } from "../../scripts/emit/openapi/index.js";
import { annotate, annotationsSchema } from "../../scripts/spec/annotations.js";
import { type ApiSpec, type AuthScheme, apiSpecSchema } from "../../scripts/spec/api-spec.js";
import { httpSpec } from "../emit/openapi/specs.js";

const key: AuthScheme = { type: "apiKey", name: "key", in: "header", parameter: "X-API-KEY" };
const basic: AuthScheme = { type: "http", name: "basic", scheme: "basic" };
const spec = httpSpec({ authSchemes: [key, basic] });
const evidence = { certainty: "certain", reason: "the page says so", evidence: "l.22" } as const;

const annotations = (names: string[], remedy: string) => ({
  authSchemes: [{ id: "a", names, set: { remedy }, ...evidence }],
});

const annotated = (to: ApiSpec, names: string[]) =>
  annotate(to, annotationsSchema.parse(annotations(names, "ask for another")));

describe("what to do where credentials are refused", () => {
  test("stands at the scheme that it is annotated for, with its evidence", () => {
    const [result, diagnostics] = annotated(spec, ["key"]);
    expect(diagnostics).toEqual([]);
    expect(result.authSchemes).toEqual([{ ...key, remedy: { text: "ask for another", ...evidence } }, basic]);
    expect(apiSpecSchema.parse(result)).toEqual(result);
    expect(spec.authSchemes).toEqual([key, basic]);
  });

  test("is for other tools too", () => {
    const [result] = annotated(spec, ["key"]);
    expect(openApiDocument(result)).toMatchObject({
      components: { securitySchemes: { key: { "x-docwright-remedy": "ask for another" } } },
    });
  });

  test.each<[string, ApiSpec]>([
    ["has others", spec],
    ["has none", httpSpec()],
  ])("is refused for a scheme that is gone, where the page %s", (_, before) => {
    const [result, diagnostics] = annotated(before, ["session"]);
    expect(result).toEqual(before);
    expect(diagnostics).toEqual([
      {
        code: "annotation/no-target",
        severity: "error",
        line: 1,
        message: "annotation a: there is no session",
      },
    ]);
  });

  test.each([
    ["nothing", ""],
    ["a whole sentence", "Ask for another."],
    ["two lines", "ask\nfor another"],
    ["space around it", " ask"],
    ["a paragraph", "ask ".repeat(40).trim()],
  ])("is a part of a sentence: not %s", (_, remedy) => {
    expect(annotationsSchema.safeParse(annotations(["key"], remedy)).success).toBe(false);
  });
});
