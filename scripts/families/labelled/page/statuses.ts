import type { TextLine } from "../../../read/document.js";
import type { StatusPart } from "../model.js";
import type { PageLine } from "./nodes.js";

const leading =
  /^(?:(?:http|status|error) )?(?:code )?\**(10[0-3]|20[0-8]|226|30[0-8]|4[0-3]\d|451|49\d|50\d|51[01])\**(?:\s*[:.–-]+\s*|\s+|$)(.*)$/isu;
/** `OK code (200)`. */
const trailing =
  /^([^()]{0,80}?)\bcode\s?\((10[0-3]|20[0-8]|226|30[0-8]|4[0-3]\d|451|49\d|50\d|51[01])\)[.:]?(.*)$/isu;
/** Names in camel case or in capitals, then a sign or the end. */
const codeList =
  /^((?:[A-Z][a-z\d]+[A-Z][A-Za-z\d]*|[A-Z]{2,}(?:_[A-Z\d]+)+)(?:, ?(?:[A-Z][a-z\d]+[A-Z][A-Za-z\d]*|[A-Z]{2,}(?:_[A-Z\d]+)+))*)(?:\s+[-–—]\s*|[.:;]\s*|\s*$)(.*)$/su;

/** The status that a line begins with; undefined where it has none. */
export function statusOf({ line, text }: Pick<PageLine, "line" | "text">): StatusPart | undefined {
  const [, status, rest] = leading.exec(text) ?? [];
  if (status !== undefined && rest !== undefined) return withCodes({ line, status }, rest);
  const [, before = "", number, behind = ""] = trailing.exec(text) ?? [];
  if (number === undefined) return undefined;
  return withCodes({ line, status: number }, `${before.trim()} ${behind.trim()}`.trim());
}

function withCodes(part: Pick<StatusPart, "line" | "status">, text: string): StatusPart {
  const { codes, rest } = codesOf(text.trim());
  return { status: part.status, codes, text: rest, line: part.line };
}

/** Names that a text begins with, such as `CompanyNotFound - company not found`. */
export function codesOf(text: string): { codes: string[]; rest: string } {
  const [, list, rest = ""] = codeList.exec(text) ?? [];
  return list === undefined
    ? { codes: [], rest: text }
    : { codes: list.split(",").map((code) => code.trim()), rest: rest.trim() };
}

/** A text that goes on behind another one: in a line of its own. */
export function joined(text: string, { text: more }: Pick<TextLine, "text">): string {
  return text === "" ? more : `${text}\n${more}`;
}
