import { expect, test } from "vitest";
import { makerOf, makers, plainMaker } from "../../../scripts/emit/typescript/wire/http-makers.js";
import type { Traits } from "../../../scripts/emit/typescript/wire/wire.js";
import * as workdrive from "../../../src/workdrive/operation.js";
import * as zextras from "../../../src/zextras/operation.js";
import { labelledSpec } from "../labelled-spec.js";
import { httpOperation } from "./rest-operations.js";

const run = httpOperation("run", {});
const numbered = { parameter: "page", items: "items" };
const form = { url: "url", fields: "fields", file: "file", result: "id" };

test.each<[string, Traits, string]>([
  ["nothing more", {}, "jsonOperation"],
  ["what costs nothing", { answer: "any", server: "b", security: "none" }, "jsonOperation"],
  ["headers", { headers: ["a"] }, "operation"],
  ["names that collide", { rename: { a_query: "a" } }, "operation"],
  ["pages with cursors", { page: ["after", "next", "items"] }, "cursorOperation"],
  ["counted pages", { numbered }, "numberedOperation"],
  ["counted pages, with a header", { numbered, headers: ["a"] }, "operation"],
  ["pages till a time", { timed: numbered }, "timedOperation"],
  ["pages from an offset", { offset: numbered }, "offsetOperation"],
  ["an upload by a form", { form }, "formOperation"],
  ["an upload by a form, with names that collide", { form, rename: { a_query: "a" } }, "formOperation"],
  ["an upload that is confirmed", { upload: form }, "uploadOperation"],
  ["a download", { download: { url: "url" } }, "downloadOperation"],
  ["a task in the background", { task: { target: "GET /task", parameter: "id" } }, "taskOperation"],
  ["two styles at once", { numbered, form }, "operation"],
  ["a text", { answer: "text" }, "operation"],
  ["a form as body, in pages", { mediaType: "multipart/form-data", numbered }, "operation"],
  ["escaped headers", { escaped: ["a"] }, "operation"],
])("%s", (_, traits, maker) => {
  expect(makerOf(traits, run)).toBe(maker);
});

test.each<[string, Traits, string]>([
  ["nothing more", {}, "fieldsOperation"],
  ["JSON, which fields are written as too", { mediaType: "application/json" }, "fieldsOperation"],
  ["another media type", { mediaType: "text/csv" }, "operation"],
  ["pages from an offset", { offset: numbered }, "offsetOperation"],
  ["headers, which all know of that write fields", { headers: ["a"] }, "fieldsOperation"],
])("where bodies are forms: %s", (_, traits, maker) => {
  expect(makerOf(traits, run, "fieldsOperation")).toBe(maker);
});

test.each<[string, (string[] | undefined)[], string]>([
  ["all are forms", [["application/x-www-form-urlencoded", "application/json"]], "fieldsOperation"],
  ["one is none", [["application/x-www-form-urlencoded"], ["application/json"]], "jsonOperation"],
  ["nothing is told", [undefined], "jsonOperation"],
])("the bodies of an API tell what makes most of its operations: %s", (_, types, maker) => {
  const operations = types.map((mediaTypes, index) =>
    httpOperation(`run${index}`, {
      payload: { required: true, ...(mediaTypes === undefined ? {} : { mediaTypes }), schema: {} },
    }),
  );
  expect(plainMaker({ ...labelledSpec, operations })).toBe(maker);
});

test("bytes", () => {
  const payload = { required: true, binary: true, schema: {} };
  expect(makerOf({}, { ...run, payload })).toBe("operation");
});

test.each([
  ["workdrive", workdrive, ["numberedOperation", "timedOperation", "formOperation"]],
  ["zextras", zextras, ["cursorOperation"]],
])("the runtime of %s makes what its page has", (_, runtime, own) => {
  const functions = Object.keys(runtime).filter((name) => /operation$/i.test(name));
  expect(functions.sort()).toEqual(["jsonOperation", "operation", ...own].sort());
  for (const name of functions) expect(makers).toContain(name);
});
