import { describe, expect, it } from "vitest";
import { readPage, realPage } from "./page-read.js";

const lines = realPage.split("\n");

/** A source of numbers that is the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe("later editions of a page of labelled blocks", () => {
  it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
    "read every line or tell of it, whatever was deleted or doubled (%i)",
    (seed) => {
      const next = numbers(seed);
      const start = next(lines.length - 400);
      const copy = lines.slice(start, start + 400);
      for (let times = 0; times < 25; times += 1) {
        const at = next(copy.length);
        const kind = next(3);
        if (kind === 0) copy.splice(at, 1);
        else if (kind === 1) copy.splice(at, 0, copy[next(copy.length)] ?? "");
        else copy[at] = (copy[at] ?? "").slice(0, next(20));
      }
      const { diagnostics, blocks, page } = readPage(`TOYS\n\n${copy.join("\n")}`);
      expect(diagnostics.filter(({ code }) => code === "ledger/claimed-twice")).toEqual([]);
      const spans = page.sections.flatMap((section) => section.blocks.map((block) => block.lines));
      for (const [index, { start: first, end }] of spans.entries()) {
        expect(end).toBeGreaterThanOrEqual(first);
        expect(first).toBeGreaterThan(spans[index - 1]?.end ?? 0);
      }
      expect(blocks.length).toBeGreaterThan(3);
    },
  );

  it("keep the blocks when sections change places", () => {
    const at = lines.indexOf("ANALYTICS");
    const end = lines.indexOf("WORKFLOW");
    const moved = [...lines.slice(0, 8), ...lines.slice(at, end), ...lines.slice(8, at), ...lines.slice(end)];
    const { blocks, page, diagnostics } = readPage(moved.join("\n"));
    expect(blocks).toHaveLength(readPage(realPage).blocks.length);
    expect(page.sections[0]?.title.text).toBe("ANALYTICS");
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("find a block whose URL was lost, and stop where two blocks run together", () => {
    const without = (pattern: RegExp): ReturnType<typeof readPage> =>
      readPage(lines.filter((line) => !pattern.test(line)).join("\n"));
    const titled = without(/^URL:.*accounts_unlock/u);
    expect(titled.blocks.find(({ title }) => title?.text === "admin/accounts_unlock/")?.url?.path).toBe(
      "/api/1/admin/accounts_unlock/",
    );
    expect(titled.diagnostics.map(({ code }) => code)).toContain("labelled/url-missing");
    const merged = without(/^URL:.*links\/delete/u);
    expect(
      merged.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
    ).toContain("section/part-twice");
  });

  it.each([
    ['Request:\n\n{\n  "a": 1\n}', "error labelled/label-unread"],
    ["Request:\n- a - A thing", "error labelled/label-unread"],
    ["Permissions:\n\nAdmins only.", "warning labelled/label-unknown"],
    ["Permissions: admins only", "warning labelled/label-unknown"],
    ["Rate limits:", "warning labelled/label-unknown"],
  ])("tell of the unknown label in %j, wherever it stands", (part, found) => {
    for (const below of ["Method: POST", "Params:", "Returns:", "Errors:\n404 no", "Notes:\n\nOne."]) {
      const source = `TOYS\n\ntoys/a/\n\nPlays.\n\nURL: https://toys.test/api/1/toys/a/\n\n${below}\n\n${part}\n`;
      const { diagnostics, blocks } = readPage(source);
      expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toContain(found);
      expect(blocks).toMatchObject([{ examples: [], returns: { fields: [] } }]);
    }
  });

  it("take headings in small letters for sections where nothing else is likely", () => {
    const source = (heading: string): string =>
      `TOYS\n\ntoys/a/\n\nPlays.\n\nURL: https://toys.test/api/1/toys/a/\n\nMethod: GET\n\nReturns:\nA toy.\n\n${heading}\n\nrooms/a/\n\nOpens.\n\nURL: https://toys.test/api/1/rooms/a/\n\nMethod: GET`;
    const { page, codes } = readPage(source("Room management"));
    expect(page.sections.map(({ title }) => title.text)).toEqual(["TOYS", "Room management"]);
    expect(codes).toEqual(["14 labelled/section-unclear"]);
    expect(readPage(source("OK")).page.sections).toHaveLength(1);
    const lost = readPage(source("Room management").replace("A toy.\n\n", "\n"));
    expect(lost.page.sections).toHaveLength(1);
    expect(lost.codes).toEqual(["13 labelled/section-unclear"]);
  });

  it("say that a page has no sections, or no blocks", () => {
    const { page, codes } = readPage(
      "toys/a/\n\nPlays.\n\nURL: https://toys.test/api/1/toys/a/\n\nMethod: GET",
    );
    expect(page.sections).toHaveLength(1);
    expect(codes).toEqual(["1 labelled/no-section"]);
    expect(readPage("Nothing here.").diagnostics.map(({ code }) => code)).toContain("page/missing");
    expect(readPage("").diagnostics.map(({ code }) => code)).toContain("page/missing");
  });

  it("leave a table or code unread that no rule knows", () => {
    const source = `TOYS\n\ntoys/a/\n\nPlays.\n\n{"a": 1}\n\nURL: https://toys.test/api/1/toys/a/\n\nMethod: GET\n\nNotes:\n\nA | B\n--- | ---\n1 | 2\n`;
    expect(readPage(source).codes.filter((code) => code.includes("ledger"))).toEqual([
      "7 ledger/unclaimed",
      "15 ledger/unclaimed",
      "16 ledger/unclaimed",
      "17 ledger/unclaimed",
    ]);
  });

  it("read tables with bars", () => {
    const source = `TOYS\n\ntoys/a/\n\nPlays.\n\nURL: https://toys.test/api/1/toys/a/\n\nMethod: GET\n\nParams:\n\nName | Required | Type\n--- | --- | ---\nsize | yes | int\n`;
    expect(readPage(source).blocks[0]?.parameters).toMatchObject({
      rows: [{ name: "size", required: true, type: "int" }],
    });
  });
});
