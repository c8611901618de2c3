import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { emitOpenApi, openApiDocument } from "../../../scripts/emit/openapi/index.js";
import { printTypes } from "../../../scripts/emit/openapi-types/print-types.js";
import { apiSpecSchema } from "../../../scripts/spec/api-spec.js";
import { labelledSpec } from "../labelled-spec.js";
import { restSpec } from "../rest-spec.js";
import { compile, versions } from "../typescript/compile.js";
import { lint } from "./lint.js";
import { envelopeSpec, httpSpec } from "./specs.js";
import { typeErrors, typesOf } from "./types.js";

describe("what other tools say of the document", () => {
  test("a strict linter finds nothing in an envelope API", async () => {
    expect(await lint(emitOpenApi(envelopeSpec()).text, "envelope")).toEqual([]);
  });

  test("a strict linter finds nothing in a REST API", async () => {
    expect(await lint(emitOpenApi(restSpec()).text, "http")).toEqual([]);
  });

  test("a strict linter finds nothing in an API of forms, files and tasks", async () => {
    expect(await lint(emitOpenApi(labelledSpec).text, "http")).toEqual([]);
  });

  test("where a REST page tells no way to authenticate, only that is found", async () => {
    const found = await lint(emitOpenApi(httpSpec()).text, "http");
    expect(new Set(found.map((problem) => problem.split(" ")[0]))).toEqual(new Set(["security-defined"]));
  });

  test("the linter does find something where something is wrong", async () => {
    const broken = emitOpenApi(envelopeSpec()).text.replace('"security": [],', "");
    expect(await lint(broken, "envelope")).toContainEqual(expect.stringContaining("security-defined"));
  });

  test("openapi-typescript makes types of it by which requests and answers are checked", async () => {
    const types = await typesOf(emitOpenApi(envelopeSpec()).text);
    const program = `
      import type { operations } from "./openapi.js";
      type Lock = operations["document_file_lock"];
      type Request = Lock["requestBody"]["content"]["application/json"];
      type Answer = Lock["responses"][200]["content"]["application/json"];
      export const request: Request = {
        header: {
          target: "document.file.Lock", api_version: "1.2", app_token: "a", msg_key: "k", token: "t",
          identification: { account_id: 1 },
        },
        body: { data: { label: "x", mode: "hard" } },
      };
      export function name(answer: Answer): string {
        return "error" in answer.body ? String(answer.body.error.id) : answer.body.data.file.name;
      }`;
    expect(typeErrors({ "openapi.ts": types, "use.ts": program })).toEqual([]);
    const wrong = program.replace('"hard"', '"other"').replace("account_id: 1", "");
    expect(typeErrors({ "openapi.ts": types, "use.ts": wrong })).toHaveLength(2);
  });

  test("openapi-typescript makes types of a REST API", async () => {
    const types = await typesOf(emitOpenApi(httpSpec()).text);
    const program = `
      import type { paths } from "./openapi.js";
      type Get = paths["/rooms/{id}/{part}"]["get"];
      export const path: Get["parameters"]["path"] = { id: "1", part: 2 };
      export const room: Get["responses"][200]["content"]["application/json"] = { name: "Lobby" };`;
    expect(typeErrors({ "openapi.ts": types, "use.ts": program })).toEqual([]);
  });
});

/** What the pages of a vendor break that is not ours to mend. */
const known: Record<string, Record<string, string>> = {
  cloudike: {
    "no-ambiguous-paths":
      "l.3861 `company/domain/<domain>` stands beside `company/<company_id>/…`: an id is no word, its server decides",
  },
  zextras: {},
  workdrive: {
    "no-ambiguous-paths":
      "a path of the vendor begins with a parameter, and could mean others: its server decides",
  },
};

