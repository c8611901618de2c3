import { expect, test } from "vitest";
import { answerSource, parameterPlaces } from "../../scripts/emit/report/list-sources.js";
import { listCounts, listsSection } from "../../scripts/emit/report/lists.js";
import { emitReport, summary } from "../../scripts/emit/report.js";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";
import { labelledSpec } from "./labelled-spec.js";
import { restSpec } from "./rest-spec.js";
import { httpOperation } from "./typescript/rest-operations.js";

const [section = ""] = listsSection(labelledSpec);

test("counts operations by where their parameters and answers are from", () => {
  expect(section).toContain("| on the page | 7 | 63.6 % | 10 | 90.9 % |");
  expect(section).toContain("| lost | 2 | 18.1 % | 1 | 9.0 % |");
  expect(emitReport([labelledSpec]).text).toContain(section);
});

test("has a line for each operation, below the heading that it has on the page", () => {
  expect(section).toContain("<summary>Files &amp; folders, 8, the parameters of 1 are lost</summary>");
  expect(section).toContain(
    "| [`files.list`](drawer/source.txt#L10) | 1 on the page, 2 client code, 1 inferred | on the page |",
  );
  expect(section).toContain("| [`files.copies`](drawer/source.txt#L10) | the list is lost | lost |");
});

test("the summary tells both in a line", () => {
  expect(summary(labelledSpec)).toContain(
    "  lists of parameters: 7 on the page, 1 documented elsewhere, 1 client code, 0 inferred, 2 lost",
  );
});

test("pages that lose no lists have none of it", () => {
  expect(listsSection(restSpec())).toEqual([]);
  expect(listCounts(restSpec())).toBeUndefined();
  expect(emitReport([restSpec()]).text).not.toContain("Parameters and answers");
});

test.each<[string, Schema | undefined, string]>([
  ["nothing told", undefined, "lost"],
  ["unknown", { "x-origin": "unknown", "x-reason": "lost" }, "lost"],
  ["shown", { type: "object", properties: { a: { type: "string" } }, "x-origin": "example" }, "example"],
  ["a list of what is shown", { type: "array", items: { type: "string", "x-origin": "example" } }, "example"],
  ["supplied", { type: "string", "x-origin": "supplement", "x-confidence": "client-code" }, "client-code"],
  ["supplied, nobody tells how surely", { type: "string", "x-origin": "supplement" }, "documented"],
  [
    "mostly supplied",
    {
      type: "object",
      properties: {
        a: { type: "string" },
        b: { type: "string", "x-origin": "supplement", "x-confidence": "inferred" },
        c: { type: "string", "x-origin": "supplement", "x-confidence": "inferred" },
      },
    },
    "inferred",
  ],
  [
    "one kind of which is known",
    { anyOf: [{ "x-origin": "unknown", "x-reason": "lost" }, { $ref: "#/schemas/Node" }] },
    "words",
  ],
  ["a name", { $ref: "#/schemas/Node" }, "words"],
])("an answer: %s", (_, schema, source) => {
  const operation = httpOperation("run", {
    responses: schema === undefined ? [] : [{ status: "200", schema }],
  });
  expect(answerSource(operation, labelledSpec)).toBe(source);
});

test("fields of a named body count as parameters", () => {
  const payload = { required: true, schema: { $ref: "#/schemas/Node" } };
  const operation = httpOperation("run", { payload });
  expect(parameterPlaces(operation, labelledSpec)).toEqual([{ source: "page" }, { source: "page" }]);
});

const supplied: Schema = { type: "string", "x-origin": "supplement", "x-confidence": "documented" };
const query = (name: string, schema: Schema) => ({ name, in: "query" as const, required: false, schema });
const row = (operation: Operation): string => {
  const spec = { ...labelledSpec, operations: [{ parameterList: { state: "none" as const }, ...operation }] };
  const [told = ""] = listsSection(spec);
  return told.split("\n").find((line) => line.includes("source.txt#L")) ?? "";
};

