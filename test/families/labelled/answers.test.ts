import { describe, expect, it } from "vitest";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { noSupplement } from "../../../scripts/spec/supplement.js";
import { answerOf, blockOf, response, returning, schemaOf, specOfBlocks } from "./block-support.js";

const user = { userid: 1, name: "Ann", role: "admin" };
const text = { type: "string", "x-origin": "example" };
const number = { type: "number", "x-origin": "example" };

describe("what a block answers", () => {
  it("is unknown, and says why", () => {
    const read = specOfBlocks([
      blockOf("POST /a/one"),
      blockOf("POST /a/two", returning("User data")),
      blockOf("POST /a/three", {
        ...returning(""),
        examples: [{ use: "response", line: 8, endLine: 8, value: undefined }],
      }),
    ]);
    const reasons = read.spec.operations.map(({ responses }) => responses[0]?.schema?.["x-reason"]);
    expect(reasons).toEqual([
      "The page lost what it says of the answer.",
      "The page says no more than: User data",
      "The example of the answer cannot be read.",
    ]);
    expect(answerOf(read, "2XX", "a.two").description).toBe("User data");
    expect(read.codes.filter((code) => code.includes("answer/"))).toEqual([
      "info answer/untold",
      "info answer/prose-only",
      "warning answer/opaque",
    ]);
  });

  it("is nothing where the page says so, unless it shows something", () => {
    const none = { returns: { ...returning("None").returns, state: "none" as const } };
    const read = specOfBlocks([
      blockOf("POST /a/one", none),
      blockOf("POST /a/two", { ...none, examples: [response({ a: 1 })] }),
    ]);
    expect(answerOf(read, "2XX", "a.one").schema).toBeUndefined();
    expect(answerOf(read, "2XX", "a.two").schema).toMatchObject({ properties: { a: number } });
    expect(read.codes).toContain("warning answer/none-but-shown");
  });

  it("is what all examples show together", () => {
    const read = specOfBlocks([
      blockOf("GET,POST /a/b", {
        examples: [
          response({ key: "k", value: 1 }, { method: "GET" }),
          response({ key: "k", changed: true }),
        ],
      }),
    ]);
    expect(Object.keys(schemaOf(read, "2XX")?.properties ?? {})).toEqual(["key", "value", "changed"]);
  });

  it("has documented fields, whose types examples can tell", () => {
    const read = specOfBlocks([
      blockOf("GET /a/b", {
        ...returning("", {
          fields: [
            {
              line: 6,
              name: "groups",
              text: "list, each record is as follows:",
              nested: [{ line: 7, name: "name", text: "Its name" }],
            },
            { line: 8, name: "exists", text: "True / False - whether it exists" },
            { line: 8, name: "hash" },
          ],
        }),
        examples: [response({ groups: [{ name: "x", size: 1 }], count: 1 })],
      }),
    ]);
    expect(schemaOf(read, "2XX")).toEqual({
      type: "object",
      properties: {
        groups: {
          type: "array",
          description: "list, each record is as follows:",
          items: {
            type: "object",
            properties: { name: { ...text, description: "Its name", "x-line": 7 }, size: number },
          },
          "x-line": 6,
        },
        exists: { type: "boolean", description: "True / False - whether it exists", "x-line": 8 },
        hash: { "x-origin": "unknown", "x-reason": "The page tells no type.", "x-line": 8 },
        count: number,
      },
    });
  });

  it("can be told as an object whose values are words for types", () => {
    const fields = [
      { name: "progress", type: "<0.0-100.0>", text: "in percents" },
      { name: "status", type: "", values: ["created", "done"] },
      { name: "label", type: "string with info about stream" },
      { name: "file_name", type: "" },
    ];
    const skeleton = { line: 6, endLine: 6, list: false, fields };
    const read = specOfBlocks([
      blockOf("GET /a/b", returning("", { skeletons: [skeleton, { ...skeleton, list: true }] })),
    ]);
    const schema = answerOf(read, "2XX").schema;
    expect(schema?.anyOf).toHaveLength(2);
    const named = Object.values(read.spec.schemas).map((each) => each.schema);
    expect(named[0]?.properties).toEqual({
      progress: {
        type: "number",
        description: "in percents. From 0.0 to 100.0.",
        "x-documented": "<0.0-100.0>",
        "x-line": 6,
      },
      status: { type: "string", enum: ["created", "done"], "x-line": 6 },
      label: {
        type: "string",
        description: "with info about stream",
        "x-documented": "string with info about stream",
        "x-line": 6,
      },
      file_name: { "x-origin": "unknown", "x-reason": "The page tells no type.", "x-line": 6 },
    });
  });

  it("is bytes or a page where the words say so", () => {
    const told = (words: string) => {
      const { binary, mediaTypes, schema } = answerOf(
        specOfBlocks([blockOf("GET /a/b", returning(words))]),
        "2XX",
      );
      return binary ? "bytes" : (mediaTypes?.[0] ?? schema?.["x-origin"]);
    };
    expect(
      [
        "Preview file.",
        "Zip Archive",
        "Stream Http Response for zip file. Attachment has a name",
        "HTML - offer page",
        "Metadata of a file",
        "A list of files",
        "User data",
        "Information on a file",
      ].map(told),
    ).toEqual(["bytes", "bytes", "bytes", "text/html", "unknown", "unknown", "unknown", "unknown"]);
  });

  it("is a list or an item of it where text and example differ", () => {
    const read = specOfBlocks([
      blockOf("GET /a/b", { ...returning("An array of users."), examples: [response(user)] }),
      blockOf("GET /a/c", {
        ...returning("A list of users."),
        examples: [response({ users: [user], count: 1 })],
      }),
    ]);
    expect(answerOf(read, "2XX", "a.b").schema?.anyOf).toHaveLength(2);
    expect(answerOf(read, "2XX", "a.c").schema).toMatchObject({ type: "object" });
    expect(read.codes.filter((code) => code.endsWith("list-or-item"))).toHaveLength(1);
  });
});

