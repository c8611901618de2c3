import { type Diagnostic, diagnostic, type MessageArguments } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/registry.js";
import type { NamedSchema, Operation } from "./api-spec.js";
import type { Confidence, Schema } from "./json-schema.js";
import type { Supplement } from "./supplement.js";

/** How sure a fact is, and what it rests on. */
export interface Evidence {
  confidence: Confidence | undefined;
  sources: readonly string[] | undefined;
}

/** What merging one operation needs. Diagnostics and what examples show of named schemas are collected. */
export interface Merging {
  supplement: Supplement;
  evidence: Evidence;
  operation: Operation;
  diagnostics: Diagnostic[];
  named: Map<string, NamedSchema>;
}

export function report<C extends Code>(merging: Merging, code: C, ...args: MessageArguments<C>): void {
  const { operation, diagnostics } = merging;
  diagnostics.push(diagnostic(code, { line: operation.lines.start, operation: operation.id }, ...args));
}

/** The evidence in a few words: they stand in hovers. */
export function evidenceText(
  supplement: Supplement,
  evidence: Evidence,
  confidence = evidence.confidence,
): string {
  const told = (evidence.sources ?? []).flatMap((name) => supplement.sources?.[name] ?? []);
  const ofKind = (kind: string): string[] =>
    told.filter((source) => source.kind === kind).map(({ what }) => what);
  if (confidence === "inferred") return "what the page says elsewhere";
  if (confidence === "documented") {
    const editions = ofKind("documentation").length;
    if (editions === 1) return "another edition of the documentation";
    if (editions > 1) return `${editions === 2 ? "two" : editions} other editions of the documentation`;
  }
  if (confidence === "client-code") {
    const [first, second, ...others] = ofKind("client-code");
    const more = others.length === 0 ? [] : [`${others.length} more`];
    const clients = [first, second, ...more].filter((each) => each !== undefined);
    if (clients.length > 0) return `client code: ${clients.join(", ")}`;
  }
  return supplement.evidence;
}

/** The schema with its origin told, down to the properties of objects. */
export function marked(supplement: Supplement, evidence: Evidence, schema: Schema): Schema {
  return { ...within(supplement, evidence, schema), ...marks(supplement, evidence, schema) };
}

/** The schema with the origins of the properties in it, but without its own: what it is told by knows that. */
export function within(supplement: Supplement, evidence: Evidence, schema: Schema): Schema {
  const { properties, items, additionalProperties, anyOf, allOf } = schema;
  const inner = (part: Schema): Schema => within(supplement, evidence, part);
  return {
    ...schema,
    ...(properties === undefined
      ? {}
      : { properties: mapValues(properties, (each) => marked(supplement, evidence, each)) }),
    ...(items === undefined ? {} : { items: inner(items) }),
    ...(typeof additionalProperties === "object"
      ? { additionalProperties: inner(additionalProperties) }
      : {}),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(inner) }),
    ...(allOf === undefined ? {} : { allOf: allOf.map(inner) }),
  };
}

export function mapValues<T>(
  record: Record<string, T>,
  map: (value: T, key: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

/** What nobody knows stays unknown, with its own reason. */
function marks(supplement: Supplement, evidence: Evidence, schema: Schema): Schema {
  if (schema["x-origin"] !== undefined && schema["x-origin"] !== "supplement") return {};
  const confidence = schema["x-confidence"] ?? evidence.confidence;
  return {
    "x-origin": "supplement",
    ...(confidence === undefined ? {} : { "x-confidence": confidence }),
    "x-reason": schema["x-reason"] ?? evidenceText(supplement, evidence, confidence),
  };
}
