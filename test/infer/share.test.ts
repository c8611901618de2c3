import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../scripts/diagnostics/diagnostic.js";
import { inferExamples } from "../../scripts/infer/infer.js";
import { shareShapes } from "../../scripts/infer/share.js";
import type { ShapeName } from "../../scripts/spec/annotations.js";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";
import { operationOf } from "./arbitrary.js";

const card = { id: "string", name: "Anna", email: "string" };
const meta = { page: 1, pages: 2, total: 3 };

function answering(id: string, response: Json, request?: Json): Operation {
  return operationOf(id, {
    response: inferExamples([response]),
    request: request === undefined ? undefined : inferExamples([request]),
  });
}

function share(operations: readonly Operation[], given: readonly Omit<ShapeName, "reason">[] = []) {
  const reading: { diagnostics: Diagnostic[] } = { diagnostics: [] };
  const names = given.map((name) => ({ ...name, reason: "Because." }));
  const { operations: shared, schemas } = shareShapes(reading, operations, names);
  const answers = shared.map(({ responses: [response] }) => response?.schema);
  return { ...reading, answers, payloads: shared.map(({ payload }) => payload?.schema), schemas };
}

const reference = (name: string): Schema => ({ $ref: `#/schemas/${name}`, "x-origin": "example" });

describe("what becomes a named schema", () => {
  it("equal objects, the whole of an answer, and the items of its lists", () => {
    const { schemas, answers } = share([
      answering("post.getPosts", { posts: [{ id: "string", text: "string", user: card }], meta }),
      answering("note.createNote", { id: "string", text: "Hi", owner: card, user: card }),
      answering("page.getPages", { pages: [{ id: 1, path: "/", hits: 5 }], meta }),
    ]);
    expect(Object.keys(schemas)).toEqual(["Meta", "Note", "Page", "Post", "User"]);
    expect(schemas.Post?.schema.properties?.user).toEqual(reference("User"));
    expect(answers[0]?.properties?.posts?.items).toEqual(reference("Post"));
    expect(answers[1]).toEqual(reference("Note"));
  });

  it("and how sure what is told of them is, in both places", () => {
    const told = {
      "x-origin": "supplement",
      "x-confidence": "documented",
      "x-reason": "two editions",
    } as const;
    const text: Schema = { type: "string", ...told };
    const schema: Schema = { type: "object", properties: { url: text, fields: text, file: text }, ...told };
    const post = answering("post.getTarget", {});
    const { answers, schemas } = share([{ ...post, responses: [{ status: "200", schema }] }]);
    const [[name, named] = ["", undefined]] = Object.entries(schemas);
    expect(answers[0]).toEqual({ $ref: `#/schemas/${name}`, ...told });
    expect(named?.schema).toMatchObject({ "x-origin": "supplement", "x-confidence": "documented" });
  });

  it("no small objects, no bodies, no envelopes", () => {
    const body = { title: "string", text: "string", tags: ["string"] };
    const { schemas, payloads, answers } = share([
      answering("post.createPost", { post: { id: "string", tag: "a" }, author: { id: 1, tag: "a" } }, body),
      answering("post.updatePost", { post: { id: "string", tag: "a" }, author: { id: 1, tag: "a" } }, body),
    ]);
    expect(schemas).toEqual({});
    expect(payloads[0]?.properties).toBeDefined();
    expect(answers[0]?.properties?.post?.properties).toBeDefined();
  });

  it("only what is exactly equal", () => {
    const variants: Json[] = [
      { ...card, email: {} },
      { ...card, email: null },
      { ...card, email: 1 },
      { ...card, email: ["string"] },
      { ...card, email: "2024-01-01" },
      { id: "string", name: "Anna", mail: "string" },
    ];
    for (const variant of variants)
      expect(
        share([answering("post.get", { data: { user: card, owner: variant, one: 1 } })]).schemas,
      ).toEqual({});
    const reordered = { email: "b", id: "string", name: "Bob" };
    const { schemas } = share([answering("post.get", { data: { user: card, owner: reordered, one: 1 } })]);
    expect(Object.keys(schemas)).toEqual(["User"]);
  });

  it("one where null can stand as well", () => {
    const schema = inferExamples([
      { data: { user: null, admin: card } },
      { data: { user: card, admin: card } },
    ]);
    const { answers } = share([operationOf("post.get", { response: schema })]);
    const data = answers[0]?.properties?.data?.properties;
    expect(data?.admin).toEqual(reference("User"));
    expect(data?.user).toEqual({
      anyOf: [{ $ref: "#/schemas/User" }, { type: "null" }],
      "x-origin": "example",
    });
  });
});

