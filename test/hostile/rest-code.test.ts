import { beforeAll, describe, expect, it } from "vitest";
import { emitOpenApiTypes } from "../../scripts/emit/openapi-types/index.js";
import type { OutputFile } from "../../scripts/emit/output-file.js";
import type { VendorResult } from "../../scripts/pipeline.js";
import { compile } from "../emit/typescript/compile.js";
import { generate, realFacts } from "../generate/editions-rest.js";
import { renderPage } from "../support/widdershins.js";

const evil =
  "*/ pwned(); /* ` $" +
  "{pwned()} \u2028 \u202e <script>pwned()</script> @deprecated {@link pwned} \\u002a/";
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ "application/json": { schema } });
const field = { type: "string", description: evil };

/** Names of the language and of the client, where the page may name something. */
const hostileNames = [
  "constructor",
  "prototype",
  "default",
  "class",
  "await",
  "a-b",
  "1st",
  "then",
  "ü",
  "$",
  "with",
  "toString",
];

/** Groups called like words of the language, like a generated module, or alike but for capitals; and none at all. */
const tags = [
  ["Constructor"],
  ["Import export"],
  ["Class"],
  ["New"],
  ["Import"],
  ["Schemas"],
  ["User Groups"],
  ["Usergroups"],
  [],
];

/** The generator of such pages does not survive all of them: they are put in behind it. */
const names = hostileNames.map((_, index) => `nameQ${index}Q`);
const withNames = (page: string): string =>
  names.reduce((text, name, index) => text.replaceAll(name, () => hostileNames[index] ?? ""), page);

const hostile = {
  openapi: "3.0.3",
  info: { title: `Hostile ${evil}`, version: "1.0", description: evil },
  servers: [{ url: "https://hostile.example/a" }],
  tags: [{ name: "Constructor", description: evil }],
  paths: Object.fromEntries(
    names.map((name, index) => [
      `/things/${index}/{${name}}`,
      {
        post: {
          operationId: name,
          tags: tags[index % tags.length] ?? [],
          description: evil,
          parameters: [
            { name, in: "path", required: true, description: evil, schema: { type: "string" } },
            { name, in: "query", schema: { type: "string", enum: ["'", '"', "\\", "`", "$" + "{pwned}"] } },
            { name: "body", in: "query", schema: { type: "boolean" } },
            { name: `X-${name}`, in: "header", schema: { type: "integer" } },
          ],
          requestBody: { required: true, content: json(ref("Object")) },
          responses: {
            200: { description: evil, content: json({ type: "array", items: ref("Promise") }) },
            404: { description: evil },
          },
        },
      },
    ]),
  ),
  components: {
    schemas: {
      Object: {
        type: "object",
        description: evil,
        required: names.slice(0, 2),
        properties: Object.fromEntries(names.map((name) => [name, field])),
      },
      Promise: {
        allOf: [
          ref("Object"),
          { type: "object", properties: { next: ref("Promise"), [names[7] ?? ""]: ref("Array") } },
        ],
      },
      Array: { type: "string", enum: ["a", "*/", "`", "\\"], description: evil },
      Response: { oneOf: [ref("Object"), ref("Array")] },
      "a.b-c": { type: "object", properties: { Record: ref("Response") } },
    },
  },
};

/** What the facts beside the real page say of sessions, without its address. */
const { supplement } = realFacts();

describe.each(["html", "text"] as const)("a page full of code, as %s", (form) => {
  let result: VendorResult;
  beforeAll(async () => {
    const page = await renderPage(hostile);
    result = generate(withNames(page[form]), {
      supplement,
      sourceFile: `source.${form === "html" ? "html" : "txt"}`,
    });
  });

  it("is read, or stops with lines", () => {
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.spec?.operations).toHaveLength(names.length);
  });

  it("becomes code that compiles, and runs none of it", async () => {
    const isCode = ({ path }: OutputFile): boolean => /^generated\/.*\.ts$/u.test(path);
    const code = result.outputs.filter(isCode);
    const documents = result.outputs.filter(({ path }) => path.endsWith("/openapi.json"));
    const types = await Promise.all(documents.map((document) => emitOpenApiTypes(document)));
    expect(code.length).toBeGreaterThan(8);
    expect(types).toHaveLength(1);
    expect(compile([...code, ...types], "7")).toBe("");
  });
});
