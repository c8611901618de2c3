import { columnsOf } from "../table/header.js";

/** Whether a line is the row of titles of a table of parameters or fields. */
export function isHeader(text: string): boolean {
  return columnsOf(text)?.[0] === "name";
}
