import { tokensOf } from "../../../infer/example-tokens.js";
import { labelWord } from "./labels.js";

/** What JSON begins with behind `[`; prose in brackets and links begin otherwise. */
const list = /^\[\s*(?:$|[{["'\]\d-]|\.{2,}|[ub]['"]|true|false|null)/u;
const member = /^["'][^"']*["']\s*:/u;
const placeholder = /^\{[\w -]*\}\s*\S/u;
const closersOnly = /^[\s\]}),;]+$/u;
/** How many blank lines code may hold in a row. */
const furthest = 4;

/** Whether a line begins code: a bracket, or a member of an object whose bracket was lost. */
export function opensCode(line: string): boolean {
  const text = line.trim();
  if (text.startsWith("{")) return !placeholder.test(text) || text.includes(":");
  return list.test(text) || member.test(text);
}

/** The index behind the code that begins in a line: where its brackets close, or where a label or prose begins. */
export function codeEnd(lines: readonly string[], start: number, first = lines[start] ?? ""): number {
  const isBare = member.test(first.trim());
  let depth = 0;
  let index = start;
  for (; index < lines.length; index += 1) {
    const line = index === start ? first : (lines[index] ?? "");
    if (line.trim() === "" && !goesOn(lines, index, depth)) break;
    if (index > start && isLabel(line)) break;
    depth += balance(line);
    if (depth <= 0 && !isBare) {
      index += 1;
      break;
    }
  }
  while (index < lines.length && closersOnly.test(lines[index] ?? "") && (lines[index] ?? "").trim() !== "")
    index += 1;
  return index;
}

/** Whether code goes on behind a blank line: what follows still stands in, closes a bracket, or is a member. */
function goesOn(lines: readonly string[], blank: number, depth: number): boolean {
  if (depth <= 0) return false;
  const next = lines.slice(blank, blank + furthest).find((line) => line.trim() !== "");
  return next !== undefined && (/^\s+\S/u.test(next) || closersOnly.test(next) || member.test(next));
}

function isLabel(line: string): boolean {
  return /^\S/u.test(line) && labelWord(line) !== undefined;
}

function balance(line: string): number {
  let depth = 0;
  for (const { kind } of tokensOf(line)) {
    if (kind === "open") depth += 1;
    if (kind === "close") depth -= 1;
  }
  return depth;
}

/** What is JSON within code that holds more: each value, with its lines from 0. */
export function valuesIn(lines: readonly string[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? "";
    if (line.trim() === "") {
      index += 1;
      continue;
    }
    const end = Math.max(codeEnd(lines, index), index + 1);
    const last = found.at(-1);
    if (opensCode(line) || last === undefined) found.push({ start: index, end });
    else last.end = end;
    index = end;
  }
  return found;
}
