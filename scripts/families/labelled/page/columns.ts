import { withoutTail } from "./trim.js";

/** What a column of a table holds. */
export type Column =
  | "name"
  | "required"
  | "optional"
  | "type"
  | "default"
  | "text"
  | "place"
  | "values"
  | "status";

const titles: Record<Column, readonly string[]> = {
  name: [
    "",
    "name",
    "parameter",
    "param",
    "parameter name",
    "field",
    "key",
    "property",
    "argument",
    "header",
    "attribute",
  ],
  required: [
    "required",
    "mandatory",
    "is required",
    "is mandatory",
    "required?",
    "mandatory?",
    "mandatory/optional",
    "required/optional",
  ],
  optional: ["optional", "is optional", "optional?"],
  type: ["type", "data type", "value type", "datatype"],
  default: ["default", "default value", "by default"],
  text: [
    "description",
    "desc",
    "meaning",
    "comment",
    "comments",
    "note",
    "notes",
    "remark",
    "remarks",
    "details",
    "text",
    "message",
    "explanation",
  ],
  place: ["in", "location", "place", "sent in", "passed in", "where"],
  values: ["values", "possible values", "allowed values", "value", "allowed"],
  status: ["status", "status code", "http status", "http code", "code", "error code", "error"],
};

const byTitle = new Map<string, Column>();
for (const [column, list] of Object.entries(titles))
  if (isColumn(column)) for (const title of list) byTitle.set(title, column);

function isColumn(text: string): text is Column {
  return Object.hasOwn(titles, text);
}

/** What the column under a title holds; only the first one can do without a title. */
export function columnOf(title: string, index: number): Column | undefined {
  const plain = withoutTail(title.trim(), "*: ").toLowerCase().replace(/^\*+/u, "").replace(/\s+/gu, " ");
  if (plain === "" && index > 0) return undefined;
  return byTitle.get(plain) ?? byTitle.get(plain.replace(/s$/u, ""));
}

const yes: ReadonlySet<string> = new Set("yes y true + ✓ ✔ required mandatory 1 x".split(" "));
const no: ReadonlySet<string> = new Set([
  "no",
  "n",
  "false",
  "-",
  "–",
  "",
  "optional",
  "0",
  "not required",
  "not mandatory",
]);

/** What a cell says; undefined where it says neither. */
export function answerOf(cell: string): boolean | undefined {
  const plain = cell.trim().toLowerCase().replace(/\.$/u, "");
  if (yes.has(plain)) return true;
  return no.has(plain) ? false : undefined;
}

const places: ReadonlyMap<string, "path" | "query" | "header" | "body"> = new Map([
  ["path", "path"],
  ["url", "path"],
  ["query", "query"],
  ["query string", "query"],
  ["get", "query"],
  ["header", "header"],
  ["headers", "header"],
  ["body", "body"],
  ["form", "body"],
  ["formdata", "body"],
  ["form data", "body"],
  ["post", "body"],
]);

/** Where a parameter travels, by the word of its cell. */
export function placeOf(cell: string): "path" | "query" | "header" | "body" | undefined {
  return places.get(cell.trim().toLowerCase());
}
