import { describe, expect, test } from "vitest";
import type { Operation } from "../../../scripts/spec/api-spec.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { answer, between, compare, operation } from "./rest.js";
import { object, text } from "./told.js";

const json = ["application/json"];
const header = (name: string, schema: Schema = text): Partial<Operation> => ({
  responses: [{ status: "200", headers: [{ name, schema }] }],
});
const parameter = (parts: Partial<Operation["parameters"][number]>): Partial<Operation> => ({
  parameters: [{ name: "a", in: "query", required: false, schema: text, ...parts }],
});

describe("an operation of a REST API", () => {
  test.each<[string, Partial<Operation>, Partial<Operation>, string[]]>([
    [
      "another path",
      {},
      { wire: { kind: "http", method: "GET", path: "/room" } },
      ["! changed call: GET /rooms → GET /room"],
    ],
    ["place", parameter({}), parameter({ in: "header" }), ["! changed parameter a: place query → header"]],
    [
      "the name of a header in another case",
      parameter({ in: "header", name: "queue-id" }),
      parameter({ in: "header", name: "Queue-Id" }),
      ["! changed parameter Queue-Id: name queue-id → Queue-Id"],
    ],
    [
      "encoding",
      parameter({ encoding: "unicode-escape" }),
      parameter({}),
      ["! changed parameter a: encoding unicode-escape → none"],
    ],
    ["sample", parameter({}), parameter({ sample: "x" }), ["  changed parameter a: sample none → x"]],
    [
      "one where a list was",
      parameter({ schema: { type: "array", items: text } }),
      parameter({}),
      ["! changed parameter a: type string[] → string"],
    ],
    [
      "media types of a body",
      { payload: { required: true, mediaTypes: json, schema: text } },
      { payload: { required: true, mediaTypes: [...json, "text/plain"], schema: text } },
      ["  changed body: media types application/json → application/json, text/plain"],
    ],
    [
      "another media type of an answer",
      answer({ status: "200", mediaTypes: json }),
      answer({ status: "200", mediaTypes: ["text/plain"] }),
      ["! changed output 200: media types application/json → text/plain"],
    ],
    [
      "a body becomes bytes",
      { payload: { required: true, schema: text } },
      { payload: { required: true, binary: true, schema: text } },
      ["! changed body: a message → bytes"],
    ],
    [
      "an answer is gone",
      answer({ status: "200" }, { status: "404" }),
      answer({ status: "404" }),
      ["! removed output 200: removed"],
    ],
    [
      "an error is gone",
      answer({ status: "200" }, { status: "404" }),
      answer({ status: "200" }),
      ["  removed output 404: removed"],
    ],
    [
      "an answer of another shape",
      answer({ status: "200", schema: text }),
      answer({ status: "200", schema: text }, { status: "202", schema: object({}) }),
      ["! added output 202: added"],
    ],
    [
      "an answer of the same shape",
      answer({ status: "200", schema: text }),
      answer({ status: "200", schema: text }, { status: "201", schema: text }),
      ["  added output 201: added"],
    ],
    [
      "content comes",
      answer({ status: "200" }),
      answer({ status: "200", schema: text }),
      ["  changed output 200: content none → string"],
    ],
    [
      "content goes",
      answer({ status: "200", schema: text }),
      answer({ status: "200" }),
      ["! changed output 200: content string → none"],
    ],
    [
      "a header is gone",
      header("ETag"),
      answer({ status: "200" }),
      ["! removed output 200: header ETag removed"],
    ],
    [
      "a header is new",
      answer({ status: "200" }),
      header("ETag"),
      ["  added output 200: header ETag added, string"],
    ],
    [
      "a header of another type",
      header("Age", { type: "integer" }),
      header("age"),
      ["! changed output 200 header age: type integer → string"],
    ],
    [
      "paging is lost",
      { ...parameter({}), paging: { style: "cursor", parameter: "a", next: "a", items: "rooms" } },
      parameter({}),
      ["! changed paging: rooms, from a to the parameter a → none"],
    ],
    [
      "paging is known",
      parameter({}),
      { ...parameter({}), paging: { style: "cursor", parameter: "a", next: "a", items: "rooms" } },
      ["  changed paging: none → rooms, from a to the parameter a"],
    ],
    ["the group", {}, { group: ["room"] }, ["! changed client name: rooms.getRoom → room.getRoom"]],
    ["notes", {}, { notes: ["Slow."] }, ["  changed notes: none → Slow."]],
    [
      "the title is the description",
      { title: "Gets" },
      { description: "Gets" },
      ["  changed its only text is read as the description now"],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected);
  });

  test("is the same under another id, with its call, and with another call if its texts are the same", () => {
    expect(
      compare({}, { operations: [operation({ id: "readRoom", name: "readRoom", title: "Reads" })] }),
    ).toEqual(["! changed readRoom renamed, it was getRoom", "  changed readRoom title: none → Reads"]);
    const moved = operation({
      id: "GET /room",
      wire: { kind: "http", method: "GET", path: "/room" },
      title: "A",
    });
    expect(
      compare({ operations: [operation({ id: "GET /rooms", title: "A" })] }, { operations: [moved] }),
    ).toEqual([
      "! changed GET /room renamed, it was GET /rooms",
      "! changed GET /room call: GET /rooms → GET /room",
    ]);
  });
});
