import type { Table } from "../../../read/document.js";
import type { ErrorRow } from "../model.js";

const header = /^(?:(?:error|status|http) )?(?:code|status) (?:meaning|description)$/iu;
const row = /^(\d{3})\s+(\S.*)$/u;

/** Whether a line is the row of titles of the error codes. */
export function isErrorHeader(text: string): boolean {
  return header.test(text.trim().replace(/\s+/gu, " "));
}

/** `404 Not Found -- The room does not exist.` */
export function errorRow(text: string, line: number): ErrorRow | undefined {
  const [, status, meaning] = row.exec(text.trim()) ?? [];
  return status === undefined || meaning === undefined
    ? undefined
    : { status: Number(status), text: meaning, line };
}

/** The rows of a table of error codes; undefined for any other table, or where a row holds no status. */
export function errorsOfTable({ header: { cells }, rows }: Table): ErrorRow[] | undefined {
  if (!isErrorHeader(cells.map(({ text }) => text).join(" "))) return undefined;
  const found = rows.map(({ line, cells: own }) => errorRow(own.map(({ text }) => text).join(" "), line));
  const known = found.filter((one) => one !== undefined);
  return known.length === rows.length ? known : undefined;
}
