import { opensCode } from "./code-blocks.js";
import { meaningOf } from "./labels.js";
import { isRequestLine } from "./request-line.js";
import { sampleEnd } from "./samples.js";
import { isHeader } from "./table-header.js";

/** Rows begin with names, continued ones with a bullet or a dash; titles and sentences begin otherwise. */
const rowStart = /^\s*[a-z_$•◦▪‣●○-]/u;

/**
 * The index behind the last line of the table whose titles stand at `start`. Behind a blank line it goes on only with
 * what looks like rows.
 */
export function tableEnd(lines: readonly string[], start: number): number {
  const title = firstWord(lines[start] ?? "");
  let end = start + 1;
  for (let index = end; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.trim() === "") continue;
    if (opensCode(line) || /^`+$/u.test(line.trim()) || opensTable(line, title)) break;
    if (sampleEnd(lines, index) > index) break;
    if (index > end && !goesOn(lines, index)) break;
    end = index + 1;
  }
  return end;
}

/** Whether the titles of another table stand in a line: of one like this, for others may stand in its cells. */
function opensTable(line: string, title: string): boolean {
  const text = line.trim().replace(/^`/u, "");
  return isHeader(text) && [title, "parameter"].includes(firstWord(text));
}

function firstWord(line: string): string {
  const [, word = ""] = /^[\s`]*([a-z]+)/iu.exec(line) ?? [];
  return word.toLowerCase().replace(/s$/u, "");
}

function goesOn(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  const isAlone = (lines[index + 1] ?? "").trim() === "";
  return rowStart.test(line) && !isAlone && meaningOf(line) === undefined && !isRequestLine(line);
}
