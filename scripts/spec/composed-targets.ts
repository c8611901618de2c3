import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { Named } from "./accepts.js";
import type { ApiSpec, Operation } from "./api-spec.js";
import { fieldTarget, isKind } from "./field-path.js";
import type { Schema } from "./json-schema.js";

/** What a path has to lead to; anything without a kind. */
type Kind = "object" | "array" | "string" | undefined;

const words = { object: "an object", array: "a list", string: "a text" } as const;

/**
 * Whether the parts of an annotated listing or upload are there: parameters in the operation, fields in its answer.
 * Otherwise the client would silently stop after one page, or ask for nothing.
 */
export function checkComposedCalls(operation: Operation, spec: ApiSpec): Diagnostic[] {
  const { paging, upload, parameters } = operation;
  const named: Named = (name) => spec.schemas[name]?.schema;
  const answers = successes(operation);
  const place = { line: operation.lines.start, operation: operation.id };
  const found: Diagnostic[] = [];

  const check = (code: Code, part: string, path: string, from: readonly Schema[], kind?: Kind): Schema[] => {
    const target = fieldTarget(from, path, named);
    const reason = "missing" in target ? missing(target.missing, target.known) : misfit(target.schemas, kind);
    if (reason !== undefined) found.push(diagnostic(code, place, { part, path, reason }));
    return "missing" in target ? [] : target.schemas;
  };

  if (paging !== undefined) {
    const size = paging.style === "cursor" ? undefined : paging.size;
    if (size !== undefined && !parameters.some(({ name }) => name === size))
      found.push(
        diagnostic("paging/no-target", place, {
          part: "size",
          path: size,
          reason: missing(
            size,
            parameters.map(({ name }) => name),
          ),
        }),
      );
    const lists = check("paging/no-target", "items", paging.items, answers, "array");
    const items = lists.flatMap((list) => (isKind(list, "array") ? (list.items ?? {}) : []));
    const told = paging.style === "time" ? timeParts(paging) : pageParts(paging);
    const from = paging.style === "time" ? items : answers;
    // What is no list has no items to look into, and is told already.
    if (from.length > 0) for (const [part, path] of told) check("paging/no-target", part, path, from);
  }
  if (upload !== undefined) {
    check("upload/no-target", "url", upload.url, answers, "string");
    check("upload/no-target", "fields", upload.fields, answers, "object");
    check("upload/no-target", "result", upload.result, answers);
  }
  return found;
}

type Code = "paging/no-target" | "upload/no-target";

type Paging = NonNullable<Operation["paging"]>;

function pageParts(paging: Exclude<Paging, { style: "time" }>): [part: string, path: string][] {
  const { next } = paging;
  const last = paging.style === "page" ? paging.last : undefined;
  const parts = { next, last };
  return Object.entries(parts).flatMap(([part, path]) => (path === undefined ? [] : [[part, path]]));
}

function timeParts({ time, id }: Extract<Paging, { style: "time" }>): [part: string, path: string][] {
  return [...[time].flat().map((path): [string, string] => ["time", path]), ["id", id]];
}

/** What the client reads: the bodies of successes. One that nobody knows may hold anything. */
function successes({ responses }: Operation): Schema[] {
  return responses
    .filter(({ status, binary }) => /^2|^default$/.test(status) && !binary)
    .map(({ schema = {} }) => schema);
}

function missing(name: string, known: readonly string[]): string {
  return `there is no ${JSON.stringify(name)}, only ${known.join(", ") || "nothing"}`;
}

function misfit(schemas: readonly Schema[], kind: Kind): string | undefined {
  if (kind === undefined || schemas.length === 0 || schemas.some((schema) => isKind(schema, kind)))
    return undefined;
  return `it is not ${words[kind]}`;
}
