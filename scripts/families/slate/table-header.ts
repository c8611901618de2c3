import { columnsOf } from "./table/header.js";

/** Whether a line is the row of titles of a table of parameters. */
export function isHeader(text: string): boolean {
  return /^parameters?\s/iu.test(text) && columnsOf(text) !== undefined;
}
