import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { labelledSpec } from "../labelled-spec.js";
import { httpOperation } from "./rest-operations.js";

const filesOf = (spec = labelledSpec) =>
  new Map(
    emitTypeScript(spec, { variable: "drawer", prefix: "Drawer" }).map(({ path, text }) => [
      path.replace("generated/drawer/", "").replace(".ts", ""),
      text,
    ]),
  );
const files = filesOf();
const file = (name: string): string => files.get(name) ?? "";

/** From a line that begins like this to the line of the closing brace. */
function declared(name: string, start: string): string {
  const text = file(name);
  const from = text.indexOf(start);
  return from < 0 ? "" : text.slice(from, text.indexOf("\n}", from) + 2);
}

/** The comment of a method, without its marks. */
function commentOf(name: string, method: string): string {
  const before = file(name).split(`\n  ${method}(`)[0] ?? "";
  return before
    .slice(before.lastIndexOf("/**"))
    .replace(/^ *(?:\/\*\*|\*\/|\*) ?/gm, "")
    .replace(/(?<!\n)\n(?![\n-])/g, " ");
}

describe("the facts", () => {
  test("a credential that is issued for the purpose goes before one that only the page has", () => {
    expect(file("facts")).toContain('auth: { in: "header", name: "Drawer-Auth" }');
  });

  test("the operation that opens a session is told, and needs none", () => {
    expect(file("facts")).toContain('login: "POST /api/1/accounts/login/"');
    expect(file("client")).toContain(
      'login: ["POST /api/1/accounts/login/", { security: "none", session: "open" }]',
    );
  });
});

