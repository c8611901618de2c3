import {
  type Diagnostic,
  diagnostic,
  type MessageArguments,
  type Place,
} from "../../diagnostics/diagnostic.js";
import type { Code } from "../../diagnostics/registry.js";
import { Ledger } from "../../read/ledger.js";
import type { Schema } from "../../spec/json-schema.js";

/** A type name that the page uses without describing it, as `annotations.json` reviewed it. */
export interface ReviewedType {
  name: string;
  /** Left out: the shape comes from the examples, if there are any. */
  schema?: Schema | undefined;
  reason: string;
}

/** What the rules of one reading share: the ledger, the diagnostics, and the names that a type may refer to. */
export interface Reading {
  ledger: Ledger;
  diagnostics: Diagnostic[];
  /** Names of the objects that the page describes. */
  objects: ReadonlySet<string>;
  reviewedTypes: ReadonlyMap<string, ReviewedType>;
  /** Names of reviewed types that were met, so that stale ones are noticed. */
  usedTypes: Set<string>;
}

export function startReading(objects: Iterable<string>, reviewedTypes: readonly ReviewedType[]): Reading {
  return {
    ledger: new Ledger(),
    diagnostics: [],
    objects: new Set(objects),
    reviewedTypes: new Map(reviewedTypes.map((type) => [type.name, type])),
    usedTypes: new Set(),
  };
}

/** Notes a diagnostic; the parameters are those of its message. */
export function note<C extends Code>(
  reading: Reading,
  code: C,
  place: Place,
  ...args: MessageArguments<C>
): void {
  reading.diagnostics.push(diagnostic(code, place, ...args));
}
