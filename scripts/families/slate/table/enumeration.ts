import type { Json } from "../../../spec/json-schema.js";
import type { EnumeratedValue } from "../model.js";
import { typeOf } from "./type-expression.js";
import { beginsText, isFunctionWord } from "./words.js";

/** Values at the beginning of a text, and what follows them. `weak`: they may be words of what follows. */
export interface Listed {
  values: EnumeratedValue[];
  rest: string;
  weak?: boolean;
}

const token = /^[\w$][\w$/.:+-]*/u;
const constant = /^[A-Z][A-Z\d_]{2,}$/u;
const label = /^([A-Za-z_]\w*) ?: ?(-?\d+)(?![\w.])/u;

/** What a value is in JSON: numbers and the two truths are themselves, all else is text. */
export function jsonOf(text: string): Json {
  const bare = /^(['"`])(.*)\1$/u.exec(text)?.[2];
  if (bare !== undefined) return bare;
  if (/^(?:true|false)$/iu.test(text)) return text.toLowerCase() === "true";
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(text) ? Number(text) : text;
}

/**
 * Reads the enumerated values that a text begins with: `A, B,C` or `a | b` before a dash, a sentence, one of them as the
 * default, or the end; `a/b` before the same without a sentence; a single constant in upper case; `VIMEO: 2`, whose
 * value is the number.
 */
export function valuesAt(text: string): Listed | undefined {
  return (
    labelsAt(text) ??
    listAt(text, /^\s*,\s*/u) ??
    listAt(text, /^\s*\|\s*/u) ??
    slashedAt(text) ??
    constantAt(text)
  );
}

function labelsAt(text: string): Listed | undefined {
  const values: EnumeratedValue[] = [];
  let rest = text;
  for (let found = label.exec(rest); found !== null; found = label.exec(rest)) {
    const [all, title = "", value = ""] = found;
    values.push({ value: Number(value), title });
    rest = rest.slice(all.length).replace(/^\s*[,;]?\s*/u, "");
  }
  return values.length === 0 ? undefined : { values, rest };
}

/** The last of several can be joined by a word. */
const joint = /^(?:\s{0,4},)?\s{1,4}(?:or|and)\s{1,4}/iu;

function listAt(text: string, separator: RegExp): Listed | undefined {
  const values: EnumeratedValue[] = [];
  /** What follows each of them. */
  const rests: string[] = [];
  let rest = text;
  for (;;) {
    const found = token.exec(rest)?.[0] ?? /^(['"`])[^'"`]{1,60}\1/u.exec(rest)?.[0];
    if (found === undefined) return undefined;
    values.push({ value: jsonOf(found) });
    rest = rest.slice(found.length);
    rests.push(rest);
    const gap = gapAt(rest, separator, values);
    if (gap === undefined) break;
    rest = rest.slice(gap.length);
  }
  if (isFollowed(rest, values)) return { values, rest: rest.trim() };
  // A comma too many makes the first word of the text look like one of them.
  const [before = ""] = rests.slice(-2);
  const others = values.slice(0, -1);
  const ended = before.replace(separator, "");
  return others.length > 1 && areConstants(others) && isFollowed(` ${ended}`, others)
    ? { values: others, rest: ended.trim() }
    : undefined;
}

function gapAt(rest: string, separator: RegExp, values: readonly EnumeratedValue[]): string | undefined {
  const word = joint.exec(rest)?.[0];
  const next = word === undefined ? "" : rest.slice(word.length);
  const isLast = values.length > 1 ? token.test(next) : constant.test(token.exec(next)?.[0] ?? "");
  return word !== undefined && isLast && (values.length > 1 || areConstants(values))
    ? word
    : separator.exec(rest)?.[0];
}

function areConstants(values: readonly EnumeratedValue[]): boolean {
  return values.every(({ value }) => typeof value === "string" && constant.test(value));
}

function isFollowed(text: string, values: readonly EnumeratedValue[]): boolean {
  const rest = text.trim();
  const isList = values.length > 1 && (rest === "" || /^\s/u.test(text));
  const followed =
    beginsText(rest) ||
    areConstants(values) ||
    /^(?:true|false|null)(?:\s|$)/u.test(rest) ||
    beginsWithDefault(rest, values);
  return isList && followed;
}

/** The types of media: what has a slash behind one of them is a single value. */
const mediaType = /^(?:application|audio|font|image|message|model|multipart|text|video)\//iu;

/** Slashes also stand in prose (`Date/time of the event`), in dates and in paths. */
function slashedAt(text: string): Listed | undefined {
  const found = /^[A-Za-z_][\w-]*(?:\/[A-Za-z_][\w-]*)+(?=\s|$)/u.exec(text)?.[0] ?? "";
  const words = found.split("/");
  if (words.length < 2 || mediaType.test(found) || /^n\/a$/iu.test(found) || words.some(isFunctionWord))
    return undefined;
  const values = words.map((word) => ({ value: jsonOf(word) }));
  const rest = text.slice(found.length).trim();
  const followed = rest === "" || /^[-–—](?:\s|$)/u.test(rest) || beginsWithDefault(rest, values);
  return followed || areConstants(values) ? { values, rest } : undefined;
}

function beginsWithDefault(rest: string, values: readonly EnumeratedValue[]): boolean {
  const [word = ""] = rest.split(" ", 1);
  return values.some(({ value }) => value === jsonOf(word)) && beginsText(rest.slice(word.length).trim());
}

/** What looks like a list of values at the beginning of a text, whatever follows it. */
export function listLikeAt(text: string): string | undefined {
  const [part] = text.slice(0, 200).split(/[.;] |[.;]$| [-–—] /u, 1);
  const found = /^[\w$'"-]+(?:\s?[,|/]\s?[\w$'"-]+)+/u.exec(part ?? "")?.[0];
  return found !== undefined && (/^[a-z\d'"]/u.test(found) || found.includes("|")) ? found : undefined;
}

function constantAt(text: string): Listed | undefined {
  const [word = ""] = text.split(" ", 1);
  const rest = text.slice(word.length).trim();
  if (!constant.test(word)) return undefined;
  if (rest === "" || /^[-–—](?:\s|$)/u.test(rest)) return { values: [{ value: word }], rest };
  return /^[A-Z][a-z]/u.test(rest) && !/^(?:UUID|URL|URI|API)S?$/u.test(word)
    ? { values: [{ value: word }], rest, weak: true }
    : undefined;
}

/** One value in a line: `POST`, `a: Recent`, `VIMEO: 2`. Undefined: the line is prose. */
export function valueIn(text: string): EnumeratedValue | undefined {
  const labelled = label.exec(text);
  if (labelled?.[0] === text) return { value: Number(labelled[2]), title: labelled[1] ?? "" };
  const [, value = "", title] =
    /^([\w$][\w$/.+-]*|'[^']{1,60}'|"[^"]{1,60}")(?:(?: ?:| -) *(\S.*))?$/u.exec(text) ?? [];
  if (value === "") return undefined;
  return { value: jsonOf(value), ...(title === undefined ? {} : { title }) };
}

const quotedTitle = /^([\w$/.+-]+) ?['"‘“]([^'"’”]+)['"’”]$/u;
const plainTitle = /^([a-z\d][\w$/.+-]*|[A-Z\d_]+) ([\w-]+)$/u;

/** A row of a table of values that ran together: `86400'daily'`, or its two words. */
export function titledValue(text: string): EnumeratedValue | undefined {
  const [, value = "", title = ""] = quotedTitle.exec(text) ?? plainTitle.exec(text) ?? [];
  return value === "" || typeOf(title) !== undefined ? undefined : { value: jsonOf(value), title };
}

/** Constants in upper case that a sentence lists behind a colon: `The types are: CHAT, ROOM.` */
export function valuesInProse(text: string): EnumeratedValue[] {
  for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", colon + 1)) {
    const end = text.slice(colon + 1, colon + 1000);
    const words = (/^[\s\w,/]*/u.exec(end)?.[0] ?? "").split(/[\s,/]+/u).filter((word) => word !== "");
    const stop = words.findIndex((word) => !constant.test(word) && !/^(?:and|or)$/u.test(word));
    const list = (stop === -1 ? words : words.slice(0, stop)).filter((word) => constant.test(word));
    // What goes on in lower case is a sentence about constants, not a list of them.
    if (list.length > 1 && (stop === -1 || /^[A-Z]/u.test(words[stop] ?? "")))
      return list.map((value) => ({ value }));
  }
  return [];
}