describe("an answer that is that of another method", () => {
  const other = blockOf("GET /api/1/accounts/get/", { ...returning(""), examples: [response(user)] });

  it("has the same schema, also in lists", () => {
    const read = specOfBlocks([
      other,
      blockOf("POST /api/1/company/enable/", returning("User information, like a /accounts/get")),
      blockOf("POST /api/1/company/all/", returning("List of users. See / accounts / get.")),
      blockOf("POST /api/1/company/again/", returning("The same as the /company/enable method.")),
    ]);
    const schemas = read.spec.operations.map(({ responses }) => responses[0]?.schema);
    const [name] = Object.keys(read.spec.schemas);
    const ref = { $ref: `#/schemas/${name}`, "x-origin": "example" };
    expect(schemas).toEqual([ref, ref, { type: "array", items: ref }, ref]);
  });

  it("follows what the supplement tells of that one, unless it tells of this one too", () => {
    const told: Schema = { type: "object", properties: { plan: { type: "string" } } };
    const answers = { responses: [{ status: "2XX", schema: told }] };
    const read = specOfBlocks(
      [
        blockOf("GET /api/1/plans/get/", returning("The plan")),
        blockOf("GET /api/1/plans/next/", returning("Like a /plans/get")),
        blockOf("GET /api/1/plans/last/", returning("Like a /plans/next")),
      ],
      {},
      {
        ...noSupplement,
        evidence: "another page",
        operations: [{ id: "plans.get", parameters: [], complete: false, ...answers }],
      },
    );
    const [first, ...others] = read.spec.operations.map(({ responses }) => responses[0]?.schema);
    expect(first?.properties?.plan).toMatchObject({ type: "string" });
    expect(others).toEqual([first, first]);
  });

  it("is unknown where nothing is told there, or the text names a condition", () => {
    const read = specOfBlocks([
      blockOf("GET /api/1/metadata/{path}", returning("Metadata")),
      blockOf("POST /api/1/a/one", returning("Metadata. See / metadata.")),
      blockOf("POST /api/1/a/two", returning("See /nowhere.")),
      blockOf(
        "POST /api/1/a/three",
        returning("If it is there, the same as the / metadata / <path> method."),
      ),
      blockOf("POST /api/1/a/four", returning("Similar to the /metadata method.")),
    ]);
    const reasons = read.spec.operations.slice(1).map(({ responses }) => responses[0]?.schema?.["x-reason"]);
    expect(reasons.map((reason) => reason?.slice(0, 24))).toEqual([
      "It is the answer of meta",
      "The page refers to /nowh",
      "The page says no more th",
      "The page says no more th",
    ]);
    expect(read.codes).toContain("warning answer/no-such-method");
  });

  it("does not turn in circles", () => {
    const read = specOfBlocks([
      blockOf("POST /a/one", returning("See /a/two.")),
      blockOf("POST /a/two", returning("See /a/one.")),
    ]);
    expect(answerOf(read, "2XX", "a.one").schema).toMatchObject({ "x-origin": "unknown" });
  });
});
