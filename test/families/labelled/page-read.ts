import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../../scripts/diagnostics/diagnostic.js";
import type { BlockPart, LabelledPage } from "../../../scripts/families/labelled/model.js";
import { readLabelledPage } from "../../../scripts/families/labelled/page/labelled-page.js";
import { startReading } from "../../../scripts/families/reading.js";
import { readHtml } from "../../../scripts/read/html.js";
import { readText } from "../../../scripts/read/text.js";

/** A real page, flattened to text. */
export const realPage = readFileSync(
  fileURLToPath(new URL("../../../specs/cloudike/source.txt", import.meta.url)),
  "utf8",
);

export interface ReadPage {
  page: LabelledPage;
  blocks: BlockPart[];
  /** Of the rules and of the ledger. */
  diagnostics: Diagnostic[];
  /** The lines and codes of the diagnostics, in short. */
  codes: string[];
}

export function readPage(source: string, reader: "text" | "html" = "text"): ReadPage {
  const document = (reader === "text" ? readText : readHtml)("demo", source);
  const reading = startReading(document);
  const page = readLabelledPage(reading);
  const diagnostics = [...reading.diagnostics, ...reading.ledger.check(document)];
  return {
    page,
    blocks: page.sections.flatMap(({ blocks }) => blocks),
    diagnostics,
    codes: diagnostics.map(({ line, code }) => `${line} ${code}`),
  };
}

const front = `NAV Navbar

Toys REST API lets you play. The base URL for all requests is https://toys.test/api/2 Requests use HTTP Basic.

TOYS

`;

/** A page with one section of the given blocks. */
export function pageOf(...blocks: string[]): ReadPage {
  return readPage(`${front}${blocks.join("\n\n")}\n`);
}

export const head = (path: string): string => `toys/${path}

Plays with toys.

URL: https://toys.test/api/2/toys/${path}

Versions:2

Method: POST`;

/** The first block of a page, with the given text below its method. */
export function block(below: string, path = "play/"): BlockPart & { codes: string[] } {
  const { blocks, codes } = pageOf(`${head(path)}\n\n${below}`);
  const [first] = blocks;
  if (first === undefined) throw new Error("no block was read");
  return { ...first, codes };
}
