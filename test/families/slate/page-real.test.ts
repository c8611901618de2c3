import { describe, expect, it } from "vitest";
import { inShort, readSlate, realPage } from "./read-slate.js";

const lines = realPage.split("\n");
const counted = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
const real = readSlate(realPage);
const tables = real.endpoints.flatMap((endpoint) => endpoint.tables);
const examples = real.endpoints.flatMap((endpoint) => endpoint.examples);

/** Index of the first line with a text. */
function indexOf(text: string, from = 0): number {
  const index = lines.indexOf(text, from);
  if (index === -1) throw new Error(`no line ${text}`);
  return index;
}

describe("a real page of endpoints", () => {
  it("is read to the last line", () => {
    expect(real.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("gives an endpoint for each request line", () => {
    expect(real.endpoints).toHaveLength(counted(/^(?:get|post|patch|put|delete) https:/iu));
    expect(real.endpoints).toHaveLength(75);
    expect(real.page.groups).toHaveLength(23);
    expect(real.page.errors.map(({ status }) => status)).toEqual([400, 401, 403, 404, 500, 503]);
  });

  it("gives each table once, and one more that a request line swallowed", () => {
    expect(tables).toHaveLength(counted(/^`?Parameter /u) + 1);
    const told = (place: string): number => tables.filter((table) => table.place === place).length;
    expect(told("path")).toBe(counted(/^Path Parameters$/u));
    expect(told("body")).toBe(28);
    // Below one label of the query stands an example only, below another a second label.
    expect(told("query")).toBe(counted(/^Query Parameters$/u));
  });

  it("gives each example once", () => {
    const starts = counted(/^(?:[{[]|"\w+":)/u);
    // One of them stands under "Authentication".
    expect(examples).toHaveLength(starts - 1);
    const placed = (place: string): number => examples.filter((example) => example.place === place).length;
    expect(placed("header")).toBe(counted(/"X-API-KEY" :/u) - 1);
    expect(placed("header")).toBe(75);
    expect(examples.filter(({ value }) => value === undefined)).toEqual([]);
  });

  it("survives other ends of lines, and labels in other cases", () => {
    const shown = real.endpoints.map(inShort);
    expect(readSlate(lines.join("\r\n")).endpoints.map(inShort)).toEqual(shown);
    const shouted = lines.map((line) =>
      /^(?:Query|Path) Parameters$|^Request ?Body$|^HTTP Request$/u.test(line) ? line.toUpperCase() : line,
    );
    expect(readSlate(shouted.join("\n")).endpoints.map(inShort)).toEqual(shown);
  });

  it("finds endpoints in other groups, and new groups", () => {
    const start = indexOf("Create a Photo");
    const end = indexOf("Update a Photo");
    const without = [...lines.slice(0, start), ...lines.slice(end)];
    const target = without.indexOf("Get All Users");
    const moved = [...without.slice(0, target), ...lines.slice(start, end), ...without.slice(target)];
    const read = readSlate(moved.join("\n"));
    expect(read.codes.filter((code) => code.includes("ledger"))).toEqual([]);
    expect(read.page.groups[0]?.endpoints.slice(0, 2).map(({ title }) => title.text)).toEqual([
      "Create a Photo",
      "Get All Users",
    ]);
    const before = indexOf("Create a Photo");
    const group = ["Picture", "", "Welcome to the Picture API! You can create pictures.", ""];
    const grouped = readSlate([...lines.slice(0, before), ...group, ...lines.slice(before)].join("\n"));
    expect(grouped.page.groups.find(({ title }) => title.text === "Picture")?.endpoints[0]?.title.text).toBe(
      "Create a Photo",
    );
    expect(grouped.endpoints.map(inShort)).toEqual(real.endpoints.map(inShort));
  });

  it("keeps all endpoints above a cut, wherever it is", () => {
    for (let at = 60; at < lines.length; at += 97) {
      const { endpoints } = readSlate(lines.slice(0, at).join("\n"));
      const whole = real.endpoints.filter((endpoint) => endpoint.lines.end < at);
      expect(endpoints.slice(0, whole.length).map(inShort), `cut at ${at}`).toEqual(whole.map(inShort));
      expect(endpoints.length - whole.length, `cut at ${at}`).toBeLessThanOrEqual(1);
    }
  });
});