describe("what the runtime is told", () => {
  test.each([
    ["a path of several segments, and the one of the page", '"GET /api/1/files/get/{+path}"'],
    ["the documented path", 'documented: "/api/1/files/{+path}"'],
    ["fields that are written as JSON", 'create: ["POST /api/1/files/create/", { json: ["client_data"] }]'],
    ["a parameter that is", 'json: ["filter"]'],
    [
      "pages by offset",
      '{ offset: { parameter: "offset", size: "limit", items: "content", last: "is_last_page" } }',
    ],
    ["a page that is a list", '{ offset: { parameter: "offset", items: "" } }'],
    [
      "a task that starts",
      '{ task: { id: "taskid", target: "GET /api/1/task/{taskid}/", parameter: "taskid" } }',
    ],
    ["a task that is asked for", '{ target: "GET /api/1/task/{taskid}/", parameter: "taskid" }'],
    ["a download", 'download: { url: "url", size: "size" }'],
  ])("%s", (_, text) => {
    expect(file("client")).toContain(text);
  });

  test("an upload that is confirmed, in parts", () => {
    expect(file("client").replace(/\s+/g, " ")).toContain(
      'upload: { url: "url", method: "method", headers: "headers", fields: "parameters", file: "file", confirm: "confirm_url", size: "size", done: "201", parts: { target: "POST /api/1/files/create_part/", flag: "multipart", of: "temp_path", number: "part_number", }, }',
    );
  });

  test("nothing of the media type that all bodies have", () => {
    expect(file("client")).not.toContain("mediaType");
  });

  test.each([
    ["files", "create", "fieldsOperation"],
    ["files", "upload", "uploadOperation"],
    ["files", "download", "downloadOperation"],
    ["files", "list", "offsetOperation"],
    ["files/multi", "delete_", "taskOperation"],
  ])("%s.%s is made by %s", (name, constant, maker) => {
    const [, rest = ""] = file(name).split(`const ${constant}: `);
    expect(/PURE__\*\/ (\w+)\(/.exec(rest)?.[1]).toBe(maker);
  });
});

describe("what calls take and give", () => {
  test("a lost list is open, and so is its body", () => {
    expect(declared("accounts.types", "export interface UnlockParams")).toMatch(
      /body\?: \{ \[key: string\]: unknown \} \| undefined;\n.*\n {2}\[name: string\]: unknown;/,
    );
    expect(file("files.types")).toMatch(
      /export interface CopiesParams \{\n.*\n {2}\[name: string\]: unknown/,
    );
    expect(file("schemas/files")).toContain("z.optional(z.looseObject({}))");
    expect(file("schemas/accounts")).toContain(
      "z.looseObject({ body: z.optional(z.record(z.string(), z.unknown())) })",
    );
  });

  test("an upload takes the fields of its first request side by side, and not those that it fills", () => {
    const params = declared("files.types", "export interface UploadParams");
    expect(params).toContain("  path: string;");
    expect(params).toContain("  tags?: string[] | undefined;");
    expect(params).toMatch(/content: Content;\n.*\n {2}size\?: number/);
    expect(params).not.toContain("multipart");
    expect(file("files.types")).toContain("export type UploadOutput = Node;");
    expect(file("files.types")).toContain(
      "upload(params: UploadParams, options?: DrawerUploadOptions): ApiPromise<UploadOutput>;",
    );
  });

  test("a download gives the response", () => {
    expect(file("files.types")).toContain(
      "download(params: DownloadParams, options?: DrawerDownloadOptions): ApiPromise<Response>;",
    );
  });

  test("a task gives its result in the end", () => {
    expect(file("files/multi.types")).toContain(
      "delete(params: DeleteParams, options?: DrawerCallOptions): TaskPromise<DeleteOutput, DeleteResult>;",
    );
    expect(declared("files/multi.types", "export interface DeleteResult")).toContain("deleted?: number;");
    expect(file("task.types")).toContain("TaskPromise<void, unknown>");
  });

  test("what a task gives has a schema", () => {
    expect(file("schemas/files/multi")).toContain(
      "const delete_: TaskSchemas<types.DeleteParams, types.DeleteOutput, types.DeleteResult> = {",
    );
    expect(file("schemas/files/multi")).toContain(
      "  result: thunk(() => z.looseObject({ deleted: z.exactOptional(z.number()) })),",
    );
    expect(file("schemas/index")).toContain("export type { OperationSchemas, TaskSchemas, Thunk }");
  });

  test("a list that is a page has items with a name", () => {
    expect(file("files.types")).toContain("export type SearchOutput = SearchItem[];");
    expect(file("files.types")).toContain("PagePromise<SearchOutput, SearchItem>");
  });
});

describe("comments tell", () => {
  test("where a list of parameters is from, once", () => {
    expect(commentOf("files.types", "create")).toContain(
      "The page does not tell the parameters: the list is from another edition of the documentation.",
    );
    expect(commentOf("files.types", "list")).toContain("the list is from a web client.");
    const body = declared("files.types", "export interface CreateBody");
    expect(body).not.toContain("another edition");
    expect(body).toContain("/** Data of the client. From programs that call the API. */");
    expect(declared("files.types", "export interface ListParams")).toContain(
      "/** Inferred from what the page says elsewhere. */\n  order?",
    );
  });

  test("that it is lost, and why", () => {
    expect(commentOf("accounts.types", "unlock")).toContain(
      "The list of parameters is lost: others than these can be given. The label stands there with nothing below it.",
    );
  });

  test("methods, versions and paths that can be chosen", () => {
    const comment = commentOf("files.types", "get");
    expect(comment).toContain('Also by POST: `{ method: "POST" }`.');
    expect(comment).toContain("The page lists versions 0 and 1: `{ version: 0 }`.");
    expect(comment).toContain(
      'The page has the path `/api/1/files/{path}`: `{ paths: "documented" }` uses it.',
    );
    expect(commentOf("files.types", "copies")).toContain(
      "The page does not tell the method: GET is assumed.",
    );
  });

  test("once for the client, how bodies travel in every operation", () => {
    const told = 'Bodies travel as forms: `{ bodyFormat: "json" }` sends JSON';
    expect(file("client")).toContain(told);
    expect(commentOf("files.types", "search")).not.toContain("bodyFormat");
    const [first, ...others] = labelledSpec.operations;
    const json = { required: true, mediaTypes: ["application/json"], schema: {} };
    const mixed = {
      ...labelledSpec,
      operations: [{ ...httpOperation("run", {}), payload: json }, ...others],
    };
    expect(first?.id).toBe("accounts.login");
    expect(filesOf(mixed).get("client")).not.toContain("bodyFormat");
    expect(filesOf(mixed).get("files.types")).toContain(
      'Sent as a form: `{ bodyFormat: "json" }` sends JSON.',
    );
  });

  test("a corrected path once, with how to have the other", () => {
    const correction = { id: "a", certainty: "probable" as const, reason: "Clients say so." };
    const operations = labelledSpec.operations.map((each) =>
      each.id === "files.get"
        ? { ...each, corrections: [{ ...correction, documented: "/api/1/files/{path}" }] }
        : each,
    );
    const told = filesOf({ ...labelledSpec, operations }).get("files.types") ?? "";
    expect(told).toContain("Clients say so. Probable.");
    expect(told).not.toContain("the page says `/api/1/files/{path}`");
    const comment = told.replace(/\s+\*\s+/gu, " ");
    expect(comment).toContain(
      'The page has the path `/api/1/files/{path}`: `{ paths: "documented" }` uses it.',
    );
  });

  test("the section of the page", () => {
    expect(commentOf("files.types", "get")).toContain("lines 10–20, section “Files & folders”.");
  });

  test("what calls of several requests do, with an example", () => {
    const upload = commentOf("files.types", "upload");
    expect(upload).toContain("confirms it at `confirm_url`");
    expect(upload).toContain("If the server has the bytes already, it answers 201, and nothing is sent.");
    expect(upload).toContain("const file = await drawer.files.upload({ path, content });");
    expect(commentOf("files.types", "create")).toContain(
      "`upload()` asks for that, sends the file and confirms it.",
    );
    expect(commentOf("files.types", "download")).toContain(
      "const response = await drawer.files.download({ path });",
    );
    expect(commentOf("files/multi.types", "delete")).toContain(
      'const result = await drawer.files.multi.delete({ body: { path: ["/a", "/b"] } }).wait();',
    );
    expect(commentOf("task.types", "get")).toContain(
      "The result is `unknown`: the page does not describe it.",
    );
  });
});

test("in examples a variable does not hide the function that takes it", () => {
  const domain = {
    ...httpOperation("domain", { wire: { kind: "http", method: "GET", path: "/{domain}" } }),
    parameters: [{ name: "domain", in: "path" as const, required: true, schema: {} }],
  };
  const one = filesOf({ ...labelledSpec, operations: [domain] });
  expect(one.get("rooms")).toContain(" * await domain(drawer, { domain: domain_ });");
  expect(one.get("rooms.types")).toContain(" * await drawer.rooms.domain({ domain });");
});

test("the other client is told of forms and of paths of several segments", () => {
  expect(file("openapi")).toContain('"POST /api/1/files/create/": "application/x-www-form-urlencoded",');
  expect(file("openapi")).toContain('"GET /api/1/files/list/{path}": ["path"],');
});
