import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import type { ApiSpec } from "../../../scripts/spec/api-spec.js";
import {
  emitted,
  envelopeSpec,
  identification,
  integer,
  object,
  operation,
  sessionParameters,
} from "./small-spec.js";

/** Everything after the imports. */
function body(text: string): string {
  return text.slice(text.indexOf("\n\nexport") + 2);
}

const lock = operation("document.file.Lock", {
  title: "Used to lock a file",
  description: "Use `force` to take over.",
  parameters: [...sessionParameters, identification("project_id")],
  payload: { required: true, schema: object({ force: { type: "boolean", default: false } }) },
  responses: [{ status: "default", schema: object({ file: { $ref: "#/schemas/File" } }, ["file"]) }],
  conditions: [{ text: "The file must exist", line: 11 }],
  restrictions: [
    {
      kind: "Role restrictions",
      columns: [{ label: "Guests" }, { label: "Managers" }],
      marks: 2,
      allowed: ["Guests", "Managers"],
      line: 12,
    },
    {
      kind: "Documents restrictions",
      columns: [{ label: "Read-only" }, { label: "Read-write" }],
      marks: 1,
      allowed: null,
      line: 13,
    },
    {
      kind: "Tasks restrictions",
      columns: [{ label: "Limited" }, { label: "Full" }],
      marks: 1,
      allowed: ["Full"],
      line: 14,
    },
  ],
  push: { to: "Project users", target: "document.file.Lock", streams: [], line: 15 },
  examples: [
    {
      kind: "request",
      line: 16,
      value: {
        header: { identification: { account_id: 1, user_id: 2, project_id: 3, stranger: 4 } },
        body: { data: { force: true } },
      },
    },
  ],
  corrections: [{ id: "x", certainty: "probable", reason: "Clients do so", documented: "int" }],
  notes: ["Ask twice"],
});
const schemas: ApiSpec["schemas"] = { File: { schema: object({ id: integer }, ["id"]), used: "output" } };

test("the interface of a group, with the types of its operations", () => {
  expect(
    body(emitted(envelopeSpec([lock], { schemas }), "document/file.types")),
  ).toBe(`export interface DocumentFile {
  /**
   * Used to lock a file.
   *
   * Use \`force\` to take over.
   *
   * The file must exist.
   *
   * Roles: all. Documents: 1 of 2 (Read-only, Read-write; the page does not say which). Tasks: Full.
   *
   * Pushes \`document.file.Lock\` to Project users on all streams.
   *
   * Clients do so. Probable: the page says \`int\`.
   *
   * Ask twice.
   *
   * Target \`document.file.Lock\`. Source: specs/wapi/source.txt, lines 10–20.
   *
   * @example
   * \`\`\`ts
   * await wapi.document.file.lock({ project_id: 3, data: { force: true } });
   * \`\`\`
   * @throws {WapiError}
   */
  lock(params: LockParams, options?: WapiCallOptions): ApiPromise<LockOutput>;
}

export interface LockParams extends WapiSessionIds {
  project_id: number;
  data?: LockData | undefined;
}

export interface LockData {
  /** Default: \`false\`. */
  force?: boolean | undefined;
}

export interface LockOutput {
  file: File;
}
`);
});

describe("standalone functions", () => {
  const functions = (given: Parameters<typeof operation>[1]) =>
    emitted(envelopeSpec([operation("a.b.Run", given)]), "a/b").replace(/[\s\S]*\*\/\n/, "");

  test.each([
    [
      "none needs no argument",
      { parameters: sessionParameters },
      "params?: types.RunParams",
      'jsonOperation("a.b.Run");',
    ],
    ["without any parameter", {}, "params?: Record<string, never>", 'jsonOperation("a.b.Run", { ids: [] });'],
    [
      "a login",
      { session: "open" as const },
      "params?: types.RunParams",
      'jsonOperation("a.b.Run", { session: "open" });',
    ],
    [
      "an upload",
      { parameters: sessionParameters, wire: { channel: "header", server: "files" } },
      "params: types.RunParams",
      'operation("a.b.Run", { channel: "header", host: "files" });',
    ],
    [
      "a download",
      { parameters: sessionParameters, responses: [{ status: "default", binary: true }] },
      "=> ApiPromise<Response> =",
      'jsonOperation("a.b.Run", { answer: "binary" });',
    ],
  ])("%s", (_, given, signature, value) => {
    const text = functions(given);
    expect(text).toContain(signature);
    expect(text).toContain(`/*#__PURE__*/ ${value}`);
  });

  test("a reserved word is exported under its name", () => {
    const text = emitted(envelopeSpec([operation("a.b.Delete")]), "a/b");
    expect(text).toContain("\nconst delete_: (");
    expect(text).toContain("\nexport { delete_ as delete };");
  });
});

test("the namespaced client has every group as data", () => {
  const upload = operation("document.file.Upload", {
    parameters: sessionParameters,
    wire: { channel: "header" },
  });
  const text = emitted(
    envelopeSpec([lock, upload, operation("main.util.Ping", { parameters: sessionParameters })], { schemas }),
    "client",
  );
  expect(text).toContain(`export interface WapiClient extends Wapi {
  with(overrides: Partial<WapiOptions>): WapiClient;
  readonly document: {
    readonly file: DocumentFile;
  };
  readonly main: {
    readonly util: MainUtil;
  };
}`);
  expect(text).toContain(`  document: {
    file: group(
      "document.file",
      "Lock Upload",
      {
        Upload: { channel: "header" },
      },
    ),
  },
  main: {
    util: group("main.util", "Ping"),
  },`);
});

test("a method that is not called like its target comes from the module of functions", () => {
  const text = emitted(envelopeSpec([operation("a.b.Run", { name: "start" })]), "client");
  expect(text).toContain('import * as aB from "./a/b.js";');
  expect(text).toContain("    b: () => aB,");
  expect(text).not.toContain("function group(");
});

test("names that are taken: the object gives way, everything else stays", () => {
  const search = operation("a.b.Search", {
    responses: [
      {
        status: "default",
        schema: object({ found: { $ref: "#/schemas/SearchOutput" }, all: { $ref: "#/schemas/Response" } }),
      },
    ],
  });
  const taken = {
    SearchOutput: { schema: object({ id: integer }) },
    Response: { schema: object({ id: integer }) },
  };
  const text = emitted(envelopeSpec([search], { schemas: taken }), "a/b.types");
  expect(text).toContain(
    'import type { ResponseObject, SearchOutput as SearchOutputObject } from "../objects.js";',
  );
  expect(text).toContain("  found?: SearchOutputObject;\n  all?: ResponseObject;");
});

describe("answers that nobody knows", () => {
  test.each([
    [
      { status: "default", description: "Documentation not available yet" },
      "Documentation not available yet.",
    ],
    [
      {
        status: "default",
        schema: { "x-origin": "unknown" as const, "x-reason": "the page documents no output" },
      },
      "the page documents no output.",
    ],
  ])("%j", (response, told) => {
    const text = emitted(envelopeSpec([operation("a.b.Run", { responses: [response] })]), "a/b.types");
    expect(text).toContain(`The answer is \`unknown\`: ${told}`);
    expect(text).toContain("): ApiPromise<unknown>;");
  });
});

test("the same spec gives the same bytes, and no file twice", () => {
  const spec = envelopeSpec([lock, operation("main.util.Ping")], { schemas });
  const files = emitTypeScript(spec);
  expect(emitTypeScript(structuredClone(spec))).toEqual(files);
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  expect(files.every(({ text }) => !/[ \t]\n|\n\n\n|\r/.test(text) && text.endsWith("\n"))).toBe(true);
});
