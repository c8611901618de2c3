import { type Diagnostic, diagnostic, type MessageArguments } from "../../../diagnostics/diagnostic.js";
import type { Code } from "../../../diagnostics/registry.js";
import type { Schema } from "../../../spec/json-schema.js";
import { type Evidence, gatherEvidence } from "./evidence.js";
import type { SchemaPart } from "./part.js";

/** Notes a diagnostic about a line; the parameters are those of its message. */
export type Note = <C extends Code>(code: C, line: number, ...args: MessageArguments<C>) => void;

/** What the rules for schemas share. */
export interface SchemaContext {
  /** The schemas of the page by name. */
  components: ReadonlyMap<string, SchemaPart>;
  /** What the page says of a schema in other places than its own. */
  evidence: Evidence;
  /** The schemas that were read so far. */
  schemas: Map<string, Schema>;
  note: Note;
}

/**
 * Starts reading the schemas of a page. `inline` are the schemas of its answers: they tell descriptions of named
 * schemas from titles. Diagnostics are added to `diagnostics`.
 */
export function startSchemas(
  components: ReadonlyMap<string, SchemaPart>,
  inline: readonly SchemaPart[],
  diagnostics: Diagnostic[],
): SchemaContext {
  const evidence = gatherEvidence(components, inline);
  return { components, evidence, schemas: new Map(), note: noteInto(diagnostics) };
}

/** The same, for what belongs to an operation: diagnostics name it. */
export function inOperation(
  context: SchemaContext,
  operation: string,
  diagnostics: Diagnostic[],
): SchemaContext {
  return { ...context, note: noteInto(diagnostics, operation) };
}

function noteInto(diagnostics: Diagnostic[], operation?: string): Note {
  return (code, line, ...args) => {
    diagnostics.push(diagnostic(code, operation === undefined ? { line } : { line, operation }, ...args));
  };
}

/** The schema of that name, if it was read. */
export function named({ schemas }: SchemaContext, { $ref }: Schema): Schema | undefined {
  return $ref === undefined ? undefined : schemas.get($ref.slice("#/schemas/".length));
}

/** What references lead to in the end; a reference if they lead in a circle, or nowhere. */
export function resolved(schema: Schema, context: SchemaContext): Schema {
  const seen = new Set<Schema>();
  let target = schema;
  while (target.$ref !== undefined && !seen.has(target)) {
    seen.add(target);
    target = named(context, target) ?? target;
  }
  return target;
}
