import { describe, expect, it } from "vitest";
import {
  answerOf,
  blockOf,
  operationOf,
  response,
  returning,
  specOfBlocks,
  status,
} from "./block-support.js";

const user = { userid: 1, name: "Ann", role: "admin" };
const text = { type: "string", "x-origin": "example" };

describe("statuses of a block", () => {
  it("are errors with their names, texts and examples", () => {
    const read = specOfBlocks([
      blockOf("POST /a/b", {
        errors: [status("403 No rights"), status("403 GroupExists - it exists"), status("404 Not found.")],
        examples: [response({ status: "busy" }, { status: "404" })],
      }),
      blockOf("POST /a/c", { errors: [status("403 GroupExists - already there"), status("400 Bad - bad")] }),
    ]);
    expect(answerOf(read, "403", "a.b")).toEqual({
      status: "403",
      description: "No rights; it exists",
      codes: [{ code: "GroupExists", text: "it exists", line: 7 }],
      line: 7,
    });
    expect(answerOf(read, "404", "a.b").schema).toMatchObject({ properties: { status: text } });
    expect(read.spec.errors).toEqual([
      { code: "Bad", text: "bad", line: 7 },
      { code: "GroupExists", text: "it exists", line: 7 },
    ]);
  });

  it("tell of success among the answers", () => {
    const read = specOfBlocks([
      blockOf("POST /a/b", returning("", { statuses: [status("200 If it went well"), status("404 Gone")] })),
    ]);
    expect(operationOf(read).responses.map((each) => each.status)).toEqual(["200", "404"]);
    expect(answerOf(read, "200").schema?.["x-reason"]).toBe("The page says no more than: If it went well");
  });

  it("tell of success among the errors", () => {
    const read = specOfBlocks([
      blockOf("GET /api/1/metadata/{path}", { ...returning(""), examples: [response(user)] }),
      blockOf("POST /api/1/files/create/", {
        errors: [
          status(
            "201 It was there already. The body will be the same as the / metadata / <path> method returns",
          ),
          status("304 Not changed"),
        ],
      }),
    ]);
    expect(answerOf(read, "201", "files.create").schema).toHaveProperty("$ref");
    expect(answerOf(read, "304", "files.create").schema).toBeUndefined();
    expect(read.codes.filter((code) => code.endsWith("among-errors"))).toHaveLength(2);
  });
});

describe("lists of values", () => {
  const event = (type: string): { type: string; path: string; size: number } => ({
    type,
    path: "/a",
    size: 1,
  });
  const values = [
    {
      title: { line: 6, text: "Event types" },
      values: [
        { value: "created", text: "It was made.", line: 7 },
        { value: "moved", text: "", line: 8 },
      ],
    },
  ];

  it("are those of the one field that has only such values", () => {
    const read = specOfBlocks([blockOf("GET /a/b", { values, examples: [response([event("moved")])] })]);
    const [named] = Object.values(read.spec.schemas);
    expect(named?.schema.properties?.type).toEqual({
      type: "string",
      enum: ["created", "moved"],
      description: "`created`: It was made.\n`moved`",
      "x-line": 7,
    });
  });

  it("are left out where no field fits", () => {
    const read = specOfBlocks([blockOf("GET /a/b", { values, examples: [response([event("else")])] })]);
    expect(JSON.stringify(read.spec)).not.toContain('"enum"');
    expect(read.codes).toContain("warning block/values-unplaced");
  });
});
