import { expect, vi } from "vitest";
import { formatDiagnostic } from "../../scripts/diagnostics/diagnostic.js";
import type { VendorResult } from "../../scripts/pipeline.js";
import type { Document } from "../../scripts/read/document.js";
import { Ledger } from "../../scripts/read/ledger.js";
import { apiSpecSchema } from "../../scripts/spec/api-spec.js";
import { printJson } from "../../scripts/spec/print.js";

export interface Watched extends VendorResult {
  document: Document;
  /** Lines of the document by how often they were claimed. */
  claimed: Map<number, number>;
}

/** A generation, watched at its ledger. */
export function watched(generate: () => VendorResult): Watched {
  const claims = vi.spyOn(Ledger.prototype, "claim");
  const checks = vi.spyOn(Ledger.prototype, "check");
  try {
    const result = generate();
    const claimed = new Map<number, number>();
    for (const [, start, end = start] of claims.mock.calls)
      for (let line = start; line <= end; line += 1) claimed.set(line, (claimed.get(line) ?? 0) + 1);
    const [document] = checks.mock.calls[0] ?? [];
    if (document === undefined) throw new Error("nobody looked into the ledger");
    return { ...result, document, claimed };
  } finally {
    claims.mockRestore();
    checks.mockRestore();
  }
}

/** What must hold for every page whatsoever. */
export function checkLaws(generate: () => VendorResult): void {
  const { spec, diagnostics, outputs, document, claimed } = watched(generate);
  const told = new Set(diagnostics.map(({ line }) => line));
  for (const [index, text] of document.lines.entries()) {
    if (text.trim() === "") continue;
    const times = claimed.get(index + 1) ?? 0;
    const line = document.sourceLines?.[index] ?? index + 1;
    if (times !== 1 && !told.has(line))
      throw new Error(`line ${line} (${text.slice(0, 80)}) was claimed ${times} times and not told`);
  }
  for (const diagnostic of diagnostics) {
    expect(diagnostic.line).toBeGreaterThan(0);
    expect(formatDiagnostic("page", diagnostic)).not.toContain("\n");
  }
  if (diagnostics.some(({ severity }) => severity === "error")) {
    expect(outputs).toEqual([]);
    return;
  }
  const { data, error } = apiSpecSchema.safeParse(spec);
  expect(error).toBeUndefined();
  // Nothing that was read is lost on its way to the disk.
  expect(JSON.parse(printJson(data))).toEqual(JSON.parse(printJson(spec)));
}
