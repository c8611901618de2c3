import type { TextLine } from "../../../read/document.js";

/** Longer sentences are no titles. */
const longestTitle = 120;

/** A full stop, and behind it nothing or a word that begins a sentence. `i.e.` and `e.g.` end none. */
const sentenceEnd = /(?<!\b[A-Za-z]\.[A-Za-z]|\betc)[.!?](?=\s+\p{Lu}|\s*$)/u;

/** What leads an item of a list that became text. */
const bullet = /^[•*-]\s+/u;

export function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ text, markdown }) => markdown ?? text).join("\n\n");
}

/** The plain text of lines, in one. */
export function flatText(lines: readonly TextLine[]): string {
  return lines.map(({ text }) => text.trim()).join(" ");
}

/** The first sentence, without its full stop. */
function firstSentence(text: string): string {
  const line = text.split("\n", 1)[0]?.trim() ?? "";
  const end = sentenceEnd.exec(line);
  return end === null ? line : line.slice(0, end.index);
}

/** The first sentence is the title, if it is short; the text is the description, if it says more. */
export function titleAndText(lines: readonly TextLine[]): { title?: string; description?: string } {
  const text = textOf(lines).trim();
  if (text === "") return {};
  const title = firstSentence(text);
  if (title === "" || title.length > longestTitle) return { description: text };
  const isAll =
    text
      .slice(title.length)
      .replace(/^[.!?]/u, "")
      .trim() === "";
  return isAll ? { title } : { title, description: text };
}

/** Texts in one line, each a sentence. */
export function joinSentences(texts: readonly string[]): string {
  const told = [...new Set(texts.map((text) => text.trim().replace(bullet, "")))].filter(
    (text) => text !== "",
  );
  return told.reduce((all, text) => {
    if (all === "") return text;
    return /[.!?;:]$/u.test(all) ? `${all} ${text}` : `${all}; ${text}`;
  }, "");
}
