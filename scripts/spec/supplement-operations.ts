import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { NamedSchema, Operation } from "./api-spec.js";
import { sameFacts } from "./corrections.js";
import type { Supplement, SupplementedOperation } from "./supplement.js";
import { mergeAnswers } from "./supplement-answers.js";
import { type Merging, report, within } from "./supplement-evidence.js";
import { mergeFields } from "./supplement-fields.js";
import { withMethod } from "./supplement-places.js";
import { schemasNamed } from "./usage.js";

/** Where the findings go. `mediaTypeLine`: where the page tells what bodies are written in. */
export interface SupplementReading {
  diagnostics: Diagnostic[];
  mediaTypeLine?: number | undefined;
}

export interface SupplementedOperations {
  operations: Operation[];
  /** Named schemas of the supplement, with what examples of the page show of them. */
  schemas: Record<string, NamedSchema>;
}

/**
 * The operations with what the supplement tells of them. The page wins where it tells something; every difference is a
 * finding. To be called while the page's schemas stand in the operations: shapes get their names afterwards.
 */
export function supplementOperations(
  reading: SupplementReading,
  operations: readonly Operation[],
  supplement: Supplement,
): SupplementedOperations {
  const { diagnostics } = reading;
  const named = new Map(
    Object.entries(supplement.schemas ?? {}).map(([name, told]) => [name, namedOf(supplement, told)]),
  );
  const byId = new Map(supplement.operations.map((told) => [told.id, told]));
  const merged = operations.map((operation) => {
    const told = byId.get(operation.id);
    return told === undefined
      ? operation
      : mergeOperation({ supplement, diagnostics, named }, operation, told);
  });
  checkSupplementNames(reading, operations, supplement);
  const written = withMediaTypes(reading, merged, supplement);
  const used = reachable(named, written);
  return {
    operations: written,
    schemas: Object.fromEntries([...named].filter(([name]) => used.has(name))),
  };
}

function namedOf(
  supplement: Supplement,
  { description, schema, confidence, sources }: NonNullable<Supplement["schemas"]>[string],
): NamedSchema {
  return {
    schema: within(supplement, { confidence, sources }, schema),
    ...(description === undefined ? {} : { description }),
  };
}

function mergeOperation(
  shared: Pick<Merging, "supplement" | "diagnostics" | "named">,
  operation: Operation,
  told: SupplementedOperation,
): Operation {
  const { confidence, sources, responses = [], notes = [] } = told;
  const merging: Merging = { ...shared, evidence: { confidence, sources }, operation };
  const answered = mergeAnswers(
    merging,
    mergeFields(merging, chooseMethod(merging, operation, told.method), told),
    responses,
  );
  if (sameFacts(answered, operation)) report(merging, "supplement/adds-nothing", { id: told.id });
  return notes.length === 0 ? answered : { ...answered, notes: [...(answered.notes ?? []), ...notes] };
}

/** One of the page's methods, or any where the page tells none. */
function chooseMethod(merging: Merging, operation: Operation, method: string | undefined): Operation {
  const { wire } = operation;
  if (method === undefined || wire.kind === "envelope") return operation;
  if (wire.methodOrigin === "unknown") return withMethod(operation, method);
  const listed = wire.methods ?? [wire.method];
  if (listed.includes(method)) return method === wire.method ? operation : withMethod(operation, method);
  report(merging, "supplement/method-unlisted", { method, listed: listed.join(", ") });
  return operation;
}

/** Names of the supplement that lead nowhere, and what it says against the page. */
function checkSupplementNames(
  { diagnostics }: SupplementReading,
  operations: readonly Operation[],
  { operations: told, schemas = {}, contradictions = [] }: Supplement,
): void {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const meant = [...told.map(({ id }) => id), ...contradictions.flatMap(({ operations: ids }) => ids)];
  for (const id of new Set(meant))
    if (!byId.has(id)) diagnostics.push(diagnostic("supplement/unknown-operation", { line: 1 }, { id }));
  for (const { operations: ids, text } of contradictions) {
    if (ids.length === 0) diagnostics.push(diagnostic("supplement/contradiction", { line: 1 }, { text }));
    for (const id of ids) {
      const line = byId.get(id)?.lines.start;
      if (line !== undefined)
        diagnostics.push(diagnostic("supplement/contradiction", { line, operation: id }, { text }));
    }
  }
  const used = reachable(new Map(Object.entries(schemas)), told);
  for (const name of Object.keys(schemas))
    if (!used.has(name)) diagnostics.push(diagnostic("supplement/unused-schema", { line: 1 }, { name }));
}

type Called = Pick<Operation, "parameters" | "payload"> & { responses?: Operation["responses"] | undefined };

/** The named schemas that operations lead to, directly or through others. */
function reachable(
  named: ReadonlyMap<string, Pick<NamedSchema, "schema">>,
  operations: readonly Called[],
): Set<string> {
  const open = operations.flatMap(({ parameters, payload, responses = [] }) =>
    [
      ...parameters.map(({ schema }) => schema),
      payload?.schema,
      ...responses.map(({ schema }) => schema),
    ].flatMap(schemasNamed),
  );
  const found = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...schemasNamed(named.get(name)?.schema));
  }
  return found;
}

/** Payloads in the media types of the supplement: one finding tells where the page has others. */
function withMediaTypes(
  { diagnostics, mediaTypeLine: line = 1 }: SupplementReading,
  operations: readonly Operation[],
  { payloadMediaTypes }: Supplement,
): Operation[] {
  if (payloadMediaTypes === undefined) return [...operations];
  const { mediaTypes, evidence } = payloadMediaTypes;
  const differs = (own: readonly string[]): boolean => own.join() !== mediaTypes.join();
  const others = operations.flatMap(({ payload }) =>
    payload?.binary === true ? [] : (payload?.mediaTypes ?? []),
  );
  const page = [...new Set(others)];
  if (page.length > 0 && differs(page)) {
    const params = { page: page.join(", "), other: mediaTypes[0] ?? "", evidence };
    diagnostics.push(diagnostic("supplement/media-types", { line }, params));
  }
  return operations.map((operation) => {
    const { payload } = operation;
    if (payload === undefined || payload.binary === true || !differs(payload.mediaTypes ?? []))
      return operation;
    return {
      ...operation,
      payload: { ...payload, mediaTypes: [...mediaTypes], mediaTypesOrigin: "supplement" },
    };
  });
}
