import { describe, expect, it } from "vitest";
import { mismatches } from "../../scripts/spec/accepts.js";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";
import { first, generate, page } from "../generate/editions-labelled.js";
import { codeIn, linesLike, listIn, statusesIn } from "./cloudike-scan.js";

const lines = page.split("\n");
/** What the page tells, without the facts beside it. */
const { spec, diagnostics, claims } = generate(page, {}, true);
const operations = spec?.operations ?? [];
const at = (line: number): Operation | undefined =>
  operations.find((operation) => operation.lines.start <= line && line <= operation.lines.end);
const linesOf = (code: string): number[] =>
  diagnostics
    .filter((each) => each.code === code)
    .map(({ line }) => line)
    .sort((a, b) => a - b);

describe("the page of Cloudike", () => {
  it("is read without an error, and every line is read once", () => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const claimed = Object.values(claims).reduce((sum, number) => sum + number, 0);
    // Blank lines within examples are read with them.
    expect(claimed).toBeGreaterThanOrEqual(lines.filter((line) => line.trim() !== "").length);
    expect(claimed).toBeLessThan(lines.length);
  });

  it("has 15 sections, 204 blocks and 203 operations", () => {
    expect(linesLike(lines, /^[A-Z][A-Z ()]{3,}$/u)).toHaveLength(15);
    // One block has no URL, and one URL stands in a text.
    const urls = linesLike(lines, /^URL:? *\/?https:/u);
    expect(urls).toHaveLength(203);
    expect(spec?.counts).toMatchObject({ sections: 15, blocks: 204, operations: 203 });
    expect(operations).toHaveLength(203);
    const without = urls.filter((line) => at(line) === undefined);
    expect(without).toEqual(linesOf("block/repeated"));
    expect(new Set(operations.map(({ id }) => id)).size).toBe(203);
  });

  it("calls what each URL says, by each of its methods", () => {
    const differ = operations.filter(({ wire, lines: { start, end } }) => {
      if (wire.kind !== "http") return true;
      const own = lines.slice(start - 1, end);
      const url =
        own.find((text) => /^URL/u.test(text))?.replace(/^.*?(?=https:)/u, "") ??
        `https://api.server.com/api/1/${own[0]}`;
      const path = url
        .replace("https://api.server.com", "")
        .replace(/\(\?P<(\w+)>[^)]*\)|<(\w+)>|\((\w+)\)/gu, (_, a, b, c) => `{${a ?? b ?? c}}`)
        .replace("/company_id/", "/{company_id}/")
        .replace(/(?<=company|get)\/\//gu, "/{}/");
      const methods = own.find((text) => text.startsWith("Method:"))?.match(/[A-Z]{3,}/gu) ?? ["POST"];
      const lost = wire.path.replace(/\{(?:unknown|company_id)\}/gu, (name) =>
        path.includes(name) ? name : "{}",
      );
      return lost !== path || (wire.methods ?? [wire.method]).join() !== methods.join();
    });
    expect(differ.map(({ id }) => id)).toEqual([]);
    expect(
      operations.filter(({ wire }) => wire.kind === "http" && wire.methodOrigin === "unknown"),
    ).toHaveLength(10);
  });

  it("has lists of parameters as they stand there: listed, none, or lost", () => {
    const states = operations.map(({ id, parameterList, lines: span }) => [
      id,
      parameterList?.state,
      listIn(lines, span),
    ]);
    expect(states.filter(([, read, told]) => read !== told)).toEqual([]);
    const count = (state: string): number => states.filter(([, read]) => read === state).length;
    expect([count("listed"), count("none"), count("lost")]).toEqual([3, 14, 186]);
    expect(operations.filter(({ openParameters }) => openParameters === true)).toHaveLength(count("lost"));
  });

  it("has every status of every block, and no other", () => {
    const differ = operations.flatMap(({ id, responses, lines: span }) => {
      const told = statusesIn(lines, span);
      const read = responses
        .map(({ status }) => status)
        .filter((status) => status !== "2XX")
        .sort();
      return read.join() === told.join() ? [] : [`${id}: ${read.join()} for ${told.join()}`];
    });
    expect(differ).toEqual([]);
    expect(operations.flatMap(({ responses }) => responses).length).toBeGreaterThan(400);
  });

  it("accounts for all code: as an example, as words for types, or in a finding", () => {
    const shown = codeIn(lines);
    const examples = operations.flatMap((operation) => operation.examples.map(({ line }) => line));
    const others = [
      ...linesOf("labelled/skeleton"),
      ...linesOf("block/event-example"),
      // Its third line is no JSON.
      4099,
    ];
    expect(linesOf("example/unparsable")).toEqual([4100]);
    // Two more stand within a sentence.
    const inline = examples.filter((line) => !shown.includes(line));
    expect(inline).toEqual([3489, 3489]);
    expect(
      [...new Set([...examples, ...others])].filter((line) => line !== 3489).sort((a, b) => a - b),
    ).toEqual(shown);
  });

  it("has for each example a schema that accepts it, but for those that people corrected", () => {
    const named = (name: string): Schema | undefined => first.spec?.schemas[name]?.schema;
    const rejected = (first.spec?.operations ?? []).flatMap((operation) =>
      operation.examples.flatMap(({ kind, status, line, value }) => {
        const answer = operation.responses.find((response) => response.status === status)?.schema;
        const schema =
          kind === "task" ? operation.taskResult?.schema : kind === "response" ? answer : undefined;
        if (schema === undefined) throw new Error(`${line} ${operation.id}: no schema for ${kind}`);
        return mismatches(value, schema, named, "", "response").length > 0 ? [line] : [];
      }),
    );
    // One item of a list, where another example of the same answer shows the list.
    expect(rejected).toEqual([2542]);
    expect(
      first.diagnostics.filter(({ code }) => code === "example/rejected").map(({ line }) => line),
    ).toEqual([2542]);
  });

  it("merges what is word for word the same, and keeps apart what is not", () => {
    expect(linesOf("block/repeated")).toEqual([4302]);
    expect(linesOf("block/same-request")).toEqual([383, 3111, 3147, 3166, 3346, 3358]);
    const requests = operations.map(({ wire }) =>
      wire.kind === "http" ? `${wire.method} ${wire.path}` : "",
    );
    const twice = requests.filter((request, index) => requests.indexOf(request) < index);
    expect(twice.sort()).toEqual([
      "GET /api/1/shares/collaborators/",
      "GET /api/1/shares/invites/",
      "GET /api/1/shares/invites/",
      "POST /api/1/company/{company_id}/request_quota/",
      "POST /api/1/shares/remove/",
      "POST /api/1/shares/unshare/",
    ]);
  });
});

