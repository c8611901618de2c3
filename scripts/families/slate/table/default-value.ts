import type { Json } from "../../../spec/json-schema.js";
import { isTimeWord, typeOf } from "./type-expression.js";
import { beginsText, isFunctionWord } from "./words.js";

const moments = /^(?:current (?:date ?time|date|time|timestamp)|now|today)(?=\s|$)/iu;
const plain =
  /^(?:-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d(?:T[\d:.]{4,15}(?:Z|[+-]\d\d:\d\d)?)?|true|false|null|asc|desc|[A-Z][A-Z\d_]{2,}|"[^"]{0,60}"|'[^']{0,60}')(?=\s|$)/u;

const word = /^[a-z][\w.-]*(?=\s)/u;

/**
 * The default that a text begins with: a number, a date, a truth, a constant in upper case, a quoted text; for points in
 * time the words for the present one; and for texts a word in lower case before a dash or a sentence. What follows has to
 * begin a text, or be nothing.
 */
export function defaultAt(
  text: string,
  type: string | undefined,
): { value: string; rest: string } | undefined {
  const isTime = type !== undefined && isTimeWord(type);
  const value = ((isTime ? moments.exec(text) : null) ?? plain.exec(text))?.[0];
  if (value === undefined) return wordAt(text, type);
  const rest = text.slice(value.length).trim();
  return beginsText(rest) || !/^[A-Z]/u.test(value) ? { value, rest } : undefined;
}

function wordAt(text: string, type: string | undefined): { value: string; rest: string } | undefined {
  const value = word.exec(text)?.[0];
  if (value === undefined || isFunctionWord(value) || typeOf(value) !== undefined) return undefined;
  if (type !== undefined && typeOf(type)?.type !== "string") return undefined;
  const rest = text.slice(value.length).trim();
  return /^(?:[-–—]\s|[A-Z][a-z]+\s)/u.test(rest) ? { value, rest } : undefined;
}

/** Whether a default is told in words for the present point in time. */
export function isMoment(text: string): boolean {
  return moments.test(text);
}

/** The value in JSON, if it is one of the types. Undefined: it is none, such as "Current Time". */
export function defaultOf(text: string, types: readonly string[]): Json | undefined {
  const bare = /^(['"])(.*)\1$/u.exec(text)?.[2] ?? text;
  if (types.includes("boolean") && /^(?:true|false)$/iu.test(bare)) return bare.toLowerCase() === "true";
  const number = /^-?\d+(?:\.\d+)?$/u.test(bare) ? Number(bare) : undefined;
  if (number !== undefined && types.includes("number")) return number;
  if (number !== undefined && types.includes("integer") && Number.isInteger(number)) return number;
  if (bare === "null" && types.includes("null")) return null;
  return types.includes("string") && !moments.test(bare) ? bare : undefined;
}
