import { z } from "zod";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { ApiSpec, Operation } from "./api-spec.js";
import { isObject } from "./infer.js";
import { type Json, jsonSchema } from "./json-schema.js";

/** `corrections.json`: the page is wrong here. Reviewed by people, with evidence. */
export const correctionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** JSON pointer into the spec; members of lists are named by their `id`, `name` or `status`, or counted from 0. */
  target: z.string().startsWith("/"),
  /** The value that the page has today, without line numbers; null where there is none. */
  expect: jsonSchema,
  /** The right value; null removes it. */
  set: jsonSchema,
  reason: z.string().min(1),
  evidence: z.string().min(1),
  certainty: z.enum(["certain", "probable"]),
  /** The documented value in a few words, for readers of the client. */
  documented: z.string().optional(),
  /** Of a path: callers can still choose the documented one. */
  keep: z.boolean().optional(),
});
export const correctionsSchema = z.strictObject({
  about: z.string().optional(),
  corrections: z.array(correctionSchema),
});
export type Correction = z.infer<typeof correctionSchema>;

/**
 * Applies corrections in their order. One whose expected value is no longer there, or that changes nothing, is an
 * error: a page that was mended, or changed otherwise, has to be looked at again.
 */
export function correct(spec: ApiSpec, corrections: readonly Correction[]): [ApiSpec, Diagnostic[]] {
  const diagnostics: Diagnostic[] = [];
  const corrected: ApiSpec = structuredClone(spec);
  for (const correction of corrections) {
    const { id, target } = correction;
    const segments = target.slice(1).split("/").map(unescapeSegment);
    const operation = operationOf(corrected, segments);
    const place = { line: lineOf(corrected, segments), operation: operation?.id };
    const found = locate(corrected, segments);
    if (found === undefined)
      diagnostics.push(
        diagnostic("correction/no-target", place, { id, target, ...deepest(corrected, segments) }),
      );
    else if (!same(found.get() ?? null, correction.expect)) {
      const seen = JSON.stringify(withoutLines(found.get() ?? null));
      diagnostics.push(
        diagnostic("correction/stale", place, {
          id,
          target,
          seen,
          expected: JSON.stringify(correction.expect),
        }),
      );
    } else if (same(correction.expect, correction.set)) {
      diagnostics.push(diagnostic("correction/no-effect", place, { id, target }));
    } else if (correction.keep === true && !canKeep(segments, correction)) {
      diagnostics.push(diagnostic("correction/keep", place, { id, target }));
    } else {
      found.set(markCorrected(correction.set, segments, correction));
      if (correction.keep === true) keepPath(corrected, segments, correction.expect);
      markAround(corrected, segments, correction);
      noteOn(operationOf(corrected, segments), correction);
      const { reason, certainty } = correction;
      diagnostics.push(diagnostic("correction/applied", place, { id, reason, certainty }));
    }
  }
  return [corrected, diagnostics];
}

/** Only of a path that is probably wrong is the documented one worth a choice. */
function canKeep(segments: readonly string[], { certainty }: Correction): boolean {
  const [list, , ...place] = segments;
  return list === "operations" && place.join("/") === "wire/path" && certainty === "probable";
}

/** The page's own path, also where two corrections mend it. */
function keepPath(spec: ApiSpec, segments: readonly string[], documented: Json): void {
  const wire = locate(spec, segments.slice(0, -1))?.get();
  if (isObject(wire)) wire.documentedPath ??= documented;
}