test("what a list of the page names is on the page, wherever its type is from", () => {
  const list = { state: "listed" } as const;
  const [path, depth] = [query("path", { ...supplied, "x-line": 11 }), query("depth", { type: "integer" })];
  const beyond = query("order", supplied);
  const parameters = [path, { ...depth, schema: { ...depth.schema, "x-line": 12 } }, beyond];
  expect(row(httpOperation("run", { parameterList: list, parameters }))).toContain(
    "| 2 on the page (types of 1: documented elsewhere), 1 documented elsewhere |",
  );
  expect(row(httpOperation("run", { parameterList: list, parameters: [path] }))).toContain(
    "| 1 on the page (type: documented elsewhere) |",
  );
});

test("what a correction wrote into a list of the page is on the page", () => {
  const corrections = [{ id: "named", certainty: "probable", reason: "Nothing else does." } as const];
  const parameters = [query("path", supplied)];
  const operation = httpOperation("run", { parameterList: { state: "listed" }, parameters, corrections });
  expect(parameterPlaces(operation, labelledSpec)).toEqual([{ source: "page", type: "documented" }]);
});

test("what is offered although the page says that there is nothing is told beside that", () => {
  const parameters = [query("path", supplied)];
  expect(row(httpOperation("run", { parameterList: { state: "none" }, parameters }))).toContain(
    "| none, on the page; 1 documented elsewhere |",
  );
});

test("a value of any kind is as sure as the list that it is from", () => {
  const parameterList = { state: "listed", origin: "supplement", confidence: "client-code" } as const;
  const parameters = [query("value", { "x-origin": "unknown", "x-reason": "Any JSON value." })];
  expect(row(httpOperation("run", { parameterList, parameters }))).toContain("| 1 client code |");
});

test("an answer that the page tells in words is told twice", () => {
  const schema: Schema = { $ref: "#/schemas/Node", "x-origin": "supplement", "x-confidence": "client-code" };
  const told = { status: "2XX", description: "Data of the node", line: 12, schema };
  expect(row(httpOperation("run", { responses: [told] }))).toContain("| client code; in words on the page |");
  const { line: _, ...untold } = told;
  expect(row(httpOperation("run", { responses: [untold] }))).toMatch(/\| client code \|$/u);
});

test("an answer that is shown is from examples, whatever else is known of its fields", () => {
  const [node] = Object.values(labelledSpec.schemas);
  const properties = { path: supplied, bytes: supplied };
  const schemas = { Node: { ...node, schema: { type: "object" as const, properties } } };
  const responses = [{ status: "2XX", schema: { $ref: "#/schemas/Node" } }];
  const examples = [{ kind: "response" as const, line: 13, value: { path: "/a" } }];
  const spec = { ...labelledSpec, schemas };
  expect(answerSource(httpOperation("run", { responses, examples }), spec)).toBe("example");
  expect(answerSource(httpOperation("run", { responses }), spec)).toBe("documented");
});

test("each column adds up to the number of operations", () => {
  const counts = listCounts(labelledSpec);
  const sum = (column: ReadonlyMap<string, number> = new Map()): number =>
    [...column.values()].reduce((total, count) => total + count, 0);
  expect([sum(counts?.parameters), sum(counts?.answers)]).toEqual([11, 11]);
});

test("names what the page describes more than once, with the lines", () => {
  const [operation = httpOperation("run", {})] = labelledSpec.operations;
  const message = "is described word for word as in lines 3–5: it is read as one";
  const twice = { code: "block/repeated", severity: "warning", line: 40, message } as const;
  const kept = { ...twice, code: "block/same-request", line: 50, operation: operation.id, message: "kept" };
  const [told = ""] = listsSection({ ...labelledSpec, findings: [twice, kept] });
  expect(told).toContain(`- [source.txt:40](drawer/source.txt#L40): ${message}`);
  expect(told).toContain(`- [source.txt:50](drawer/source.txt#L50) \`${operation.id}\`: kept`);
});
