import { typeOfWords } from "../block/type-words.js";
import type { FieldRow } from "../model.js";
import type { PageLine } from "./nodes.js";

/** Names of formats begin a sentence, rather than a row. */
const formats: ReadonlySet<string> = new Set("html json xml csv pdf zip png jpeg text utf-8".split(" "));

const quoted = /^["'“‘]([\w.$-]+)["'”’]\s*[:-]\s*(.*)$/su;
const dashed = /^([A-Za-z_$][\w.$[\]-]*)\s+[-–—]\s*(\S.*)$/su;
const coloned = /^([a-z_][\w.$]*)\s*:\s+(.*)$/su;
const bare = /^([A-Za-z_$](?:[\w.$[\]-]*[\w$\]])?)$/u;
/** Marks of code or emphasis around a name, a star for what must be there, and facts in brackets behind it. */
const decorated =
  /^(?:`{1,2}|\*{1,2})?([A-Za-z_$][\w.$[\]-]*)(?:`{1,2}|\*{2})?(\*?)\s*(?:[([]([^()[\]]{1,60})[)\]])?\s*([-–—:])\s*(\S.*)$/su;
const must =
  /^\(?(mandatory|required|optional|not mandatory|not required)\)?(?:[.,:;]+\s*|\s+[-–—]\s*|\s*$)/iu;
const mustWord = /^(?:mandatory|required|optional|not mandatory|not required)$/iu;

/** Reads a row such as `name - text`; undefined where a line is none. `anyName`: a name may look like a word. */
export function rowOf(
  { line, text, bullet }: Pick<PageLine, "line" | "text" | "bullet">,
  anyName = bullet,
): FieldRow | undefined {
  const [, key, value] = quoted.exec(text) ?? [];
  if (key !== undefined && value !== undefined) return typedRow(line, key, value);
  const [, name, rest] = dashed.exec(text) ?? coloned.exec(text) ?? [];
  if (name !== undefined && rest !== undefined) {
    const isName =
      anyName || (!formats.has(name.toLowerCase()) && /^(?:[a-z_$]|[A-Z][^a-z]*$|\w+-)/u.test(name));
    return isName ? withMust(line, name, rest) : undefined;
  }
  const only = bullet ? bare.exec(text)?.[1] : undefined;
  return only === undefined ? decoratedRow(line, text) : { line, name: only };
}

/** ``- `name` - text``, `name* - text`, `name (int, required) - text`. Words in brackets alone are no row. */
function decoratedRow(line: number, text: string): FieldRow | undefined {
  const [, name, star, facts, sign, rest] = decorated.exec(text) ?? [];
  if (name === undefined || rest === undefined) return undefined;
  const words = (facts ?? "").split(/[,;]\s*/u).filter((word) => word !== "");
  const types = words.filter((word) => !mustWord.test(word.trim()));
  const isMarked = /^[`*]/u.test(text) || star === "*" || types.length < words.length;
  const isTyped = words.length > 0 && types.every((type) => typeOfWords(type) !== undefined);
  if ((!isMarked && !isTyped) || (sign === ":" && /^\/\//u.test(rest))) return undefined;
  const told = words.find((word) => mustWord.test(word.trim()));
  const row = withMust(line, name, rest);
  const required = told === undefined ? (star === "*" ? true : row.required) : isMust(told.trim());
  return {
    ...row,
    ...(required === undefined ? {} : { required }),
    ...(types.length === 0 ? {} : { type: types.join(", ") }),
  };
}

/** `"exists": True / False - whether it does`: the words before the dash are the type. */
function typedRow(line: number, name: string, value: string): FieldRow {
  const at = value.search(/ [-–—] /u);
  if (at <= 0) return withMust(line, name, value);
  return { ...withMust(line, name, value.slice(at + 3)), type: value.slice(0, at).trim() };
}

/** The text says first whether the field must be there. */
export function withMust(line: number, name: string, text: string): FieldRow {
  const [found, word] = must.exec(text) ?? [];
  const rest = (found === undefined ? text : text.slice(found.length)).trim();
  return {
    line,
    name,
    ...(word === undefined ? {} : { required: isMust(word) }),
    ...(rest === "" ? {} : { text: rest }),
  };
}

function isMust(word: string): boolean {
  return /^(?:mandatory|required)$/iu.test(word);
}

/** `- user_id - User ID - company_id - Company ID`: rows in one line; undefined where a line is none of them. */
export function rowsInLine({ line, text }: Pick<PageLine, "line" | "text">): FieldRow[] | undefined {
  const parts = text
    .replace(/^-\s+/u, "")
    .split(/\s[-–—]\s/u)
    .map((part) => part.trim());
  if (parts.length < 4 || parts.length % 2 !== 0) return undefined;
  const names = parts.filter((_, index) => index % 2 === 0);
  if (!names.every((name) => /^[a-z_$][\w.$]*$/u.test(name))) return undefined;
  return names.map((name, index) => withMust(line, name, parts[index * 2 + 1] ?? ""));
}
