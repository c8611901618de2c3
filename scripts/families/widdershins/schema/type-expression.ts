import type { Cell } from "../../../read/document.js";
import { nullable } from "../../../spec/infer.js";
import { type Schema, type TypeName, typeNames, unknownSchema } from "../../../spec/json-schema.js";
import type { Note } from "./context.js";

/**
 * The closed grammar of a type cell:
 *
 *     cell := type ["¦null"]
 *     type := "[" item "]" | "array[" item "]" | word
 *     item := word | "allOf" | "anyOf" | "oneOf" | "not"
 *     word := (JSON type {"," JSON type} | foreign type | name of a schema) ["(" format ")"]
 *           | "any" | "undefined" | "null"
 */
export type TypeExpression = (
  | { kind: "word"; types: TypeName[]; format?: string; documented?: string }
  | { kind: "reference"; name: string }
  /** Anything, as far as the cell tells; tables below it may tell more. */
  | { kind: "anything"; word: string }
  | { kind: "list"; of: TypeExpression }
) & { nullable?: true };

/** What parsing a cell needs to know of the page. */
export interface TypeNames {
  components: ReadonlyMap<string, unknown>;
  /** Whether the page has links from types to schemas, so that what is no link is no schema. */
  linked: boolean;
}

const combinations = new Set(["allOf", "anyOf", "oneOf", "not"]);
/** `null`: a type that was left empty, or the value; among alternatives it is the value. */
const nothingKnown = new Set(["any", "undefined", "null", ""]);

/** Words that authors write as a type, although JSON Schema has another word for it. */
const foreign: Record<string, Schema & { type: TypeName }> = {
  long: { type: "integer", format: "int64" },
  int: { type: "integer" },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer", format: "int64" },
  float: { type: "number", format: "float" },
  double: { type: "number", format: "double" },
  bool: { type: "boolean" },
  date: { type: "string", format: "date" },
  datetime: { type: "string", format: "date-time" },
  "date-time": { type: "string", format: "date-time" },
  uuid: { type: "string", format: "uuid" },
  file: { type: "string", format: "binary" },
  binary: { type: "string", format: "binary" },
};

/** Reads a type cell. What is outside the grammar is noted, and nothing is given back. */
export function parseType(
  cell: Cell,
  names: TypeNames,
  note: Note,
  line: number,
): TypeExpression | undefined {
  const whole = cell.text.trim();
  const text = whole.endsWith("¦null") ? whole.slice(0, -"¦null".length).trim() : whole;
  const link = (cell.href ?? "").startsWith("#schema") || (cell.markdown ?? "").includes("](#schema");
  const word = (inner: string): TypeExpression | undefined => parseWord(inner, link, names, note, line);
  const inner = /^(?:array)?\[(.*)\]$/su.exec(text)?.[1];
  const of = inner === undefined || !combinations.has(inner) ? undefined : anything(inner);
  const type = inner === undefined ? word(text) : listOf(of ?? word(inner));
  return type === undefined || text === whole ? type : { ...type, nullable: true };
}

const anything = (word: string): TypeExpression => ({ kind: "anything", word });
const listOf = (of: TypeExpression | undefined): TypeExpression | undefined =>
  of === undefined ? undefined : { kind: "list", of };

function parseWord(
  text: string,
  link: boolean,
  { components, linked }: TypeNames,
  note: Note,
  line: number,
): TypeExpression | undefined {
  if (components.has(text) && link) return { kind: "reference", name: text };
  const open = text.endsWith(")") ? text.indexOf("(") : -1;
  const name = open === -1 ? text : text.slice(0, open);
  const format = open === -1 ? {} : { format: text.slice(open + 1, -1) };
  if (link) {
    const same = [...components.keys()].find((known) => known.toLowerCase() === name.toLowerCase());
    if (same === undefined) note("table/reference-unknown", line, { name });
    return same === undefined ? undefined : { kind: "reference", name: same };
  }
  if (nothingKnown.has(name)) return anything(name);
  const types = name.split(",").map((one) => one.trim());
  if (types.every(isTypeName)) {
    if (components.has(name) && !linked) note("table/type-ambiguous", line, { word: name });
    return { kind: "word", types, ...format };
  }
  if (components.has(name)) return { kind: "reference", name };
  const meant = Object.hasOwn(foreign, name.toLowerCase()) ? foreign[name.toLowerCase()] : undefined;
  if (meant === undefined) {
    note("table/type", line, { text });
    return undefined;
  }
  const known = { ...(meant.format === undefined ? {} : { format: meant.format }), ...format };
  note("table/type-foreign", line, {
    word: name,
    meant: known.format === undefined ? meant.type : `${meant.type} (${known.format})`,
  });
  return { kind: "word", types: [meant.type], ...known, documented: text };
}

function isTypeName(word: string): word is TypeName {
  return typeNames.some((name) => name === word);
}

/** Whether the type is one of the words alone. */
export function isWord(type: TypeExpression | undefined, ...words: TypeName[]): boolean {
  return type?.kind === "word" && type.types.length === 1 && words.some((word) => word === type.types[0]);
}

/** The schema of a type whose contents nothing tells. */
export function schemaOfType(type: TypeExpression): Schema {
  const schema = bareSchema(type);
  return type.nullable === true ? nullable(schema) : schema;
}

/** The same, without null. */
export function bareSchema(type: TypeExpression): Schema {
  if (type.kind === "reference") return { $ref: `#/schemas/${type.name}` };
  if (type.kind === "list") return { type: "array", items: schemaOfType(type.of) };
  if (type.kind === "anything")
    return unknownSchema(type.word === "" ? "the page gives no type" : `the page says only "${type.word}"`);
  const [first, ...others] = type.types;
  return {
    ...(first === undefined ? {} : { type: others.length === 0 ? first : [first, ...others] }),
    ...(type.format === undefined ? {} : { format: type.format }),
    ...(type.documented === undefined ? {} : { "x-documented": type.documented }),
  };
}
