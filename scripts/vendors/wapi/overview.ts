import type { ListItem } from "../../read/document.js";
import { cut, endOf, firstLine, type Line, lastLine, type Node } from "../../read/nodes.js";
import type { NamedSchema } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { note, type Reading } from "./reading.js";
import { parseType } from "./type-expression.js";

export interface Overview {
  version: string;
  versions: Record<string, string>;
  description: string;
  /** The URLs that the prose names; the interface is called at one of them. */
  urls: string[];
  requestHeader: NamedSchema;
  responseHeader: NamedSchema;
  error: NamedSchema;
}

const rule = "wapi/overview";
const isName = (line: Line): boolean => line.alone && /^[A-Za-z_]\w*$/u.test(line.text);
const chapters = new Set([
  "Http request usage:",
  "Format description",
  "Header fields",
  "Body fields",
  "Contact",
]);

/** The text before the list of actions: versions, how a call is made, and the fields that every message has. */
export function readOverview(reading: Reading, nodes: readonly Node[]): Overview {
  const parts = cut(nodes, (line) => chapters.has(line.text));
  const [preamble, ...rest] = parts;
  const { versions, prose } = readPreamble(reading, preamble?.nodes ?? []);
  const tables = new Map<string, NamedSchema>();
  const urls: string[] = [];
  for (const { label, nodes: body } of rest) {
    if (label === undefined) continue;
    reading.ledger.claim(rule, label.line);
    if (/ fields$/u.test(label.text)) {
      tables.set(label.text, readFieldChapter(reading, label, body));
      continue;
    }
    const text = claimProse(reading, body);
    prose.push(...text);
    for (const line of text) urls.push(...(line.match(/https?:\/\/[^\s,;]+[^\s,;.]/gu) ?? []));
  }
  const header = tables.get("Header fields") ?? { schema: { type: "object" } };
  const body = tables.get("Body fields")?.schema.properties ?? {};
  for (const [field, { "x-line": line = 1 }] of Object.entries(body))
    if (field !== "data" && field !== "error") note(reading, "envelope/unknown-field", { line }, { field });
  const { Version: version = "", ...others } = versions;
  if (version === "") note(reading, "page/missing", { line: 1 }, { what: "version" });
  if (tables.size < 2) note(reading, "page/missing", { line: 1 }, { what: "header and body fields" });
  return {
    version,
    versions: others,
    description: prose.join("\n"),
    urls,
    requestHeader: { ...header, description: "The header of every request.", used: "input" },
    responseHeader: {
      ...header,
      schema: allOptional(header.schema),
      description: "The header of every answer: the same fields as the request's, with some adjustments.",
      used: "output",
    },
    error: {
      schema: { ...body.error, description: undefined },
      description: body.error?.description ?? "Error of an answer.",
      used: "output",
    },
  };
}

function allOptional(schema: Schema): Schema {
  const { required: _required, ...rest } = structuredClone(schema);
  return rest;
}

/** The title of the page, `Minimum supported version: 1.0` and the like, and prose. */
function readPreamble(
  reading: Reading,
  nodes: readonly Node[],
): { versions: Record<string, string>; prose: string[] } {
  const versions: Record<string, string> = {};
  const prose: string[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== "line") continue;
    const [, name, value] = /^([A-Z][A-Za-z ]*): (\S.*)$/u.exec(node.text) ?? [];
    if (name !== undefined && value !== undefined) versions[name] = value;
    else if (index > 0) prose.push(node.text);
    reading.ledger.claim(rule, node.line);
  }
  return { versions, prose };
}

/** Prose and the examples in it. Examples with an elision or a bracket too many are found, but stay text. */
function claimProse(reading: Reading, nodes: readonly Node[]): string[] {
  const text: string[] = [];
  for (const node of nodes) {
    if (node.kind !== "line" && node.kind !== "code") continue;
    reading.ledger.claim(rule, firstLine(node), lastLine(node));
    if (node.kind === "line") text.push(node.text);
    if (node.kind !== "code") continue;
    // The line that announces an example means nothing without it.
    if (text.at(-1)?.endsWith(":")) text.pop();
    try {
      JSON.parse(node.text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      note(reading, "example/unparsable", { line: node.startLine }, { reason });
    }
  }
  return text;
}

/** Each field is a name alone in its line, then `(optional type) - text`, then bullets for nested fields, then an example. */
function readFieldChapter(reading: Reading, label: Line, nodes: readonly Node[]): NamedSchema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  let end = label.line;
  for (const { label: name, nodes: body } of cut(nodes, isName)) {
    if (name === undefined) continue;
    reading.ledger.claim("wapi/overview-field", name.line);
    const field = readOverviewField(reading, name, body);
    end = endOf(name, body);
    if (field === undefined) continue;
    properties[name.text] = field.schema;
    if (field.required) required.push(name.text);
  }
  return {
    schema: { type: "object", properties, ...(required.length > 0 ? { required } : {}) },
    lines: { start: label.line, end },
  };
}

function readOverviewField(
  reading: Reading,
  name: Line,
  body: readonly Node[],
): { schema: Schema; required: boolean } | undefined {
  let found: { schema: Schema; required: boolean } | undefined;
  const items: ListItem[] = [];
  for (const node of body) {
    if (node.kind === "line") {
      if (found !== undefined && /^\([^)]*\) - /u.test(node.text)) continue;
      if (found !== undefined) found.schema.description = `${found.schema.description} ${node.text}`;
      else found = readType(reading, name.text, node.text.replace(/^(\([^)]*\)) - /u, "$1 "), node.line);
      if (found === undefined) continue;
    }
    if (node.kind === "list") items.push(...node.items);
    reading.ledger.claim("wapi/overview-field", firstLine(node), lastLine(node));
  }
  if (found !== undefined && items.length > 0) {
    const nested = items.map((item) => readNested(reading, item)).filter((entry) => entry !== undefined);
    const required = nested.filter((entry) => entry.required).map((entry) => entry.name);
    found.schema.properties = Object.fromEntries(nested.map((entry) => [entry.name, entry.schema]));
    if (required.length > 0) found.schema.required = required;
    delete found.schema.additionalProperties;
  }
  return found;
}

/** `login: (optional string) text`, the notation of bullets in this chapter. */
function readNested(
  reading: Reading,
  item: ListItem,
): { name: string; schema: Schema; required: boolean } | undefined {
  const [, name, rest] = /^(\w+): (.+)$/u.exec(item.text) ?? [];
  const field =
    name === undefined || rest === undefined ? undefined : readType(reading, name, rest, item.line);
  if (name === undefined || field === undefined || item.children.length > 0) {
    note(reading, "grammar/field", { line: item.line }, { text: item.text, rule: "wapi/overview-field" });
    return undefined;
  }
  return { name, ...field };
}

function readType(
  reading: Reading,
  name: string,
  text: string,
  line: number,
): { schema: Schema; required: boolean } | undefined {
  const [, optional, word, description] = /^\((optional )?(\w+)\) (.+)$/u.exec(text) ?? [];
  if (word === undefined || description === undefined) return undefined;
  const type = parseType(word, { isReviewed: () => false, onMisspelled: () => {} });
  const schema = type.kind === "word" ? type.schema : type.kind === "open" ? openObject : undefined;
  if (schema === undefined) {
    note(reading, "grammar/type", { line }, { text: `${name}: ${text}`, word, rule: "wapi/overview-field" });
    return undefined;
  }
  return { schema: { ...schema, description, "x-line": line }, required: optional === undefined };
}

const openObject: Schema = { type: "object", additionalProperties: true };
