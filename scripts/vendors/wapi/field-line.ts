import type { ListItem } from "../../read/document.js";
import type { Node } from "../../read/nodes.js";
import type { Json, Schema } from "../../spec/json-schema.js";
import { parseDefault } from "./default-value.js";
import { note, type Reading } from "./reading.js";
import { leafOf, parseType, type TypeExpression } from "./type-expression.js";

/** A field as one bullet of the page tells it, with the fields nested in it. */
export interface FieldLine {
  name: string;
  line: number;
  /** Undefined: the notation `- name: text` gives no type. */
  type: TypeExpression | undefined;
  /** The page's words for the type. */
  words: string;
  optional: boolean;
  default: { value: Json; text: string } | undefined;
  canBeMissing: boolean;
  canBeNull: boolean;
  remarks: string[];
  description: string | undefined;
  children: FieldLine[];
}

/** Structs nest four deep on the page; a page that nests them deeper than this is not meant to be read. */
const deepest = 32;

type Qualify = (field: FieldLine) => void;

const qualifiers: Record<string, Qualify> = {
  "can be missing": (field) => {
    field.canBeMissing = true;
  },
  "can be null": (field) => {
    field.canBeNull = true;
  },
  "can be encrypted": (field) => {
    field.remarks.push("can be encrypted");
  },
};

/** A remark that tells how a field behaves, not what it means: it must be understood, or the type would be wrong. */
const looksLikeQualifier =
  /^(?:(?:can|cannot|can't|could|may|must|should|shall|will|is|are|not|only|never|always)\b|\w+$)/iu;

/** The fields below a label: one list. A second one is no continuation of the first. */
export function fieldsBelow(
  reading: Reading,
  rule: string,
  operation: string | undefined,
  nodes: readonly Node[],
): FieldLine[] {
  const [list, ...others] = nodes.filter((node) => node.kind === "list");
  if (list === undefined) return [];
  for (const { startLine: line, items } of others) {
    readFields(reading, rule, operation, items);
    note(reading, "section/list-twice", { line, operation }, { first: list.startLine });
  }
  return readFields(reading, rule, operation, list.items);
}

/**
 * Reads the bullets of a field list. Three notations: `name - type Optional: default`, `name - type - can be null`,
 * and, nested below a container, `- name: text`. A bullet outside the grammar is an error; its line stays unread.
 */
function readFields(
  reading: Reading,
  rule: string,
  operation: string | undefined,
  items: readonly ListItem[],
  depth = 0,
): FieldLine[] {
  // What nests too deep stays unread, line by line.
  if (depth > deepest) return [];
  const fields: FieldLine[] = [];
  const names = new Set<string>();
  for (const item of items) {
    reading.ledger.claim(rule, item.line);
    const field = readField(reading, rule, operation, item);
    const children = readFields(reading, rule, operation, item.children, depth + 1);
    if (field === undefined) continue;
    field.children = children.filter((child) => canHold(reading, rule, operation, field, child));
    if (names.has(field.name))
      note(reading, "field/duplicate", { line: item.line, operation }, { field: field.name });
    else fields.push(field);
    names.add(field.name);
  }
  return fields;
}

/**
 * Containers hold fields; numbers and strings hold the values that they can take, as `- label: value`. Below anything
 * else a nested bullet has no meaning.
 */
function canHold(
  reading: Reading,
  rule: string,
  operation: string | undefined,
  field: FieldLine,
  child: FieldLine,
): boolean {
  const leaf = field.type === undefined ? undefined : leafOf(field.type);
  if (leaf?.kind === "open") return true;
  const value = child.type === undefined ? child.description : undefined;
  if (leaf?.kind === "word" && value !== undefined && takesValue(leaf.schema.type, value)) return true;
  note(
    reading,
    "grammar/nested",
    { line: child.line, operation },
    { field: field.name, documented: field.words || "- name: text", text: child.name, rule },
  );
  return false;
}

function takesValue(type: Schema["type"], value: string): boolean {
  if (type === "string") return true;
  return type === "integer"
    ? /^-?\d{1,15}$/u.test(value)
    : type === "number" && /^-?\d+(?:\.\d+)?$/u.test(value);
}

function readField(
  reading: Reading,
  rule: string,
  operation: string | undefined,
  item: ListItem,
): FieldLine | undefined {
  const place = { line: item.line, operation };
  const [, toldName, told] = /^- (\S+): (.+)$/u.exec(item.text) ?? [];
  if (toldName !== undefined && told !== undefined)
    return { ...emptyField(toldName, item.line), description: told };

  const [, name, rest] = /^([^\s:]+) - (.+)$/u.exec(item.text) ?? [];
  if (name === undefined || rest === undefined) {
    note(reading, "grammar/field", place, { text: item.text, rule });
    return undefined;
  }
  const field = emptyField(name, item.line);
  const [typeText = "", defaultText] = splitOnce(rest, " Optional: ");
  const [words = "", ...tail] = typeText.split(" - ");
  if (defaultText !== undefined) {
    field.optional = true;
    const parsed = parseDefault(defaultText);
    if (parsed === undefined) note(reading, "grammar/default", place, { text: defaultText, rule });
    else field.default = { value: parsed.value, text: defaultText };
  }
  for (const text of tail) {
    const qualify = Object.hasOwn(qualifiers, text) ? qualifiers[text] : undefined;
    if (qualify !== undefined) qualify(field);
    else if (looksLikeQualifier.test(text))
      note(reading, "grammar/qualifier", place, { text: item.text, qualifier: text, rule });
    else field.description = field.description === undefined ? text : `${field.description} - ${text}`;
  }
  const [, typeWords = words, remark] = /^(.*\S)\s+\(([^()]+)\)$/u.exec(words) ?? [];
  if (remark !== undefined) field.remarks.push(remark);
  field.words = typeWords;
  const type = parseType(typeWords, {
    isReviewed: (word) => reading.reviewedTypes.has(word),
    onMisspelled: (spelled, meant) => note(reading, "grammar/misspelled", place, { spelled, meant }),
  });
  if (type.kind === "unknown") {
    note(reading, "grammar/type", place, { text: item.text, word: type.word, rule });
    return undefined;
  }
  field.type = type;
  return field;
}

function emptyField(name: string, line: number): FieldLine {
  return {
    name,
    line,
    type: undefined,
    words: "",
    optional: false,
    default: undefined,
    canBeMissing: false,
    canBeNull: false,
    remarks: [],
    description: undefined,
    children: [],
  };
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
