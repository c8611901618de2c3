import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { Named } from "./accepts.js";
import type { ApiSpec, Operation } from "./api-spec.js";
import { fieldTarget, isKind } from "./field-path.js";
import type { Schema } from "./json-schema.js";

/** What a path has to lead to; anything without a kind. */
type Kind = "object" | "array" | "string" | undefined;

const words = { object: "an object", array: "a list", string: "a text" } as const;

type Code = "paging/no-target" | "upload/no-target" | "download/no-target" | "task/no-target";

/** Where a name is looked for: among the parameters, or in the body as well. */
type Places = "parameters" | "anywhere";

/** A part of a composed call, its name or its path of fields, and what the path has to lead to. */
export type Part = readonly [part: string, path: string | undefined, kind?: Kind];

/** The checks of one composed call. */
export class Checks {
  readonly operation: Operation;
  readonly found: Diagnostic[] = [];
  readonly #spec: ApiSpec;
  readonly #code: Code;
  readonly #named: Named;

  constructor(operation: Operation, spec: ApiSpec, code: Code) {
    this.operation = operation;
    this.#spec = spec;
    this.#code = code;
    this.#named = (name) => spec.schemas[name]?.schema;
  }

  /** Fields of answers with success. */
  fields(responses: Operation["responses"], parts: readonly Part[]): this {
    const answers = successes(responses);
    for (const part of parts) this.field(answers, part);
    return this;
  }

  field(from: readonly Schema[], [part, path, kind]: Part): Schema[] {
    if (path === undefined) return [];
    const target = fieldTarget(from, path, this.#named);
    const reason = "missing" in target ? missing(target.missing, target.known) : misfit(target.schemas, kind);
    if (reason !== undefined) this.#report(part, path, reason);
    return "missing" in target ? [] : target.schemas;
  }

  /** The parameter that turns the pages. */
  turner(name: string, places: Places = "anywhere"): this {
    if (!this.#takes(this.operation, name, places))
      this.found.push(diagnostic("facts/dangling", this.#place, { what: "parameter", name }));
    return this;
  }

  /** Names of parameters, or of fields of the body. */
  takes(parts: readonly Part[], places: Places = "anywhere"): this {
    return this.#taken(this.operation, parts, places);
  }

  /** Another operation of the spec, the names that it takes, and the fields of its answer. */
  other(part: string, id: string, names: readonly Part[], fields: readonly Part[] = []): this {
    const other = this.#spec.operations.find((each) => each.id === id);
    if (other !== undefined) return this.#taken(other, names, "anywhere").fields(other.responses, fields);
    this.#report(part, id, "there is no such operation");
    return this;
  }

  get #place() {
    return { line: this.operation.lines.start, operation: this.operation.id };
  }

  #report(part: string, path: string, reason: string): void {
    this.found.push(diagnostic(this.#code, this.#place, { part, path, reason }));
  }

  #taken(operation: Operation, parts: readonly Part[], places: Places): this {
    const names = [
      ...operation.parameters.map(({ name }) => name),
      ...(places === "parameters" ? [] : Object.keys(operation.payload?.schema.properties ?? {})),
    ];
    for (const [part, name] of parts)
      if (name !== undefined && !this.#takes(operation, name, places))
        this.#report(part, name, missing(name, names));
    return this;
  }

  /** Where the list of parameters is lost, it may take any. */
  #takes({ parameters, payload, openParameters }: Operation, name: string, places: Places): boolean {
    if (parameters.some((each) => each.name === name)) return true;
    if (places === "parameters") return false;
    if (openParameters === true) return true;
    return payload !== undefined && !("missing" in fieldTarget([payload.schema], name, this.#named));
  }
}

/** What the client reads: the bodies of successes. One that nobody knows may hold anything. */
export function successes(responses: Operation["responses"]): Schema[] {
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
