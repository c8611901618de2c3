import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openApiDocument } from "../../scripts/emit/openapi/index.js";
import { share } from "../../scripts/emit/report/markdown.js";
import { statistics } from "../../scripts/emit/report/statistics.js";
import { emitReport, summary } from "../../scripts/emit/report.js";
import { type ApiSpec, apiSpecSchema, type Finding } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";
import { listingSpec } from "./listing-spec.js";
import { envelopeOperation, envelopeSpec, httpSpec } from "./openapi/specs.js";
import { restSpec } from "./rest-spec.js";
import { httpOperation } from "./typescript/rest-operations.js";

const findings: Finding[] = [
  ...[31, 32, 33].map(
    (line): Finding => ({
      code: "output/undocumented",
      severity: "warning",
      line,
      operation: `a.b.C${line}`,
      message: "the answer is unknown",
    }),
  ),
  {
    code: "restriction/columns-lost",
    severity: "info",
    line: 12,
    operation: "a.b.C",
    message: "1 | 2 <b>lost</b>",
  },
  {
    code: "correction/applied",
    severity: "warning",
    line: 1,
    message: "corrected (certain, header): it has one",
  },
];
const spec: ApiSpec = envelopeSpec({ findings });
const report = emitReport([spec, httpSpec()]).text;

/** The row of a table whose first cell is this one. */
function row(first: string, text = report): string[] {
  const line = text.split("\n").find((candidate) => candidate.startsWith(`| ${first} |`)) ?? "";
  return line
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}

describe("the report of a REST API", () => {
  const text = emitReport([restSpec()]).text;

  test("counts what a REST page covers, and nothing that only envelopes have", () => {
    expect(row("Operations", text)).toEqual(["8"]);
    expect(row("Parameters", text)).toEqual(["14"]);
    expect(row("… in the header", text)).toEqual(["4"]);
    expect(row("… in the cookie", text)).toEqual(["1"]);
    expect(row("Request bodies", text)).toEqual(["3"]);
    expect(row("… of bytes", text)).toEqual(["1"]);
    expect(row("Responses", text)).toEqual(["14"]);
    expect(row("Outputs: nothing", text)).toEqual(["1"]);
    expect(row("Outputs: unknown", text)).toEqual(["1"]);
    expect(row("Ways to authenticate", text)).toEqual(["3"]);
    expect(row("Push events", text)).toEqual([]);
    expect(row("Error codes", text)).toEqual([]);
  });

  test("so does the summary", () => {
    expect(summary(restSpec())[1]).toBe("  8 operations, 14 parameters, 3 bodies, 14 responses, 11 schemas");
    expect(summary(restSpec())[2]).toBe("  outputs: 5 documented, 1 bytes, 1 nothing, 1 unknown");
  });
});

describe("the report of a page without types", () => {
  const text = emitReport([listingSpec()]).text;

  test("tells of each origin how many fields have a concrete type", () => {
    // fields, concrete, share
    expect(row("documented", text)).toEqual(["20", "20", "100.0 %"]);
    expect(row("example", text)).toEqual(["14", "14", "100.0 %"]);
    expect(row("unknown", text)).toEqual(["1", "0", "0.0 %"]);
    expect(row("… used in more than one place", text)).toEqual(["0"]);
    expect(row("Errors of every operation", text)).toEqual(["3"]);
  });

  test("lists what is unknown by reason, and where", () => {
    expect(row("the example shows an empty object", text)).toEqual(["1"]);
    expect(row("the page shows no answer", text)).toEqual(["1"]);
    expect(text).toContain("- the example shows an empty object (1):\n  - `User`: `cover`");
    expect(text).not.toContain("`user.findUsers answer`");
  });
});

describe("the report of examples and named schemas", () => {
  const uuid: Schema = { type: "string", format: "uuid" };
  const judged = listingSpec({
    operations: ["one", "two", "three"].map((id) =>
      httpOperation(id, {
        parameters: [{ name: "size", in: "query", required: false, schema: { type: "integer" } }],
        payload: { required: true, schema: uuid },
        responses: [{ status: "200", schema: { type: "array", items: { $ref: "#/schemas/Id" } } }],
        examples: [
          { kind: "response", line: 4, value: id === "three" ? [] : ["string"] },
          { kind: "parameters", line: 5, value: { size: "2" } },
          { kind: "request", line: 6, value: "string" },
        ],
      }),
    ),
    schemas: { Id: { schema: uuid, used: "output" }, Old: { schema: { type: "object" } } },
  });
  const text = emitReport([judged]).text;

  test("tells how many tools may offer, and why not the others", () => {
    // shown, accepted, contradict their schema, without a place: a GET has no body
    expect(row("Requests", text)).toEqual(["3", "0", "0", "3"]);
    expect(row("Query parameters", text)).toEqual(["3", "3", "0", "0"]);
    expect(row("Answers", text)).toEqual(["3", "1", "2", "0"]);
    expect(row("All", text.slice(text.indexOf("### Examples")))).toEqual(["9", "4", "2", "3"]);
    expect(text).toContain("- [`one`](shop/source.txt#L4), [`two`](shop/source.txt#L4): \\[0\\] is no uuid");
  });

  test("agrees with the document", () => {
    const rejected = JSON.stringify(openApiDocument(judged)).match(/"reasons"/g);
    expect(rejected).toHaveLength(2);
  });

  test("lists named schemas by use", () => {
    // places, fields, seen in, origin
    expect(row("`Id`", text)).toEqual(["3", "0", "output", "documented"]);
    expect(row("`Old`", text)).toEqual(["0", "0", "nowhere", "documented"]);
    expect(text.indexOf("| `Id` |")).toBeLessThan(text.indexOf("| `Old` |"));
    expect(text).toContain("2 named schemas, 1 of them without a use");
  });
});

