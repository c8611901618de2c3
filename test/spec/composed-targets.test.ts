import { describe, expect, test } from "vitest";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";
import { checkReferences } from "../../scripts/spec/references.js";
import { operation, spec } from "./changes/rest.js";

const text: Schema = { type: "string" };
const integer: Schema = { type: "integer" };
const object = (properties: Record<string, Schema>): Schema => ({ type: "object", properties });
const list = (items?: Schema): Schema => ({ type: "array", items });
const ref = (name: string): Schema => ({ $ref: `#/schemas/${name}` });

const query = ["page", "size"].map((name) => ({
  name,
  in: "query" as const,
  required: false,
  schema: integer,
}));
const user = object({ id: text, createdAt: text });
const answer = object({ users: list(ref("User")), meta: ref("Meta") });
const schemas = {
  User: { schema: { allOf: [user, object({ name: text })] } },
  Meta: { schema: object({ next: integer, last: integer }) },
};

function errors(parts: Partial<Operation>, schema: Schema | undefined = answer): string[] {
  const responses = [
    { status: "404", schema: text },
    { status: "2XX", schema },
  ];
  const found = checkReferences(
    spec({ schemas, operations: [operation({ parameters: query, responses, ...parts })] }),
  );
  return found.map(({ code, severity, message }) => `${severity} ${code} ${message}`);
}

const byNumber = { style: "page", parameter: "page", size: "size", items: "users" } as const;
const byTime = { style: "time", parameter: "page", items: "users", time: "createdAt", id: "id" } as const;

describe("paging by number", () => {
  test("leads to parameters and fields, through references", () => {
    expect(errors({ paging: { ...byNumber, next: "meta.next", last: "meta.last" } })).toEqual([]);
  });

  test.each<[object, string]>([
    [{ size: "per_page" }, 'size "per_page" leads nowhere: there is no "per_page", only page, size'],
    [{ items: "data" }, 'items "data" leads nowhere: there is no "data", only users, meta'],
    [{ items: "meta" }, 'items "meta" leads nowhere: it is not a list'],
    [
      { next: "meta.nextPage" },
      'next "meta.nextPage" leads nowhere: there is no "nextPage", only next, last',
    ],
    [{ last: "pages.last" }, 'last "pages.last" leads nowhere: there is no "pages", only users, meta'],
  ])("tells where %j leads nowhere", (wrong, message) => {
    expect(errors({ paging: { ...byNumber, ...wrong } })).toEqual([
      `error paging/no-target annotated paging: ${message}`,
    ]);
  });
});

describe("paging by time", () => {
  test("leads to fields of the items", () => {
    expect(errors({ paging: byTime })).toEqual([]);
    expect(errors({ paging: { ...byTime, time: "at" } })).toEqual([
      'error paging/no-target annotated paging: time "at" leads nowhere: there is no "at", only id, createdAt, name',
    ]);
    expect(errors({ paging: { ...byTime, id: "meta.id" } })).toHaveLength(1);
  });

  test("is told once where there are no items to look into", () => {
    expect(errors({ paging: { ...byTime, items: "meta" } })).toHaveLength(1);
    expect(errors({ paging: { ...byTime, items: "rows" } })).toHaveLength(1);
  });
});

test("paging by cursor leads to fields", () => {
  const cursor = { style: "cursor", parameter: "page", items: "users", next: "meta.next" } as const;
  expect(errors({ paging: cursor })).toEqual([]);
  expect(errors({ paging: { ...cursor, next: "cursor" } })).toHaveLength(1);
});

describe("what nobody knows", () => {
  const anything: Schema = { "x-origin": "unknown", "x-reason": "?" };
  test.each<[string, Schema]>([
    ["an unknown answer", anything],
    ["an unknown part", object({ users: list(anything), meta: anything })],
    ["a list of anything", object({ users: list(), meta: { type: "object" } })],
    ["further fields", { type: "object", properties: {}, additionalProperties: true }],
    ["one of several shapes", { oneOf: [text, { anyOf: [answer, { type: "null" }] }] }],
  ])("is accepted: %s", (_, schema) => {
    expect(errors({ paging: byTime }, schema)).toEqual([]);
    expect(errors({ paging: { ...byNumber, next: "meta.next" } }, schema)).toEqual([]);
  });

  test("is no answer without a body", () => {
    const parts = { paging: byNumber, responses: [{ status: "204", binary: true }] };
    expect(errors(parts)).toEqual([
      'error paging/no-target annotated paging: items "users" leads nowhere: there is no "users", only nothing',
    ]);
  });
});

describe("an upload", () => {
  const form = object({ form: object({ url: text, fields: object({ key: text }) }), fileId: integer });
  const upload = {
    style: "form" as const,
    name: "upload",
    url: "form.url",
    fields: "form.fields",
    file: "file",
    result: "fileId",
  };

  test("leads to the form in the answer", () => {
    expect(errors({ upload }, form)).toEqual([]);
  });

  test.each<[object, string]>([
    [{ url: "form.uri" }, 'url "form.uri" leads nowhere: there is no "uri", only url, fields'],
    [{ url: "fileId" }, 'url "fileId" leads nowhere: it is not a text'],
    [{ fields: "form.url" }, 'fields "form.url" leads nowhere: it is not an object'],
    [{ result: "id" }, 'result "id" leads nowhere: there is no "id", only form, fileId'],
  ])("tells where %j leads nowhere", (wrong, message) => {
    expect(errors({ upload: { ...upload, ...wrong } }, form)).toEqual([
      `error upload/no-target annotated upload: ${message}`,
    ]);
  });
});
