import { describe, expect, it } from "vitest";
import {
  answerOf,
  blockOf,
  listed,
  operationOf,
  response,
  returning,
  specOfBlocks,
} from "./block-support.js";

describe("what a block tells of its request", () => {
  it("is a payload of POST, whose list the page can have lost", () => {
    const read = specOfBlocks([blockOf("POST /api/1/groups/create/")], {
      mediaType: { text: "application/json", line: 2 },
    });
    expect(operationOf(read)).toMatchObject({
      id: "groups.create",
      section: "GROUPS",
      wire: { kind: "http", method: "POST", path: "/api/1/groups/create/" },
      openParameters: true,
      parameterList: { state: "lost", line: 4 },
      payload: {
        required: false,
        mediaTypes: ["application/json"],
        schema: { type: "object", additionalProperties: true, "x-origin": "unknown" },
      },
    });
    expect(read.codes).toContain("info block/parameters-lost");
  });

  it("is query parameters of GET, and path parameters that the path names", () => {
    const read = specOfBlocks([
      blockOf("GET /api/1/groups/{group_id}/users/", {
        parameters: listed(
          { name: "limit", type: "int", default: "20", text: "How many" },
          { name: "group_id", text: "The group" },
          { name: "from", text: "Mandatory. In timestamp" },
        ),
      }),
    ]);
    const { parameters, payload, openParameters, parameterList } = operationOf(read);
    expect({ payload, openParameters, parameterList }).toEqual({
      payload: undefined,
      openParameters: undefined,
      parameterList: { state: "listed", line: 4 },
    });
    expect(parameters).toEqual([
      {
        name: "group_id",
        in: "path",
        required: true,
        schema: { type: "string", description: "The group", "x-line": 4 },
      },
      {
        name: "limit",
        in: "query",
        required: false,
        schema: { type: "integer", description: "How many", default: 20, "x-documented": "int", "x-line": 4 },
      },
      {
        name: "from",
        in: "query",
        required: true,
        schema: {
          description: "In timestamp",
          "x-origin": "unknown",
          "x-reason": "The page tells no type.",
          "x-line": 4,
        },
      },
    ]);
  });

  it("is nothing where the page says that there is nothing", () => {
    const read = specOfBlocks([
      blockOf("POST /api/1/accounts/accept/", { parameters: { state: "none", line: 4 } }),
    ]);
    const { parameters, payload, openParameters, parameterList } = operationOf(read);
    expect({ parameters, payload, openParameters, parameterList }).toEqual({
      parameters: [],
      payload: undefined,
      openParameters: undefined,
      parameterList: { state: "none", line: 4 },
    });
  });

  it("keeps a word that is no type, and says so", () => {
    const read = specOfBlocks([
      blockOf("POST /api/1/a/b", { parameters: listed({ name: "mask", type: "bitfield" }) }),
    ]);
    expect(operationOf(read).payload?.schema.properties?.mask).toEqual({
      "x-documented": "bitfield",
      "x-origin": "unknown",
      "x-reason": "The page tells no type.",
      "x-line": 4,
    });
    expect(read.codes).toContain("warning block/type");
  });

  it("keeps defaults that are no values of their types as remarks", () => {
    const read = specOfBlocks([
      blockOf("POST /api/1/a/b", {
        parameters: listed(
          { name: "flag", type: "bool", default: "True" },
          { name: "size", type: "int", default: "no limit", text: "Most bytes" },
          { name: "sort", type: "string", default: "None" },
        ),
      }),
    ]);
    expect(operationOf(read).payload?.schema.properties).toMatchObject({
      flag: { type: "boolean", default: true },
      size: { type: "integer", description: "Most bytes. Default: no limit" },
      sort: { type: "string" },
    });
    expect(operationOf(read).payload?.schema.properties?.sort).not.toHaveProperty("default");
    expect(read.codes).toContain("info parameters/default-words");
  });

  it("leaves credentials in headers to the client", () => {
    const read = specOfBlocks([
      blockOf("POST /api/1/a/b", {
        headers: [
          { name: "Demo-Auth", text: "user authorization token. Not mandatory for public folders.", line: 3 },
          { name: "If-None-Match", text: "The hash of the last answer", line: 3 },
        ],
      }),
    ]);
    const { parameters, notes } = operationOf(read);
    expect(parameters).toEqual([
      {
        name: "If-None-Match",
        in: "header",
        required: false,
        schema: { type: "string", description: "The hash of the last answer", "x-line": 3 },
      },
    ]);
    expect(notes).toEqual([
      "Header `Demo-Auth`: user authorization token. Not mandatory for public folders.",
    ]);
  });
});