function unescapeSegment(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

function operationOf(spec: ApiSpec, segments: readonly string[]): Operation | undefined {
  return segments[0] === "operations"
    ? spec.operations.find((operation) => operation.id === segments[1])
    : undefined;
}

interface Slot {
  get: () => Json | undefined;
  set: (value: Json) => void;
}

/** The slot that a pointer names; undefined where its parent does not exist. */
function locate(spec: ApiSpec, segments: readonly string[]): Slot | undefined {
  // A spec is JSON through and through; its static type only forgets that.
  let parent: Json | undefined = asJson(spec);
  for (const segment of segments.slice(0, -1))
    parent = parent === undefined ? undefined : member(parent, segment)?.get();
  const last = segments.at(-1);
  return parent === undefined || last === undefined ? undefined : member(parent, last);
}

function asJson(spec: object): Json {
  return spec as Json;
}

function member(parent: Json, segment: string): Slot | undefined {
  if (Array.isArray(parent)) {
    const named = (item: Json): boolean =>
      isObject(item) && [item.id, item.name, item.status].some((name) => name === segment);
    const index = (): number => {
      const found = parent.findIndex(named);
      return found < 0 && /^\d+$/.test(segment) && Number(segment) < parent.length ? Number(segment) : found;
    };
    return {
      get: () => parent[index()],
      set: (value) => {
        if (index() < 0) parent.push(value);
        else if (value === null) parent.splice(index(), 1);
        else parent[index()] = value;
      },
    };
  }
  // No record can keep this key: setting it would change nothing that is written.
  if (!isObject(parent) || segment === "__proto__") return undefined;
  return {
    get: () => (Object.hasOwn(parent, segment) ? parent[segment] : undefined),
    set: (value) => {
      if (value === null) delete parent[segment];
      else parent[segment] = value;
    },
  };
}

/** What a corrected schema tells of its correction. */
function marks({ certainty, reason, documented }: Correction): { [key: string]: Json } {
  return {
    "x-origin": "corrected",
    "x-reason": certainty === "probable" ? `Probable: ${reason}` : reason,
    ...(documented === undefined ? {} : { "x-documented": documented }),
  };
}

/** A corrected parameter or schema carries its origin; other facts tell it through the operation. */
function markCorrected(value: Json, segments: readonly string[], correction: Correction): Json {
  if (!isObject(value)) return value;
  if (segments.at(-2) === "parameters" && isObject(value.schema))
    return { ...value, schema: { ...value.schema, ...marks(correction) } };
  return isSchema(segments) ? { ...value, ...marks(correction) } : value;
}

/** A fact inside a schema, such as its type, is told by the schema that it belongs to. */
function markAround(spec: ApiSpec, segments: readonly string[], correction: Correction): void {
  const around = segments.slice(0, -1);
  if (isSchema(segments) || !isSchema(around)) return;
  const schema = locate(spec, around)?.get();
  if (isObject(schema)) Object.assign(schema, marks(correction));
}

function isSchema(segments: readonly string[]): boolean {
  return (
    segments.at(-1) === "schema" ||
    segments.at(-1) === "items" ||
    /^(?:properties|allOf|anyOf|oneOf)$/.test(segments.at(-2) ?? "")
  );
}

/** The line of the page that documents what a pointer names, or what it stands in. */
function lineOf(spec: ApiSpec, segments: readonly string[]): number {
  const [list, name = ""] = segments;
  const schema = list === "schemas" && Object.hasOwn(spec.schemas, name) ? spec.schemas[name] : undefined;
  return operationOf(spec, segments)?.lines.start ?? schema?.lines?.start ?? 1;
}

/** How far a pointer leads, and what could follow. */
function deepest(spec: ApiSpec, segments: readonly string[]): { known: string; names: string } {
  let at: Json = asJson(spec);
  let known = "";
  for (const segment of segments) {
    const next: Json | undefined = member(at, segment)?.get();
    if (next === undefined) break;
    at = next;
    known += `/${segment}`;
  }
  const names = isObject(at) ? Object.keys(at) : [];
  return { known: known === "" ? "/" : known, names: names.slice(0, 12).join(", ") };
}

function noteOn(operation: Operation | undefined, correction: Correction): void {
  if (operation === undefined) return;
  const { id, certainty, reason, documented } = correction;
  const applied = { id, certainty, reason, ...(documented === undefined ? {} : { documented }) };
  operation.corrections = [...(operation.corrections ?? []), applied];
}

/** Whether two parts of a spec tell the same, wherever on the page. */
export function sameFacts(a: object, b: object): boolean {
  return same(asJson(a), asJson(b));
}

function same(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index] ?? null));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a).filter(isFact);
  return (
    keys.length === Object.keys(b).filter(isFact).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key] ?? null, b[key] ?? null))
  );
}

/** Line numbers move with every edition; they say nothing about the fact. */
function isFact(key: string): boolean {
  return key !== "line" && key !== "lines" && key !== "x-line";
}

function withoutLines(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutLines);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => isFact(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutLines(inner)]));
}
