import type { Json } from "../../spec/json-schema.js";

interface Row {
  indent: number;
  text: string;
}

/** Rows that are still to be read. */
type Rest = Row[];

/** Thrown where the text is more than this reads; it never leaves the module. */
class NotRead extends Error {}

/**
 * Reads the YAML that the template writes as an example of a form: mappings, sequences, and values of one line. Anything
 * else, such as a text of several lines, is not read.
 */
export function parseYaml(text: string): Json | undefined {
  const rows = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): Row => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
  const [first] = rows;
  if (first === undefined || rows.length > 2_000) return undefined;
  try {
    const value = block(rows, first.indent);
    return rows.length === 0 ? value : undefined;
  } catch (error) {
    if (error instanceof NotRead) return undefined;
    throw error;
  }
}

const member = /^("(?:[^"\\]|\\.)*"|[^\s"'[\]{}#&*!|>%@-][^:]*|[\w.$][^:]*):(?: (.*))?$/u;

function block(rest: Rest, indent: number, depth = 0): Json {
  if (depth > 50) throw new NotRead();
  return rest[0]?.text.startsWith("-") === true
    ? sequence(rest, indent, depth)
    : mapping(rest, indent, depth);
}

function mapping(rest: Rest, indent: number, depth: number): Json {
  const found = new Map<string, Json>();
  while (rest[0] !== undefined && rest[0].indent === indent) {
    const [, key, value = ""] = member.exec(rest[0].text) ?? [];
    const name = key === undefined ? undefined : String(scalar(key));
    if (name === undefined || found.has(name)) throw new NotRead();
    rest.shift();
    found.set(name, value === "" ? nested(rest, indent, depth) : scalar(value));
  }
  if (found.size === 0 || (rest[0]?.indent ?? -1) > indent) throw new NotRead();
  return Object.fromEntries(found);
}

function sequence(rest: Rest, indent: number, depth: number): Json {
  const items: Json[] = [];
  while (rest[0]?.indent === indent && /^-(?: |$)/u.test(rest[0].text)) {
    const row = rest[0];
    const inner = row.text.slice(1).trimStart();
    const start = indent + row.text.length - inner.length;
    rest.shift();
    if (inner === "") items.push(nested(rest, indent, depth));
    else if (member.test(inner) || /^- /u.test(inner)) {
      rest.unshift({ indent: start, text: inner });
      items.push(block(rest, start, depth + 1));
    } else items.push(scalar(inner));
  }
  return items;
}

/** What stands below a key. Sequences can stand as far left as the key itself. */
function nested(rest: Rest, indent: number, depth: number): Json {
  const [next] = rest;
  if (next === undefined || next.indent < indent) return null;
  if (next.indent > indent) return block(rest, next.indent, depth + 1);
  return next.text.startsWith("- ") ? sequence(rest, indent, depth + 1) : null;
}

function scalar(text: string): Json {
  if (text === "{}") return {};
  if (text === "[]") return [];
  if (text === "null" || text === "~") return null;
  if (text === "true" || text === "false") return text === "true";
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/u.test(text)) return Number(text);
  if (text.startsWith("'") && text.endsWith("'") && text.length > 1)
    return text.slice(1, -1).replaceAll("''", "'");
  if (text.startsWith('"')) return quoted(text);
  if (/^[|>&*!%@`[{]/u.test(text)) throw new NotRead();
  return text;
}

function quoted(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    throw new NotRead();
  }
}
