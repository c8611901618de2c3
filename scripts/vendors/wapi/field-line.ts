import type { ListItem } from "../../read/document.js";
import type { Json } from "../../spec/json-schema.js";
import { parseDefault } from "./default-value.js";
import { note, type Reading } from "./reading.js";
import { parseType, type TypeExpression } from "./type-expression.js";

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

/**
 * Reads the bullets of a field list. Three notations: `name - type Optional: default`, `name - type - can be null`,
 * and, nested below a container, `- name: text`. A bullet outside the grammar is an error; its line stays unread.
 */
export function readFields(
  reading: Reading,
  rule: string,
  operation: string | undefined,
  items: readonly ListItem[],
): FieldLine[] {
  const fields: FieldLine[] = [];
  for (const item of items) {
    reading.ledger.claim(rule, item.line);
    const field = readField(reading, rule, operation, item);
    const children = readFields(reading, rule, operation, item.children);
    if (field === undefined) continue;
    field.children = children;
    if (fields.some((other) => other.name === field.name))
      note(reading, "field/duplicate", { line: item.line, operation }, { field: field.name });
    else fields.push(field);
  }
  return fields;
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
    else if (text.startsWith("can be ")) note(reading, "grammar/field", place, { text: item.text, rule });
    else field.description = text;
  }
  const [, typeWords = words, remark] = /^(.*\S)\s+\(([^()]+)\)$/u.exec(words) ?? [];
  if (remark !== undefined) field.remarks.push(remark);
  field.words = typeWords;
  const type = parseType(typeWords, (spelled, meant) =>
    note(reading, "grammar/misspelled", place, { spelled, meant }),
  );
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