describe.each(Object.keys(known))("the document of a REST vendor: %s", (vendor) => {
  const spec = apiSpecSchema.parse(JSON.parse(readFileSync(`specs/${vendor}/spec.json`, "utf8")));
  const { text } = emitOpenApi(spec);

  test("a strict linter finds nothing", async () => {
    expect(await lint(text, "http", known[vendor])).toEqual([]);
  });

  test("no rule is off that finds nothing", async () => {
    const found = await lint(text, "http");
    expect(new Set(found.map((problem) => problem.split(" ")[0]))).toEqual(
      new Set(Object.keys(known[vendor] ?? {})),
    );
  });

  test("its types are made without a warning", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    await typesOf(text);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  }, 60_000);

  test("every operation, answer and schema is there, by its own name", () => {
    const { paths, components } = openApiDocument(spec);
    const items: object[] = Object.values(Object(paths));
    const operations: Record<string, unknown>[] = items.flatMap((item) => Object.values(item));
    // Operations of one request are one; one of several methods is one for each.
    const ids = operations
      .filter((each) => each["x-docwright-method-of"] === undefined)
      .flatMap((each) => each["x-docwright-operations"] ?? each.operationId);
    expect(ids.sort()).toEqual(spec.operations.map(({ id }) => id).sort());
    for (const { responses } of operations)
      expect(Object.keys(Object(responses))).toEqual(expect.arrayContaining([expect.stringMatching(/^2/)]));
    // Errors with names, and bodies of several media types, get schemas of their own.
    const schemas = Object.keys(Object(Object(components).schemas));
    expect(schemas.filter((name) => !/^Error(?:Body|Code)$|Body$/.test(name)).sort()).toEqual(
      Object.keys(spec.schemas).sort(),
    );
  });
});

// Together, because most of a run goes into the libraries.
test.each(versions)(
  "the types of all REST vendors compile, libraries and all, under TypeScript %s",
  async (version) => {
    const types = await Promise.all(
      Object.keys(known).map(async (vendor) => {
        const spec = apiSpecSchema.parse(JSON.parse(readFileSync(`specs/${vendor}/spec.json`, "utf8")));
        return { path: `generated/${vendor}.ts`, text: await printTypes(emitOpenApi(spec).text) };
      }),
    );
    expect(types.length).toBe(3);
    expect(compile(types, version, { skipLibCheck: false })).toBe("");
  },
  60_000,
);

test("every parameter and answer of a REST vendor is there", () => {
  const spec = apiSpecSchema.parse(JSON.parse(readFileSync("specs/zextras/spec.json", "utf8")));
  const { paths } = openApiDocument(spec);
  const operations = Object.values(Object(paths)).flatMap((item) => Object.values(Object(item)));
  const count = (part: string) =>
    operations.reduce<number>(
      (sum, operation) => sum + Object.keys(Object(Object(operation)[part])).length,
      0,
    );
  expect(count("parameters")).toBe(spec.operations.flatMap(({ parameters }) => parameters).length);
  expect(count("responses")).toBe(spec.operations.flatMap(({ responses }) => responses).length);
});

describe("the documents of the vendors", () => {
  const spec = apiSpecSchema.parse(JSON.parse(readFileSync("specs/wapi/spec.json", "utf8")));
  const { text } = emitOpenApi(spec);

  test("a strict linter finds nothing", async () => {
    expect(await lint(text, "envelope")).toEqual([]);
  }, 60_000);

  test("its types compile", async () => {
    expect(typeErrors({ "openapi.ts": await typesOf(text) })).toEqual([]);
  }, 60_000);

  test("every operation is there once", () => {
    const document: { paths: Record<string, { post: { operationId: string; "x-docwright-id": string } }> } =
      JSON.parse(text);
    const operations = Object.values(document.paths).map(({ post }) => post);
    expect(operations.map((operation) => operation["x-docwright-id"])).toEqual(
      spec.operations.map(({ id }) => id),
    );
    expect(new Set(operations.map(({ operationId }) => operationId.toLowerCase())).size).toBe(
      spec.operations.length,
    );
  });

  test("the same spec gives the same bytes", () => {
    expect(emitOpenApi(structuredClone(spec)).text === text).toBe(true);
  });
});
