import type { ExamplePart } from "../model.js";
import type { PageLine } from "./nodes.js";
import { withoutColon } from "./trim.js";

export type Meaning =
  | "url"
  | "versions"
  | "method"
  | "headers"
  | "parameters"
  | "returns"
  | "errors"
  | "notes"
  | "values"
  | "format"
  | "example";

/** Labels in small letters, with single spaces, in singular. */
const words: Record<Exclude<Meaning, "example">, readonly string[]> = {
  url: ["url", "uri", "endpoint", "request url"],
  versions: ["version", "api version"],
  method: ["method", "http method", "request method"],
  headers: ["header", "request header", "http header"],
  parameters: ["param", "parameter", "request param", "request parameter", "query parameter", "argument"],
  returns: ["return", "response", "returned data", "return value"],
  errors: ["error", "error code", "possible error"],
  notes: ["note", "important", "remark", "attention", "warning", "comment"],
  values: [
    "description of returned value",
    "values description",
    "value description",
    "description of value",
  ],
  format: ["format", "format object", "object format", "structure", "response format"],
};

const byWord = new Map<string, Exclude<Meaning, "example">>();
for (const [meaning, list] of Object.entries(words))
  if (isMeaning(meaning)) for (const word of list) byWord.set(word, meaning);

function isMeaning(text: string): text is Exclude<Meaning, "example"> {
  return Object.hasOwn(words, text);
}

/** Labels that mean something only if nothing stands behind them. */
const alone: ReadonlySet<Meaning> = new Set(["values", "format"]);

/** Labels that stand in the head of a block: behind them the block goes on, whatever stood before. */
export const opening: ReadonlySet<Meaning> = new Set(["url", "versions", "method", "headers", "parameters"]);

/** What an example label says. */
export interface ExampleLabel {
  use: ExamplePart["use"];
  method?: string;
}

export interface Label {
  meaning: Meaning;
  /** The label as on the page, without a colon. */
  word: string;
  /** What stands behind it in its line. */
  rest: string;
  line: PageLine;
  example?: ExampleLabel;
}

const colon = /^([A-Za-z][A-Za-z ]{0,40}):\s*(.*)$/su;
const address = /^(url|uri)\s+(\/?https?:\/\/.*)$/iu;
const example =
  /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD)\s+)?(?:(request|response|result|answer|output|return)\s+)?examples?(?:\s+(?:of\s+)?(?:the\s+|an?\s+)?(request|response|result|answer|output|return))?\s*:?$/iu;
const from = /^(?:example\s+)?(?:response|answer|result)\s+from\b\s*(.*)$/isu;

function meaningOf(word: string): Exclude<Meaning, "example"> | undefined {
  const plain = word.trim().toLowerCase().replace(/\s+/gu, " ");
  return byWord.get(plain) ?? byWord.get(plain.replace(/s$/u, ""));
}

/** The text without the marks of emphasis around a label. */
export function withoutMarks(text: string): string {
  return text
    .trim()
    .replace(/^(?:\*\*|__)/u, "")
    .replace(/(?:\*\*|__)$/u, "")
    .replace(/^([A-Za-z ]{1,40}):(?:\*\*|__)/u, "$1:")
    .replace(/^([A-Za-z ]{1,40})(?:\*\*|__)\s*:/u, "$1:");
}

/** What stands behind labels that are as clear in small letters: rows can begin with the same words. */
const clear: Partial<Record<Meaning, RegExp>> = {
  url: /^\/?https?:\/\//u,
  versions: /^v?\d[\d.]*(?:(?:,\s*|\s+and\s+)v?\d[\d.]*)*$/u,
  method: /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b/iu,
};

/**
 * The meaning, word and rest of a line that is a label; undefined for any other. `anyCase`: labels may be in small
 * letters, whatever stands behind them.
 */
export function labelWord(text: string, anyCase = false): Omit<Label, "line"> | undefined {
  const plain = withoutMarks(text);
  const [, head = plain, code = ""] = /^([A-Za-z ]{1,60}:)\s*([{[].*)$/su.exec(plain) ?? [];
  const shows = example.exec(head);
  if (shows !== null) {
    const [, verb, left, right] = shows;
    const use = /^request$/iu.test(left ?? right ?? "") ? "request" : "response";
    const method = verb?.toUpperCase();
    const shown: ExampleLabel = { use, ...(method === undefined ? {} : { method }) };
    return { meaning: "example", word: withoutColon(head), rest: code, example: shown };
  }
  const [, source] = from.exec(plain) ?? [];
  if (source !== undefined && (source === "" || source.includes("://")))
    return {
      meaning: "example",
      word: plain.slice(0, plain.length - source.length).trim(),
      rest: source,
      example: { use: "response" },
    };
  const [, bare = "", link] = address.exec(plain) ?? [];
  if (link !== undefined) return { meaning: "url", word: bare, rest: link };
  const [, word = plain, rest = ""] = colon.exec(plain) ?? [];
  const meaning = word.length > 40 ? undefined : meaningOf(word);
  if (meaning === undefined) return undefined;
  const isInline = rest !== "";
  if (isInline && alone.has(meaning)) return undefined;
  if (isInline && !anyCase && isSmall(word) && clear[meaning]?.test(rest) !== true) return undefined;
  return { meaning, word: word.trim(), rest };
}

function isSmall(word: string): boolean {
  return /^[a-z]/u.test(word);
}

/** The label that a line is. Items of lists are none. */
export function labelOf(line: PageLine, anyCase = false): Label | undefined {
  if (line.bullet) return undefined;
  const found = labelWord(line.text, anyCase);
  return found === undefined ? undefined : { ...found, line };
}

/** Whether the labels in the head of a block are in small letters: so may be its others. */
export function areSmall(lines: readonly PageLine[]): boolean {
  return lines.some((line) => {
    const label = labelOf(line);
    return label !== undefined && clear[label.meaning]?.test(label.rest) === true && isSmall(label.word);
  });
}
