import { opensCode } from "./code-blocks.js";
import { meaningOf } from "./labels.js";
import { isRequestLine } from "./request-line.js";
import { isHeader } from "./table-header.js";

/** Rows begin with names, continued ones with a bullet or a dash; titles and sentences begin otherwise. */
const rowStart = /^\s*[a-z_$•◦▪‣●○-]/u;

/**
 * The index behind the last line of the table whose titles stand at `start`. Behind a blank line it goes on only with
 * what looks like rows.
 */
export function tableEnd(lines: readonly string[], start: number): number {
  let end = start + 1;
  for (let index = end; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.trim() === "") continue;
    if (opensCode(line) || /^`+$/u.test(line.trim()) || isHeader(line.trim().replace(/^`/u, ""))) break;
    if (index > end && !goesOn(lines, index)) break;
    end = index + 1;
  }
  return end;
}

function goesOn(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  const isAlone = (lines[index + 1] ?? "").trim() === "";
  return rowStart.test(line) && !isAlone && meaningOf(line) === undefined && !isRequestLine(line);
}
