import { type Reading, startReading } from "../../../scripts/families/reading.js";
import type { TableRow } from "../../../scripts/families/slate/model.js";
import { rowsOf } from "../../../scripts/families/slate/table/rows.js";
import type { Table } from "../../../scripts/read/document.js";
import { readHtml } from "../../../scripts/read/html.js";
import type { Json } from "../../../scripts/spec/json-schema.js";

export function emptyReading(): Reading {
  return startReading({ vendor: "any", title: "", sha256: "", reader: "text", lines: [], blocks: [] });
}

interface Read {
  rows: TableRow[];
  found: string[];
  messages: string[];
}

/** Rows of a flattened table, its titles first, and the codes of what was found. */
export function flat(text: string, ...examples: Json[]): Read {
  const reading = emptyReading();
  const [header = "", ...lines] = text
    .split("\n")
    .map((line) => line.replace(/^ {6}/u, ""))
    .filter((line) => line.trim() !== "");
  const rows = rowsOf(
    reading,
    {
      kind: "flat",
      header: { line: 1, text: header },
      lines: lines.map((line, at) => ({ line: at + 2, text: line })),
    },
    examples,
  );
  return { rows, found: codesOf(reading), messages: messagesOf(reading) };
}

/** The same of a page in HTML. */
export function cells(html: string, ...examples: Json[]): Read {
  const reading = emptyReading();
  const rows = rowsOf(reading, tableIn(html), examples);
  return { rows, found: codesOf(reading), messages: messagesOf(reading) };
}

export function codesOf({ diagnostics }: Reading): string[] {
  return diagnostics.map(({ line, severity, code }) => `${line} ${severity} ${code}`);
}

export function messagesOf({ diagnostics }: Reading): string[] {
  return diagnostics.map(({ message }) => message);
}

/** Rows as text, those within them indented: name, type, default, values, description. */
export function outline(rows: readonly TableRow[], depth = 0): string[] {
  return rows.flatMap((row) => [
    [
      `${"  ".repeat(depth)}${row.name}${row.required ? "*" : ""}`,
      row.type === undefined ? "" : ` ${row.type}`,
      row.default === undefined ? "" : ` = ${row.default}`,
      row.values === undefined
        ? ""
        : ` [${row.values.map(({ value, title }) => JSON.stringify(value) + (title === undefined ? "" : `: ${title}`)).join(", ")}]`,
      row.description === undefined ? "" : ` | ${row.description}`,
    ].join(""),
    ...outline(row.nested ?? [], depth + 1),
  ]);
}

function tableIn(html: string): Table {
  const document = readHtml("any", html);
  const table = document.blocks.find((block) => block.kind === "table");
  if (table?.kind !== "table") throw new Error("no table");
  return table;
}
