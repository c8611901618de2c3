import { describe, expect, test } from "vitest";
import type { Operation } from "../../scripts/spec/api-spec.js";
import { checkExamples } from "../../scripts/spec/check-examples.js";
import { checkNames, namesOf, noNames } from "../../scripts/spec/names.js";
import { checkReferences } from "../../scripts/spec/references.js";
import { withUsage } from "../../scripts/spec/usage.js";
import { labelledSpec } from "../emit/labelled-spec.js";

/** The spec with other parts of one operation. */
function changed(id: string, parts: (operation: Operation) => Partial<Operation>) {
  const operations = labelledSpec.operations.map((each) =>
    each.id === id ? { ...each, ...parts(each) } : each,
  );
  return { ...labelledSpec, operations };
}

const told = (id: string, parts: (operation: Operation) => Partial<Operation>): string[] =>
  checkReferences(changed(id, parts)).map(({ code, message }) => `${code} ${message}`);

test("all parts are there", () => {
  expect(checkReferences(labelledSpec)).toEqual([]);
});

describe("pages from an offset", () => {
  const paged = (id: string, change: object) =>
    told(id, ({ paging }) => ({ paging: { ...paging, ...change } as Operation["paging"] }));

  test.each<[string, object, string]>([
    [
      "files.list",
      { parameter: "skip" },
      'facts/dangling refers to the parameter "skip", which does not exist',
    ],
    [
      "files.search",
      { parameter: "skip" },
      'facts/dangling refers to the parameter "skip", which does not exist',
    ],
    [
      "files.list",
      { size: "page_size" },
      'paging/no-target annotated paging: size "page_size" leads nowhere: there is no "page_size", only path, offset, limit, order',
    ],
    [
      "files.list",
      { items: "" },
      'paging/no-target annotated paging: items "" leads nowhere: it is not a list',
    ],
    [
      "files.list",
      { last: "end", total: "total" },
      'paging/no-target annotated paging: last "end" leads nowhere: there is no "end", only content, is_last_page',
    ],
  ])("%s: %j", (id, change, message) => {
    expect(paged(id, change)[0]).toBe(message);
  });

  test("a lost list may have the parameter", () => {
    expect(told("files.search", () => ({ payload: undefined, openParameters: true }))).toEqual([]);
  });
});

describe("an upload", () => {
  const upload = (change: object) =>
    told("files.create", (operation) => ({
      upload: { ...operation.upload, ...change } as Operation["upload"],
    }));
  const parts = { operation: "files.createPart", flag: "multipart", of: "temp_path", number: "part_number" };

  test.each<[object, string]>([
    [{ url: "uri" }, 'url "uri" leads nowhere'],
    [{ method: "headers" }, 'method "headers" leads nowhere: it is not a text'],
    [{ headers: "url" }, 'headers "url" leads nowhere: it is not an object'],
    [{ fields: "form" }, 'fields "form" leads nowhere'],
    [{ confirm: "done" }, 'confirm "done" leads nowhere'],
    // Only the answer of another status has it.
    [{ confirm: "path" }, 'confirm "path" leads nowhere'],
    [{ size: "bytes" }, 'size "bytes" leads nowhere: there is no "bytes", only path, client_data'],
    [{ parts: { ...parts, operation: "files.part" } }, 'parts.operation "files.part" leads nowhere'],
    [{ parts: { ...parts, flag: "parts" } }, 'parts.flag "parts" leads nowhere'],
    [{ parts: { ...parts, number: "part" } }, 'parts.number "part" leads nowhere'],
    [{ parts: { ...parts, of: "id" } }, 'parts.of "id" leads nowhere'],
  ])("tells where %j leads nowhere", (change, message) => {
    expect(upload(change)[0]).toContain(`upload/no-target annotated upload: ${message}`);
  });

  test("the answer about a part has to tell where it goes", () => {
    const found = told("files.createPart", () => ({
      responses: [{ status: "200", schema: { type: "object", properties: {} } }],
    }));
    expect(found).toHaveLength(2);
  });
});

test("a download leads to a text", () => {
  expect(told("files.get", () => ({ download: { name: "download", url: "size", size: "bytes" } }))).toEqual([
    'download/no-target annotated download: url "size" leads nowhere: it is not a text',
    'download/no-target annotated download: size "bytes" leads nowhere: there is no "bytes", only url, size',
  ]);
});

test("a task leads to an operation and its parameter", () => {
  const task = (id: string | undefined, operation: string, parameter: string) =>
    told("files.multi.delete", () => ({
      task: { ...(id === undefined ? {} : { id }), operation, parameter },
    }));
  expect(task("id", "task.get", "taskid")[0]).toContain('id "id" leads nowhere');
  expect(task(undefined, "task.read", "taskid")).toEqual([
    'task/no-target annotated task: operation "task.read" leads nowhere: there is no such operation',
  ]);
  expect(task(undefined, "task.get", "id")[0]).toContain('parameter "id" leads nowhere');
});

test("names of downloads and uploads are pinned, and no other operation may have them", () => {
  const { operations } = namesOf(labelledSpec);
  expect(operations).toMatchObject({
    "files.get#download": "files.download",
    "files.create#upload": "files.upload",
  });
  const check = (spec = labelledSpec, pinned = noNames) =>
    checkNames(spec, pinned, new Set()).map(({ code }) => code);
  expect(check()).toEqual([]);
  const renamed = { operations: { ...operations, "files.get#download": "files.fetch" } };
  expect(check(labelledSpec, renamed)).toEqual(["names/renamed"]);
  expect(check(changed("files.copies", () => ({ name: "download" })))).toEqual(["names/collision"]);
});

test("what a task gives is an answer: its schemas are used, and its examples are held against it", () => {
  const result = { schema: { $ref: "#/schemas/Result" } };
  const spec = changed("files.multi.delete", () => ({ taskResult: result }));
  expect(checkReferences(spec).map(({ message }) => message)).toEqual([
    'refers to the schema "Result", which does not exist',
  ]);
  const schemas = { Result: { schema: { type: "object" as const } } };
  expect(withUsage({ ...spec, schemas }).schemas.Result?.used).toBe("output");
  const wrong = changed("files.multi.delete", () => ({
    examples: [{ kind: "task", line: 18, value: { deleted: "two", more: 1 } }],
  }));
  expect(checkExamples(wrong).map(({ code }) => code)).toEqual([
    "example/rejected",
    "example/undeclared-field",
  ]);
});
