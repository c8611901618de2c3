import type { Document } from "./document.js";
import { readHtml } from "./html.js";
import { readText } from "./text.js";

export type Reader = (vendor: string, source: string) => Document;

/** Who reads a page, by the extension of its file. */
export const readers: Readonly<Record<string, Reader>> = {
  ".txt": readText,
  ".html": readHtml,
  ".htm": readHtml,
};

/** The reader for a page, by the name of its file; undefined where nobody reads such files. */
export function readerOf(file: string): Reader | undefined {
  const extension = /\.\w+$/u.exec(file)?.[0].toLowerCase() ?? "";
  return Object.hasOwn(readers, extension) ? readers[extension] : undefined;
}