describe("what a block tells of its wire", () => {
  it("lists several methods and versions", () => {
    const read = specOfBlocks([
      blockOf("POST,GET /api/1/company/{id}/status/", { versions: { values: ["0", "1"], line: 3 } }),
    ]);
    expect(operationOf(read).wire).toEqual({
      kind: "http",
      method: "POST",
      path: "/api/1/company/{id}/status/",
      methods: ["POST", "GET"],
      versions: ["0", "1"],
    });
  });

  it("says where a method is missing, or changes something by GET", () => {
    const read = specOfBlocks([
      blockOf("? /api/1/shares/company/hide/"),
      blockOf("GET /api/0/soft/set_version/"),
      blockOf("GET /api/0/soft/new/", { text: [{ line: 1, text: "Installs a new version." }] }),
      blockOf("GET,POST /api/1/soft/install/"),
      blockOf("GET /api/1/soft/get_update/", { text: [{ line: 1, text: "Returns the update." }] }),
    ]);
    expect(operationOf(read).wire).toMatchObject({ method: "POST", methodOrigin: "unknown" });
    expect(read.diagnostics.filter(({ severity }) => severity === "warning")).toMatchObject([
      { code: "block/no-method", operation: "shares.company.hide" },
      { code: "block/changes-by-get", message: expect.stringContaining('"set"') },
      { code: "block/changes-by-get", message: expect.stringContaining('"install"') },
    ]);
  });

  it("goes to the servers of the URLs", () => {
    const other = blockOf("GET /api/1/b/c");
    const read = specOfBlocks([
      blockOf("GET /api/1/a/b"),
      { ...other, url: { line: 2, base: "https://other.example.com", path: "/b/c", written: "", lost: [] } },
    ]);
    expect(read.spec.servers.map(({ url }) => url)).toEqual([
      "https://api.example.com",
      "https://other.example.com",
    ]);
    expect(operationOf(read, "b.c").wire).toMatchObject({ server: "server2" });
    expect(read.codes).toContain("warning server/several");
    expect(read.spec.version).toBe("1");
  });
});

describe("a request that occurs again", () => {
  const text = [{ line: 1, text: "Change the option." }];

  it("is one operation where it is the same word for word", () => {
    const first = blockOf("POST /api/1/a/change", { text });
    const again = {
      ...first,
      text: [{ line: 21, text: "Change the option." }],
      lines: { start: 21, end: 29 },
    };
    const read = specOfBlocks([first, { ...again, url: { ...(first.url ?? urlless()), line: 22 } }]);
    expect(read.spec.operations.map(({ id }) => id)).toEqual(["a.change"]);
    expect(read.spec.counts).toMatchObject({ blocks: 2, operations: 1 });
    expect(read.printed).toContainEqual(
      expect.stringMatching(/^page:22 warning block\/repeated .*lines 1–9/),
    );
  });

  it("is two operations where it is not", () => {
    const read = specOfBlocks([
      blockOf("POST /api/1/a/change", { text }),
      blockOf("POST /api/1/a/change/", { text: [{ line: 21, text: "Revert an option." }] }),
    ]);
    expect(read.spec.operations.map(({ id }) => id)).toEqual(["a.change", "a.revertOption"]);
    expect(read.codes).toContain("warning block/same-request");
  });
});

function urlless(): never {
  throw new Error("the block has no URL");
}

describe("the texts of a block", () => {
  it("are a title where they are short, and a description where they say more", () => {
    const titled = (text: string) =>
      operationOf(specOfBlocks([blockOf("GET /api/1/a/b", { text: [{ line: 1, text }] })]));
    expect(titled("Lists the groups.")).toMatchObject({ title: "Lists the groups" });
    expect(titled("Lists the groups.").description).toBeUndefined();
    expect(titled("Lists groups, i.e. all. Admins only.")).toMatchObject({
      title: "Lists groups, i.e. all",
      description: "Lists groups, i.e. all. Admins only.",
    });
    expect(titled(`${"very ".repeat(40)}long`).title).toBeUndefined();
  });

  it("are those of sections too", () => {
    const sections = [
      {
        title: { line: 1, text: "Toy management" },
        text: [{ line: 2, text: "All about toys." }],
        blocks: [],
      },
      { title: { line: 3, text: "TASKS" }, text: [], blocks: [blockOf("GET /api/1/task/{id}/")] },
    ];
    expect(specOfBlocks([], { sections }).spec.tags).toEqual([
      { name: "Toy management", group: ["toyManagement"], description: "All about toys.", line: 1 },
      { name: "TASKS", group: ["tasks"], line: 3 },
    ]);
    expect(specOfBlocks([blockOf("GET /api/1/a/b")]).spec.tags).toBeUndefined();
  });

  it("keep remarks as conditions", () => {
    const read = specOfBlocks([
      blockOf("GET /api/1/a/b", { notes: [{ line: 9, text: "Admin rights are required." }] }),
    ]);
    expect(operationOf(read).conditions).toEqual([{ line: 9, text: "Admin rights are required." }]);
  });
});

describe("examples of a block", () => {
  it("tell what a task gives, and leave events out", () => {
    const read = specOfBlocks([
      blockOf("GET /api/1/files/pack/", {
        ...returning("Task ID."),
        examples: [
          response({ taskid: "c10a" }),
          response({ url: "there" }, { use: "task" }),
          response({ type: "packed" }, { use: "event" }),
        ],
      }),
    ]);
    const operation = operationOf(read);
    expect(operation.examples.map(({ kind, status }) => [kind, status])).toEqual([
      ["response", "2XX"],
      ["task", undefined],
    ]);
    expect(operation.taskResult?.schema.properties).toEqual({
      url: { type: "string", "x-origin": "example" },
    });
    expect(answerOf(read, "2XX").schema?.properties).toEqual({
      taskid: { type: "string", "x-origin": "example" },
    });
    expect(read.codes).toContain("info block/event-example");
  });

  it("show the fields of a request whose list is lost", () => {
    const read = specOfBlocks([
      blockOf("POST /api/1/a/b", { examples: [response({ name: "x" }, { use: "request" })] }),
    ]);
    expect(operationOf(read).payload?.schema).toEqual({
      type: "object",
      properties: { name: { type: "string", "x-origin": "example" } },
      additionalProperties: true,
    });
  });
});
