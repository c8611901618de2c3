import { describe, expect, test } from "vitest";
import { statistics } from "../../../scripts/emit/report/statistics.js";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { answerOf } from "../../../scripts/emit/typescript/operation/answer.js";
import { restSpec } from "../rest-spec.js";
import { httpOperation } from "./rest-operations.js";

const text = { type: "string" };
const operations = [
  httpOperation("csv", { responses: [{ status: "200", mediaTypes: ["text/csv"], schema: text }] }),
  httpOperation("later", {
    responses: [{ status: "200", mediaTypes: ["application/json"], schema: text }, { status: "202" }],
  }),
  httpOperation("gone", { responses: [{ status: "200", schema: text }, { status: "204" }] }),
  httpOperation("erase", {
    responses: [{ status: "2XX", schema: { "x-origin": "unknown", "x-reason": "no" } }],
  }),
  httpOperation("both", { responses: [{ status: "200", mediaTypes: ["text/csv", "text/plain"] }] }),
];
const spec = restSpec({ operations });
const files = emitTypeScript(spec, { prefix: "ShopRooms" });
const file = (name: string): string =>
  files.find(({ path }) => path === `generated/shop/${name}.ts`)?.text ?? "";

describe("answers that are texts and no JSON", () => {
  test("the runtime knows, and asks for them", () => {
    expect(file("rooms")).toContain('operation("GET /csv", { accept: "text/csv", answer: "text" });');
    expect(file("rooms")).toContain('{ accept: "text/csv, text/plain", answer: "text" }');
    expect(file("rooms")).not.toMatch(/jsonOperation\("GET \/(?:csv|both)"/u);
    expect(file("client")).toContain('csv: ["GET /csv", { accept: "text/csv", answer: "text" }],');
  });

  test("an answer that may be empty though its status does not say so is told; it is asked for as JSON", () => {
    expect(file("rooms")).toContain(
      'jsonOperation("GET /later", { accept: "application/json", answer: "optional" });',
    );
    expect(file("rooms")).toContain('jsonOperation("GET /gone");');
  });

  test("of an answer that nobody knows, the runtime reads what comes", () => {
    expect(file("rooms")).toContain('jsonOperation("GET /erase", { answer: "any" });');
    expect(file("client")).toContain('erase: ["GET /erase", { answer: "any" }],');
    expect(file("rooms.types")).toContain("ShopRoomsCallOptions): ApiPromise<unknown>;");
  });

  test("they are strings, in types and schemas", () => {
    expect(file("rooms.types")).toContain("ShopRoomsCallOptions): ApiPromise<string>;");
    expect(file("rooms.types")).toContain("Answers a text: `text/csv`.");
    expect(file("schemas/rooms")).toContain("output: thunk(() => z.string()),");
    expect(statistics(spec).outputs).toMatchObject({ documented: 4, none: 0 });
  });

  test.each([
    ["text/plain; charset=utf-8", "text"],
    ["application/xml", "text"],
    ["application/atom+xml", "text"],
    ["Application/X-YAML", "text"],
    ["application/json", "schema"],
    ["application/problem+json", "schema"],
    ["*/*", "schema"],
    ["image/png", "schema"],
  ])("%s", (mediaType, kind) => {
    const responses = [{ status: "200", mediaTypes: [mediaType], schema: text }];
    expect(answerOf(httpOperation("run", { responses })).kind).toBe(kind);
  });

  test.each([
    ["one that can be had as JSON is not read as text", [["text/plain", "application/json"]], "schema"],
    ["nor is one of several that are JSON", [["text/plain"], ["application/json"]], "schema"],
    ["one without a media type is JSON", [undefined], "schema"],
    ["bytes stay bytes", [["text/plain"]], "binary"],
  ] as const)("%s", (_, types, kind) => {
    const responses = types.map((mediaTypes, index) => ({
      status: `20${index}`,
      mediaTypes,
      schema: text,
      ...(kind === "binary" ? { binary: true } : {}),
    }));
    expect(answerOf(httpOperation("run", { responses })).kind).toBe(kind);
  });
});
