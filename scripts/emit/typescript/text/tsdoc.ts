import type { Writer } from "./writer.js";

// A code span is one word: broken, its second half could start a line with `@` and so become a tag.
const word = /(?:`[^`]*`|\S)+/g;

/** Breaks lines at spaces, but never within a code span. */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    let current = "";
    for (const next of line.match(word) ?? []) {
      if (current !== "" && current.length + 1 + next.length > width) {
        lines.push(current);
        current = next;
      } else {
        current = current === "" ? next : `${current} ${next}`;
      }
    }
    return [...lines, current];
  });
}

/** A part of a comment: text to be wrapped, or lines that stand as they are. */
export type DocPart = string | { verbatim: string[] };

/** The lines of a comment, without its marks; paragraphs are set off by empty lines. */
export function docLines(paragraphs: DocPart[], tags: DocPart[], width: number): string[] {
  return [...paragraphs.map((part) => [part]), ...(tags.length > 0 ? [tags] : [])]
    .map((parts) =>
      parts.flatMap((part) => (typeof part === "string" ? wrap(part.trim(), width) : part.verbatim)),
    )
    .filter((part) => part.some((line) => line !== ""))
    .flatMap((part, index) => (index === 0 ? part : ["", ...part]));
}

/** Writes a TSDoc comment. Escaping is the business of whoever made the text. */
export function writeDoc(out: Writer, paragraphs: DocPart[], tags: DocPart[] = []): void {
  if (paragraphs.length + tags.length > 0) writeDocLines(out, docLines(paragraphs, tags, out.room - 3));
}

export function writeDocLines(out: Writer, lines: string[]): void {
  const [first] = lines;
  if (first === undefined) return;
  if (lines.length === 1 && first.length <= out.room - 7) out.line(`/** ${first} */`);
  else out.line("/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */");
}