describe("the report", () => {
  test("stands beside the specs", () => {
    expect(emitReport([]).path).toBe("specs/REPORT.md");
  });

  test("has a line for every API", () => {
    expect(report).toContain("| [acme](#acme) | 5 | 80.0 % |");
    expect(report).toContain("| [acme](#acme) | 4 | 75.0 % |");
  });

  test("keeps spans of code in its own texts, and nothing else of Markdown", () => {
    const told = (message: string) =>
      emitReport([envelopeSpec({ findings: [{ code: "a/b", severity: "info", line: 1, message }] })]).text;
    expect(told("the page shows `{}` *only*")).toContain(": the page shows `{}` \\*only\\*\n");
    expect(told("a ` alone")).toContain(": a \\` alone\n");
    expect(told("`<b>` and <b>")).toContain(": `<b>` and &lt;b>\n");
  });

  test("counts what the page covers", () => {
    expect(row("Operations")).toEqual(["5"]);
    expect(row("… only listed")).toEqual(["1"]);
    expect(row("Outputs: documented")).toEqual(["3"]);
    expect(row("Outputs: bytes")).toEqual(["1"]);
    expect(row("Outputs: unknown")).toEqual(["1"]);
    expect(row("Error codes")).toEqual(["2"]);
    expect(row("… with a text")).toEqual(["1"]);
    expect(row("… of which the marked columns are lost")).toEqual(["5"]);
  });

  test("tells where fields come from", () => {
    // fields, documented, example, supplement, corrected, unknown, concrete
    expect(row("Parameters")).toEqual(["9", "9", "0", "0", "0", "0", "100.0 %"]);
    expect(row("Output fields")).toEqual(["12", "9", "0", "0", "0", "3", "75.0 %"]);
  });

  test("lists findings by code, warnings first", () => {
    expect(report.indexOf("| `output/undocumented` | warning | 3 |")).toBeGreaterThan(0);
    expect(report.indexOf("| `restriction/columns-lost` | info | 1 |")).toBeGreaterThan(
      report.indexOf("| `output/undocumented` | warning | 3 |"),
    );
  });

  test("links each finding to its line, and escapes its text", () => {
    expect(report).toContain("- [source.txt:12](source.txt#L12) `a.b.C`: 1 | 2 &lt;b>lost&lt;/b>");
  });

  test("tells a message that many findings share once", () => {
    expect(report).toContain(
      "- the answer is unknown: [`a.b.C31`](source.txt#L31), [`a.b.C32`](source.txt#L32), [`a.b.C33`](source.txt#L33)",
    );
  });

  test("lists the corrections in force", () => {
    expect(report).toContain(
      "| download | probable | [`document.file.Download`](source.txt#L10) | clients get bytes The page says: a list |",
    );
    expect(report).toContain("\n- corrected (certain, header): it has one\n");
  });

  test("lists operations with an unknown output by reason", () => {
    expect(report).toContain("no output (1):\n\n- `document.file`: [Gone](source.txt#L10)");
  });

  test("says so where there is nothing to tell", () => {
    const quiet = emitReport([envelopeSpec({ operations: [envelopeOperation()] })]).text;
    expect(quiet).toContain("### Findings\n\nNone.");
    expect(quiet).toContain("### Corrections in force\n\nNone.");
    expect(quiet).toContain("### Unknown outputs\n\nNone.");
  });

  test("the same specs give the same bytes", () => {
    expect(emitReport(structuredClone([spec, httpSpec()])).text).toBe(report);
  });
});

describe("statistics", () => {
  const concrete = (schema: Schema): boolean => {
    const operation = envelopeOperation({
      parameters: [{ name: "x", in: "identification", required: true, schema }],
    });
    return statistics(envelopeSpec({ operations: [operation] })).fields[0]?.count.concrete === 1;
  };

  test.each<[Schema, boolean]>([
    [{ type: "string" }, true],
    [{ $ref: "#/schemas/User" }, true],
    [{ "x-origin": "unknown", "x-reason": "?" }, false],
    [{ type: "array" }, false],
    [{ type: "array", items: { type: "string" } }, true],
    [{ type: "array", items: { "x-origin": "unknown" } }, false],
    [{ type: "object" }, false],
    [{ type: ["object", "null"] }, false],
    [{ type: "object", additionalProperties: { type: "string" } }, true],
    [{ type: "object", properties: { a: {} } }, true],
    [{ anyOf: [{ type: "string" }, { type: "object" }] }, false],
  ])("%j has a concrete type: %s", (schema, expected) => {
    expect(concrete(schema)).toBe(expected);
  });

  test("shares are rounded down, so that 100 % means all", () => {
    expect([share(999, 1000), share(9999, 10000), share(5, 5), share(0, 0)]).toEqual([
      "99.9 %",
      "99.9 %",
      "100.0 %",
      "–",
    ]);
  });
});

test("the summary is at most a dozen lines", () => {
  const real = apiSpecSchema.parse(JSON.parse(readFileSync("specs/wapi/spec.json", "utf8")));
  expect(summary(real).length).toBeLessThanOrEqual(12);
  expect(summary(spec)).toEqual([
    "acme: Acme API 1.2, 900 lines",
    "  5 operations, 1 of them only listed; 6 schemas, 2 error codes, 5 push events",
    "  outputs: 3 documented, 1 bytes, 1 unknown",
    expect.stringMatching(/^ {2}fields: \d+, [\d.]+ % of them with a concrete type, 3 unknown$/),
    "  findings: 4 warnings, 1 remarks",
    "        3 output/undocumented",
    "        1 correction/applied",
    "        1 restriction/columns-lost",
  ]);
});