describe("equal shapes", () => {
  const object = (id: Schema): Schema => ({
    type: "object",
    properties: { id, a: { type: "string" }, b: { type: "string" } },
  });
  const page = (...shapes: Schema[]): Operation[] => [
    operationOf("post.get", {
      response: {
        type: "object",
        properties: Object.fromEntries(shapes.map((shape, at) => [`in${at}`, shape])),
      },
    }),
  ];

  it("keep the stronger origin, its line, and the only description", () => {
    const { schemas } = share(
      page(
        object({ type: "string", "x-origin": "example", "x-line": 3 }),
        object({ type: "string", description: "The id.", "x-line": 7 }),
      ),
    );
    expect(Object.values(schemas)[0]?.schema.properties?.id).toEqual({
      type: "string",
      description: "The id.",
      "x-line": 7,
    });
  });

  it("stay apart where the page describes them differently", () => {
    const shapes = ["The id.", "Another id."].map((description) => object({ type: "string", description }));
    expect(share(page(...shapes)).schemas).toEqual({});
    expect(Object.keys(share(page(...shapes, ...shapes)).schemas)).toHaveLength(2);
  });

  it("leave to each place what it says of it", () => {
    const { answers, schemas } = share(
      page({ ...object({ type: "string" }), description: "The first." }, object({ type: "string" })),
    );
    expect(schemas.In0).toEqual({ schema: object({ type: "string" }) });
    expect(answers[0]?.properties).toEqual({
      in0: { $ref: "#/schemas/In0", description: "The first." },
      in1: { $ref: "#/schemas/In0" },
    });
  });
});

describe("given names", () => {
  const operations = [
    answering(
      "user.getUsers",
      { users: [{ id: 1, name: "a", boss: card, tag: { label: "a" } }], meta },
      { all: card },
    ),
  ];
  const at = { operation: "user.getUsers", in: "response" } as const;

  it("come first, even for what would stay inline", () => {
    const { schemas, payloads, answers, diagnostics } = share(operations, [
      { name: "Card", ...at, path: "users[].boss" },
      { name: "Tag", ...at, path: "users[].tag" },
      { name: "UserPage", ...at, path: "" },
    ]);
    expect(diagnostics).toEqual([]);
    expect(Object.keys(schemas)).toEqual(["Card", "Tag", "User", "UserPage"]);
    expect(answers[0]).toEqual(reference("UserPage"));
    expect(payloads[0]?.properties?.all).toEqual(reference("Card"));
  });

  it.each([
    ["shapes/no-target", { name: "A", ...at, path: "users[].bos" }],
    ["shapes/no-target", { name: "A", ...at, path: "users" }],
    ["shapes/no-target", { name: "A", ...at, path: "users[].name" }],
    ["shapes/no-target", { name: "A", ...at, path: "users[].constructor" }],
    ["shapes/no-target", { name: "A", ...at, in: "request", path: "users[].boss" }],
    ["shapes/no-target", { name: "A", ...at, operation: "user.none", path: "" }],
    ["shapes/name-taken", { name: "B", ...at, path: "meta" }],
    ["shapes/name-taken", { name: "Meta", ...at, path: "users[].boss" }],
  ] as const)("%s: %o", (code, wrong) => {
    const { diagnostics } = share(operations, [{ name: "Meta", ...at, path: "meta" }, wrong]);
    expect(diagnostics.map((each) => [each.code, each.severity])).toEqual([[code, "error"]]);
  });
});

describe("shapes that are nearly equal", () => {
  it("are told once, with what differs", () => {
    const { diagnostics } = share([
      answering("post.getPosts", { posts: [card], meta }),
      answering("note.getNotes", { notes: [{ ...card, email: 5 }], meta }),
      answering("page.getPages", { pages: [{ ...card, email: 5, id: 7 }], meta }),
    ]);
    expect(diagnostics.map(({ operation, message }) => `${operation}: ${message}`)).toEqual([
      'note.getNotes: Note ("notes[]") is like Post ("posts[]" of post.getPosts), but "email" is number, not string',
      'page.getPages: Page ("pages[]") is like Note ("notes[]" of note.getNotes), but "id" is number, not string',
    ]);
    expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(new Set(["info"]));
  });
});
