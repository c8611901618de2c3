import { expect, test } from "vitest";
import type { Finding } from "../../../scripts/spec/api-spec.js";
import { formatFindingChanges } from "../../../scripts/spec/changes.js";
import { spec } from "./rest.js";

const finding = (line: number, message: string): Finding => ({
  code: "page/x",
  severity: "warning",
  line,
  message,
});
const changes = (before: Finding, after: Finding): string[] =>
  formatFindingChanges(spec({ findings: [before] }), spec({ findings: [after] }));

test.each([
  ["that moved", "is odd", "is odd"],
  [
    "that tells of lines which moved",
    "is as in lines 3–5: both are kept",
    "is as in lines 7–9: both are kept",
  ],
  ["that tells of a line which moved", "is as in line 3", "is as in line 4"],
])("a finding %s is the same", (_, before, after) => {
  expect(changes(finding(10, before), finding(12, after))).toEqual([]);
});

test("a finding that tells another number is another", () => {
  expect(changes(finding(10, "has 3 of 5"), finding(10, "has 4 of 5"))).toEqual([
    "  + source.txt:10 warning page/x has 4 of 5",
    "  - source.txt:10 warning page/x has 3 of 5",
  ]);
});
