import { vi } from "vitest";
import { Ledger } from "../../scripts/read/ledger.js";
import { type PageReading, readPage } from "../read/read-page.js";

/** A reading, with the number of claims by line, counted beside the ledger. */
export interface WatchedReading extends PageReading {
  claimed: Map<number, number>;
}

export function watchedReading(source: string): WatchedReading {
  const claimed = new Map<number, number>();
  const spy = vi.spyOn(Ledger.prototype, "claim");
  try {
    const reading = readPage(source);
    for (const [, start, end = start] of spy.mock.calls)
      for (let line = start; line <= end; line += 1) claimed.set(line, (claimed.get(line) ?? 0) + 1);
    return { ...reading, claimed };
  } finally {
    spy.mockRestore();
  }
}
