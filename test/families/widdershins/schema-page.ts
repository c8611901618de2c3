import { createRequire } from "node:module";
import type { BodyPart, SchemaBlock, SchemaPart } from "../../../scripts/families/widdershins/schema/part.js";
import type { Cell, Row, Table } from "../../../scripts/read/document.js";
import type { Json } from "../../../scripts/spec/json-schema.js";

/** A schema as an OpenAPI document has it. */
export type ApiSchema = { [key: string]: Json };

/** What the tests put on a page: named schemas, and schemas of answers and of bodies by name. */
export interface Api {
  schemas?: Record<string, ApiSchema>;
  answers?: Record<string, ApiSchema>;
  bodies?: Record<string, ApiSchema>;
}

export interface Page {
  components: Map<string, SchemaPart>;
  answers: Map<string, SchemaPart>;
  bodies: Map<string, BodyPart>;
}

const require = createRequire(import.meta.url);
const generator: { convert: (api: unknown, options: unknown) => Promise<string> } = require("widdershins");

/** Renders a page and takes its tables apart. `text`: as flattening leaves it, without links and emphasis. */
export async function pageOf(api: Api, reader: "html" | "text"): Promise<Page> {
  return partsOf(await markdownOf(api), reader);
}

async function markdownOf({ schemas = {}, answers = {}, bodies = {} }: Api): Promise<string> {
  const content = (schema: ApiSchema): Json => ({ "application/json": { schema } });
  const paths = [
    ...Object.entries(answers).map(([name, schema]): [string, Json] => [
      `/answers/${name}`,
      { get: { operationId: name, responses: { 200: { description: "ok", content: content(schema) } } } },
    ]),
    ...Object.entries(bodies).map(([name, schema]): [string, Json] => [
      `/bodies/${name}`,
      {
        post: {
          operationId: name,
          requestBody: { content: content(schema) },
          responses: { 204: { description: "done" } },
        },
      },
    ]),
  ];
  const document = {
    openapi: "3.0.3",
    info: { title: "Test", version: "1" },
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
  const silenced = [console.log, console.warn] as const;
  console.log = console.warn = () => {};
  try {
    // The generator changes what it is given.
    return await generator.convert(structuredClone(document), {
      sample: true,
      codeSamples: false,
      omitHeader: true,
    });
  } finally {
    [console.log, console.warn] = silenced;
  }
}

function partsOf(markdown: string, reader: "html" | "text"): Page {
  const page: Page = { components: new Map(), answers: new Map(), bodies: new Map() };
  const lines = markdown.split("\n");
  const schemas = lines.indexOf("# Schemas");
  const end = schemas === -1 ? lines.length : schemas;
  for (const [from, to, name] of sections(lines, 0, end, /^## (.+)$/u)) {
    const own = lines.map((text, index) => (index >= from && index < to ? text : ""));
    const [sample] = samplesIn(own);
    const status = own.findIndex((text) => text.startsWith("Status Code"));
    if (status !== -1)
      page.answers.set(name, { ...tablesIn(own, status + 1, reader), ...sample, line: from + 1 });
    const table = own.findIndex((text) => text.startsWith("|Name|In|"));
    if (table === -1) continue;
    const { blocks, enums } = tablesIn(own, table, reader);
    const rows = (blocks[0]?.table?.rows ?? []).filter((row) => row.cells[1]?.text === "body").slice(1);
    page.bodies.set(name, { rows, ...(enums === undefined ? {} : { enums }), ...sample, line: from + 1 });
  }
  for (const [from, to, name] of sections(lines, end, lines.length, /^<h2 id="tocS_.+">(.+)<\/h2>$/u)) {
    const own = lines.map((text, index) => (index >= from && index < to ? text : ""));
    const [sample] = samplesIn(own);
    const close = own.lastIndexOf("```");
    const properties = own.indexOf("### Properties");
    const text = own.flatMap((line, index) =>
      index > close && index < properties && line !== "" ? [{ line: index + 1, text: line }] : [],
    );
    page.components.set(name, { ...tablesIn(own, properties + 1, reader), ...sample, text, line: from + 1 });
  }
  return page;
}

function sections(lines: string[], from: number, to: number, heading: RegExp): [number, number, string][] {
  const starts = lines.flatMap((text, index): [number, string][] => {
    const name = index >= from && index < to ? heading.exec(text)?.[1] : undefined;
    return name === undefined ? [] : [[index, name]];
  });
  return starts.map(([start, name], index) => [start, starts[index + 1]?.[0] ?? to, name]);
}

function samplesIn(lines: string[]): { sample?: Json }[] {
  const start = lines.indexOf("```json");
  if (start === -1) return [];
  const text = lines.slice(start + 1, lines.indexOf("```", start + 1)).join("\n");
  return [{ sample: JSON.parse(text) as Json }];
}

/** The tables from a line on, each with the line above it. */
export function tablesIn(
  lines: readonly string[],
  from: number,
  reader: "html" | "text",
): { blocks: SchemaBlock[]; enums?: Table } {
  const blocks: SchemaBlock[] = [];
  let enums: Table | undefined;
  let table: Table | undefined;
  let isEnum = false;
  for (const [index, text] of lines.entries()) {
    if (text.startsWith("<aside") && index >= from) break;
    if (index < from || text === "" || text === "*None*") continue;
    const line = index + 1;
    if (!isRow(text)) {
      table = undefined;
      isEnum = /Enumerated Values/u.test(text);
      if (isEnum || text.startsWith("<h3 ")) continue;
      blocks.push({ title: { line, text: plain(text) } });
    } else if (/^\|?---/u.test(text)) continue;
    else if (table !== undefined) {
      table.rows.push(rowOf(text, line, reader));
      table.endLine = line;
    } else {
      table = {
        kind: "table",
        header: rowOf(text, line, reader),
        rows: [],
        startLine: line,
        endLine: line,
        lossy: false,
      };
      const last = blocks.at(-1);
      if (isEnum) enums = table;
      else if (last !== undefined && last.table === undefined) last.table = table;
      else blocks.push({ table });
    }
  }
  return { blocks, ...(enums === undefined ? {} : { enums }) };
}

const isRow = (text: string): boolean => text.startsWith("|") || / \|$/u.test(text) || text.endsWith("---|");

function rowOf(text: string, line: number, reader: "html" | "text"): Row {
  const inner = text.startsWith("|") ? text.slice(1, -1) : text.replace(/\|$/u, "");
  return { line, cells: inner.split("|").map((cell) => cellOf(cell.trim(), reader)) };
}

function cellOf(markdown: string, reader: "html" | "text"): Cell {
  const text = plain(markdown);
  if (reader === "text" || text === markdown) return { text };
  const href = /^\[[^[\]]*\]\((#[^()]*)\)$/u.exec(markdown)?.[1];
  return { text, markdown, ...(href === undefined ? {} : { href }) };
}

function plain(markdown: string): string {
  return markdown
    .replace(/\[([^[\]]*)\]\(#[^()]*\)/gu, "$1")
    .replace(/^([» ]*)\*{1,2}([^*]*)\*{1,2}$/u, "$1$2");
}
