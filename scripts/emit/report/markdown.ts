import { code, markdown } from "../openapi/markdown.js";

/** A table of Markdown. Cells are Markdown already; columns after the first are numbers where `numeric` says so. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric = false,
): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  const rule = head.map((_, index) => (numeric && index > 0 ? "--:" : "---"));
  return [line(head), `|${rule.join("|")}|`, ...rows.map(line)].join("\n");
}

function cell(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join(" ")
    .replace(/\|/g, "\\|");
}

/** Text of a page or about one, on one line. Pairs of backticks stay spans of code; everything else is plain. */
export function text(value: string): string {
  const parts = value.replace(/\s+/g, " ").split("`");
  if (parts.length % 2 === 0 || value.includes("``")) return markdown(parts.join("`"));
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : escaped(part))).join("");
}

/** `markdown` trims, and a part of a text keeps the blanks at its ends. */
function escaped(part: string): string {
  const inner = part.trim();
  return inner === "" ? part : part.replace(inner, () => markdown(inner));
}

/** `47,247`. The same on every machine, whatever its language. */
export function number(value: number): string {
  return value.toLocaleString("en-US");
}

/** `97.1 %`; nothing to divide by is a dash. */
export function share(part: number, whole: number): string {
  if (whole === 0) return "–";
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10} %`;
}

/** A list that a code host shows folded. */
export function folded(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** A link to a line of the source. The report stands in `specs/`. */
export function lineLink(file: string, line: number, label = `${file.split("/").at(-1)}:${line}`): string {
  return `[${label}](${file.replace(/^specs\//, "")}#L${line})`;
}
