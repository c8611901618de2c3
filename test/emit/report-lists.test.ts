import { expect, test } from "vitest";
import { answerSource, parametersBySource } from "../../scripts/emit/report/list-sources.js";
import { listCounts, listsSection } from "../../scripts/emit/report/lists.js";
import { emitReport, summary } from "../../scripts/emit/report.js";
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
  ["a name", { $ref: "#/schemas/Node" }, "words"],
])("an answer: %s", (_, schema, source) => {
  const operation = httpOperation("run", {
    responses: schema === undefined ? [] : [{ status: "200", schema }],
  });
  expect(answerSource(operation, labelledSpec)).toBe(source);
});

test("fields of a named body count as parameters", () => {
  const payload = { required: true, schema: { $ref: "#/schemas/Node" } };
  expect(parametersBySource(httpOperation("run", { payload }), labelledSpec)).toEqual(new Map([["page", 2]]));
});
