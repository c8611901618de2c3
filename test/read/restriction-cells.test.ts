import { describe, expect, it } from "vitest";
import type { Block, Document } from "../../scripts/read/document.js";
import { readText } from "../../scripts/read/text.js";
import { annotationsSchema } from "../../scripts/spec/annotations.js";
import { wapi } from "../../scripts/vendors/wapi/index.js";
import { pageOf } from "../scenarios/page.js";

/** A page whose restrictions kept their cells, as an HTML page does. */
function documentWith(cells: string[][]): Document {
  const text = "Restrictions:\n\nRoom restrictions:\nHere stands the table";
  const document = readText("wapi", pageOf([{ chapter: "section", bare: false, text }]).source);
  const blocks = document.blocks.flatMap((block): Block[] => {
    if (block.kind !== "paragraph" || block.lines[0]?.text !== "Room restrictions:") return [block];
    const [title, table] = block.lines;
    if (title === undefined || table === undefined) return [block];
    const [header = { line: table.line, cells: [] }, ...rows] = cells.map((row) => ({
      line: table.line,
      cells: row.map((cell) => ({ text: cell })),
    }));
    return [
      { ...block, endLine: title.line, lines: [title] },
      { kind: "table", startLine: table.line, endLine: table.line, lossy: false, header, rows },
    ];
  });
  return { ...document, blocks };
}

function read(cells: string[][]): { restrictions: unknown; codes: string[] } {
  const facts = {
    file: "source.html",
    annotations: annotationsSchema.parse({}),
    supplement: { about: "", evidence: "", operations: [] },
  };
  const { spec, diagnostics } = wapi.read(documentWith(cells), facts);
  const operation = spec.operations.find(({ id }) => id === "demo.item.Do");
  return {
    restrictions: operation?.restrictions?.map(({ line: _line, ...restriction }) => restriction),
    codes: diagnostics.map(({ code }) => code).filter((code) => code !== "example/missing"),
  };
}

describe("restrictions whose table kept its cells", () => {
  it("tell which columns are marked", () => {
    expect(
      read([
        ["Visitors (7)", " Owners ", "Guests (-5)"],
        ["", "X", " x "],
      ]),
    ).toEqual({
      restrictions: [
        {
          kind: "Room restrictions",
          columns: [{ label: "Visitors", value: "7" }, { label: "Owners" }, { label: "Guests", value: "-5" }],
          marks: 2,
          allowed: ["Owners", "Guests"],
        },
      ],
      codes: [],
    });
  });

  it("stay unread where they are another table", () => {
    for (const cells of [
      [],
      [["Visitors (7)"]],
      [
        ["", "Visitors (7)"],
        ["", "X"],
      ],
      [["a"], ["X"], ["X"]],
    ])
      expect(read(cells)).toEqual({ restrictions: undefined, codes: ["ledger/unclaimed"] });
  });
});
