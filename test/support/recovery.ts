import { MarkdownIt } from "./markdown-it.js";
import { factsOf } from "./recovery-facts.js";
import type { JsonObject } from "./recovery-schema.js";

/** How many facts of a kind came back. */
export interface Recovery {
  inDocument: number;
  recovered: number;
  /** There, but with another value. */
  wrong: number;
  /** Facts that the document does not have. */
  invented: number;
}

export interface Comparison {
  kinds: Record<string, Recovery>;
  /** What is not as in the document: `kind: place: value → value`. */
  differences: string[];
}

const renderer = new MarkdownIt({ html: true });

/** Holds a document that was read back against the original, fact by fact. */
export function compareDocuments(original: JsonObject, readBack: JsonObject): Comparison {
  const [expected, seen] = [factsOf(original), factsOf(readBack)];
  const kinds: Comparison["kinds"] = {};
  const differences: string[] = [];
  for (const kind of new Set([...expected.keys(), ...seen.keys()])) {
    const [told, found] = [expected.get(kind) ?? new Map(), seen.get(kind) ?? new Map()];
    const count: Recovery = { inDocument: told.size, recovered: 0, wrong: 0, invented: 0 };
    for (const [place, value] of told) {
      const other = found.get(place);
      if (other !== undefined && isSame(kind, value, other)) count.recovered += 1;
      else {
        if (other !== undefined) count.wrong += 1;
        differences.push(`${kind}: ${place}: ${value} → ${other ?? "lost"}`);
      }
    }
    for (const [place, value] of found) {
      if (told.has(place)) continue;
      count.invented += 1;
      differences.push(`${kind}: ${place}: invented ${value}`);
    }
    kinds[kind] = count;
  }
  return { kinds, differences };
}

/** Texts are the same where a reader of the page sees the same. */
function isSame(kind: string, one: string, other: string): boolean {
  if (one === other) return true;
  return /descriptions|summaries/u.test(kind) && visible(one) === visible(other);
}

function visible(text: string): string {
  return renderer
    .render(String(JSON.parse(text)))
    .replace(/<[^<>]*>/gu, "")
    .replace(/[*_`#>\s|-]+/gu, "");
}

/** A table for people, a row for each kind. */
export function printRecovery({ kinds }: Comparison): string {
  const rows = Object.entries(kinds).map(([kind, { inDocument, recovered, wrong, invented }]) => [
    kind,
    ...[inDocument, recovered, wrong, invented].map(String),
    inDocument === 0 ? "" : `${Math.floor((100 * recovered) / inDocument)} %`,
  ]);
  const all = [["kind", "in document", "recovered", "wrong", "invented", ""], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...all.map((row) => (row[column] ?? "").length)),
  );
  return all
    .map((row) =>
      row.map((cell, index) =>
        index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
      ),
    )
    .map((row) => row.join("  ").trimEnd())
    .join("\n");
}
