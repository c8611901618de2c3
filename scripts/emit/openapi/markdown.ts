import { visible } from "../typescript/text/escape.js";

/**
 * Text of a page as CommonMark that renders as the same text: no HTML, no link, no heading, no emphasis comes out of
 * it. Lists stay lists, and underscores inside words stay bare, so that the source remains readable.
 */
export function markdown(text: string): string {
  const clean = visible(text).trim();
  if (!special.test(clean)) return clean;
  return clean
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\\")
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[*`[\]]/g, "\\$&")
    .replace(/\](?=\()/g, "]\\")
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_")
    .replace(/~~/g, "\\~\\~")
    .replace(/javascript:/gi, (scheme) => `${scheme.slice(0, -1)}&#58;`)
    .replace(/^[^\S\n]+/gm, "")
    .replace(/^(?:#{1,6}(?=\s|$)|>|=+$|-{2,}$|\+(?=\s))/gm, "\\$&");
}

const special = /[\\&<*`[\]_~#>=+]|javascript:|^[^\S\n]|^-{2,}$/im;

/** Text that is CommonMark already: it stays as it is, but nothing in it becomes HTML or a script. */
export function asMarkdown(text: string): string {
  const clean = visible(text).trim();
  // Otherwise it is not sure which parts are code, in which nothing is to be escaped.
  const spansAreSure = clean
    .split("\n")
    .every((line) => !line.includes("``") && line.split("`").length % 2 === 1);
  if (!spansAreSure) return inert(clean);
  return clean
    .split("`")
    .map((part, index) => (index % 2 === 1 ? part : inert(part)))
    .join("`");
}

/** Line breaks of tables and links in angle brackets are no danger. */
function inert(text: string): string {
  return text
    .replace(/(?<!\\)(\\*)<(?!br *\/?>|https?:)(?=[a-z/!?])/gi, (whole, slashes: string) =>
      slashes.length % 2 === 1 ? whole : `${slashes}&lt;`,
    )
    .replace(/&(?=#|colon;|tab;|newline;)/gi, "&amp;")
    .replace(/(?<=javascript|vbscript|data):(?=\S)/gi, "&#58;");
}

/** One line of plain text, for the places of OpenAPI that are no Markdown (summaries). */
export function plain(text: string): string {
  return visible(text).replace(/\s+/g, " ").trim();
}

/** A code span. */
export function code(text: string): string {
  const line = plain(text);
  return line.includes("`") ? `\`\` ${line.replace(/``+/g, "`")} \`\`` : `\`${line}\``;
}

/** A text as a sentence of its own. */
export function sentence(text: string): string {
  return /[.!?:…)]$/.test(text) ? text : `${text}.`;
}

/** Short texts of Markdown: a paragraph where there is one, a list where there are more, nothing without any. */
export function textList(texts: readonly string[]): string[] {
  const told = texts.map(plain).map(asMarkdown);
  return told.length < 2 ? told : [told.map((text) => `- ${text}`).join("\n")];
}
