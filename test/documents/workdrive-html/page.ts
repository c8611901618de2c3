import { readFileSync } from "node:fs";
import type { Block, Cell, Row, Table } from "../../../scripts/read/document.js";
import { readHtml } from "../../../scripts/read/html.js";
import { excerptOf } from "./excerpt.js";

const fileOf = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

/** A part of the page, marked up by hand as Slate would do it. */
export const html = fileOf("page.html");
/** The same part as it stands in the flattened page. */
export const excerpt = excerptOf(fileOf("../../../specs/workdrive/source.txt"));
export const page = readHtml("workdrive", html);

export const isKind =
  <Kind extends Block["kind"]>(kind: Kind) =>
  (block: Block): block is Extract<Block, { kind: Kind }> =>
    block.kind === kind;

export const texts = (row: Row | undefined): string[] => row?.cells.map(({ text }) => text) ?? [];

/** The blocks below a heading, up to the next one of the same level or above. */
export function section(title: string): Block[] {
  const at = page.blocks.findIndex((block) => block.kind === "heading" && block.text === title);
  const own = page.blocks[at];
  if (own?.kind !== "heading") throw new Error(`no heading "${title}"`);
  const below = page.blocks.slice(at + 1);
  const end = below.findIndex((block) => block.kind === "heading" && block.level <= own.level);
  return end === -1 ? below : below.slice(0, end);
}

/** The row of a parameter in a section: in the last table that has one. */
export function row(title: string, name: string): Row {
  const rows = section(title)
    .filter(isKind("table"))
    .flatMap(({ rows }) => rows);
  const found = rows.findLast(({ cells }) => cells[0]?.text === name);
  if (found === undefined) throw new Error(`no row "${name}"`);
  return found;
}

/** A table as its texts alone, and those of the tables in its cells: titles first. */
export type Grid = (string | Grid)[][];

export function gridOf({ header, rows }: Table): Grid {
  return [header, ...rows].map(({ cells }) => cells.map(shown));
}

export function shown({ text, tables = [] }: Cell): string | Grid {
  const [table] = tables;
  return table === undefined ? text : gridOf(table);
}
