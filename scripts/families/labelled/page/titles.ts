import type { PageLine } from "./nodes.js";
import { noneWord } from "./phrases.js";

const pathForm = /^(?:[\w.~{}()!$:-]|<[^<>]{0,60}>|\/)+$/u;

/** Whether a line is the path of a method: `company/<company id>/status/`. */
export function isPathLine({ text, bullet }: Pick<PageLine, "text" | "bullet">): boolean {
  return !bullet && text.includes("/") && !text.includes("://") && pathForm.test(text) && /\w/u.test(text);
}

/** Words in capitals that are answers rather than headings. */
const answers: ReadonlySet<string> = new Set("OK JSON XML HTML CSV ZIP TRUE FALSE NULL EMPTY".split(" "));

/** Whether a line is words in capitals: the heading of a section, on pages without marks of headings. */
export function isInCapitals({ text, bullet }: Pick<PageLine, "text" | "bullet">): boolean {
  if (bullet || text.length > 80 || answers.has(text) || noneWord(text)) return false;
  return /^[A-Z][A-Z\d &,()'-]*[A-Z\d)]$/u.test(text);
}

const sentence = /\b(?:the|an?|is|are|was|will|can|see|no|returns?|data|object|list|of)\b/iu;

/** Whether a line could be the heading of a section: few words without the end of a sentence. */
export function resemblesHeading({ text, bullet }: Pick<PageLine, "text" | "bullet">): boolean {
  return (
    !bullet &&
    !answers.has(text) &&
    !sentence.test(text) &&
    text.length <= 50 &&
    /^[A-Z][\w&()'-]*(?: [\w&()'-]+){0,4}$/u.test(text) &&
    !noneWord(text)
  );
}
