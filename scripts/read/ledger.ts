import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { Document } from "./document.js";

/**
 * Who read which line. Every line with text must be claimed by exactly one rule, so that nothing on a page is lost
 * silently. Navigation and other boilerplate is claimed by rules too.
 */
export class Ledger {
  readonly #claims = new Map<number, string[]>();

  /** Notes that `rule` read the lines `start` to `end`, both counted. */
  claim(rule: string, start: number, end: number = start): void {
    for (let line = start; line <= end; line += 1) {
      const rules = this.#claims.get(line);
      if (rules === undefined) this.#claims.set(line, [rule]);
      else rules.push(rule);
    }
  }

  /** Number of lines by rule. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const rules of this.#claims.values())
      for (const rule of rules) counts[rule] = (counts[rule] ?? 0) + 1;
    return counts;
  }

  /**
   * One diagnostic for each line with text that nobody, or more than one rule, has read; and for each that holds
   * `__proto__`, which no record can keep as a key: it would be lost without a trace.
   */
  check(document: Document): Diagnostic[] {
    const found: Diagnostic[] = [];
    let after = "no rule";
    for (const [index, text] of document.lines.entries()) {
      if (text.trim() === "") continue;
      const line = index + 1;
      if (text.includes("__proto__"))
        found.push(diagnostic("page/unsafe-name", { line }, { text: text.trim() }));
      const rules = this.#claims.get(line) ?? [];
      if (rules.length === 0)
        found.push(diagnostic("ledger/unclaimed", { line }, { text: text.trim(), after }));
      if (rules.length > 1)
        found.push(
          diagnostic("ledger/claimed-twice", { line }, { text: text.trim(), rules: rules.join(", ") }),
        );
      after = rules[0] ?? after;
    }
    return found;
  }
}