describe("the findings on the page of Cloudike", () => {
  const places = [
    ["labelled/placeholder-lost", [367, 383, 397, 413, 429, 3332]],
    ["labelled/url-missing", [3013]],
    ["labelled/url-slip", [511]],
    ["labelled/title-differs", [2656]],
    ["labelled/values-unnamed", [3017]],
    ["labelled/fragment", [377, 407, 423, 439, 453, 485]],
    ["labelled/list-lost", [830, 1768, 2621, 2636, 2654, 2668, 2681, 3849, 3851, 4091, 4117]],
    ["labelled/no-row", [3587]],
    ["labelled/code-of-status", [1814]],
    ["labelled/section-count", [7]],
    ["request/bare-placeholder", [4382, 4423]],
    ["block/changes-by-get", [353, 417, 1529, 1599, 1805, 1901, 1963, 3284, 3420]],
    ["block/no-method", [2599, 2613, 2630, 2646, 2660, 2674, 2702, 2720, 2737, 3013]],
    ["block/event-example", [1820]],
    ["answer/list-or-item", [2542, 2754]],
    ["answer/opaque", [4089]],
    ["answer/among-errors", [1771, 2009, 2939, 2993, 3195, 3214, 3584]],
    ["example/partial", [2298, 2355, 2782, 4197]],
    [
      "safety/contradiction",
      [
        ...[268, 288, 308, 345, 409, 1521, 1591, 1797, 1893, 1956, 2118, 3276, 3412, 3805, 3998, 4018, 4037],
        4057,
      ],
    ],
  ] as const;
  it.each(places)("%s stands at its lines", (code, expected) => {
    expect(linesOf(code)).toEqual(expected);
  });

  it("are of no other kind", () => {
    const expected = [
      ...[
        "answer/mention-unused",
        "answer/of-words",
        "answer/prose-only",
        "answer/untold",
        "answer/words-unused",
      ],
      ...["block/parameters-absent", "block/parameters-lost", "block/repeated", "block/same-request"],
      ...["block/value-words", "endpoint/label-unused", "example/repaired", "example/unparsable"],
      ...["labelled/sample", "labelled/skeleton", "labelled/text-behind-example", "labelled/title-spelling"],
      ...["page/stray-mark", "parameter/type-in-prose"],
    ];
    const known = [...expected, ...places.map(([code]) => code)];
    const told = [...new Set(diagnostics.map(({ code }) => code))];
    // Shapes get other names without the annotations.
    expect(
      told.filter((code) => !known.some((each) => each === code) && !code.startsWith("shapes/")),
    ).toEqual([]);
    expect(expected.filter((code) => !told.some((each) => each === code))).toEqual([]);
  });
});
