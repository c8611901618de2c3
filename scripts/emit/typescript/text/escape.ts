/**
 * Text of a page is untrusted: it may end a comment, start a tag, or show one thing and be another. These functions
 * make it fit for comments and for string literals, and keep it readable.
 */

// Bidirectional controls and zero-width characters can make source read differently from what it does.
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const unsafeInLiteral =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/g;

/** Plain ASCII, which most texts are. */
const plain = /^[\n -~]*$/;

/** Removes what is never visible, and turns every kind of line break into `\n`. */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, "\n")
    .replace(control, "")
    .replace(invisible, "")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}

/**
 * Prose for a TSDoc comment. Balanced code spans stay; everything that TSDoc or Markdown would act upon is escaped. A
 * backtick without a partner becomes an apostrophe: TypeScript's parser of comments knows no escaped ones, and would
 * miss the tags behind it.
 */
export function prose(text: string): string {
  return visible(text)
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => {
      const ticks = paragraph.split("`").length - 1;
      const plain = ticks % 2 === 1 || paragraph.includes("``");
      return plain ? escapeProse(paragraph.replace(/`+/g, "'")) : escapeAroundSpans(paragraph);
    })
    .join("\n\n");
}

function escapeAroundSpans(paragraph: string): string {
  return paragraph
    .split("`")
    .map((part, index) => (index % 2 === 1 ? `\`${inSpan(part)}\`` : escapeProse(part)))
    .join("");
}

function escapeProse(text: string): string {
  return endless(text)
    .replace(/\$\{/g, "$\\{")
    .replace(/\{(?=@)/g, "\\{")
    .replace(/(?<![\w.+-])@/g, "\\@")
    .replace(/<(?=[a-z/!])/gi, "\\<");
}

/** Without an end of a comment. */
function endless(text: string): string {
  return text.replace(/\*\//g, "*\\/");
}

/** For a code span: one line, and no tag, since TypeScript finds tags in code spans too. The backslash is seen. */
function inSpan(text: string): string {
  return endless(text)
    .replace(/\s+/g, " ")
    .replace(/(?<=[\s{])@/g, "\\@")
    .replace(/\$\{/g, "$\\{");
}

/** A code span of a comment: one line, whatever the text holds. */
export function code(text: string): string {
  const line = inSpan(visible(text)).trim().replace(/`+/g, "'");
  return line === "" ? '`""`' : `\`${line}\``;
}

/** A string literal in double quotes, fit for examples too: no end of a comment, no code span, no tag in it. */
export function quote(text: string): string {
  return JSON.stringify(text)
    .replace(unsafeInLiteral, escaped)
    .replace(/`|(?<=\s)@/g, escaped)
    .replace(/\*\//g, "*\\/");
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
