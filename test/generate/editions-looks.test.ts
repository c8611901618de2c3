import { describe, expect, it } from "vitest";
import { errorsOf, type PageReading, readPage } from "../read/read-page.js";
import { withoutLines } from "../read/without-lines.js";
import { excerpt } from "./excerpt.js";

const page = excerpt(["auth.user", "activity.event", "meeting.meeting"]);
const today = readPage(page);

function meaning(reading: PageReading): unknown {
  const { source: _source, findings: _findings, ...rest } = withoutLines(reading.spec);
  return rest;
}

const looks: [string, (text: string) => string][] = [
  ["CRLF line ends", (text) => text.replaceAll("\n", "\r\n")],
  ["CR line ends", (text) => text.replaceAll("\n", "\r")],
  ["trailing spaces", (text) => text.replaceAll("\n", "  \n")],
  [
    "non-breaking spaces around dashes and below bullets",
    (text) => text.replace(/^ +•.*/gmu, (line) => line.replaceAll(" ", "\u00a0")),
  ],
  ["a byte order mark", (text) => `\uFEFF${text}`],
  ["tabs behind bullets", (text) => text.replaceAll("• ", "•\t")],
  [
    "tabs before bullets",
    (text) => text.replace(/^( +)(?=•)/gmu, (indent) => "\t".repeat(indent.length / 2)),
  ],
  ["other glyphs for nested bullets", (text) => text.replace(/^ {4}•/gmu, "    ◦")],
  ["doubled blank lines", (text) => text.replaceAll("\n\n", "\n\n\n")],
  ["no line break at the end", (text) => text.trimEnd()],
];

describe("an edition that only looks different means the same", () => {
  for (const [name, edit] of looks)
    it(name, () => {
      const now = readPage(edit(page));
      expect(errorsOf(now)).toEqual([]);
      expect(meaning(now)).toEqual(meaning(today));
    });
});
