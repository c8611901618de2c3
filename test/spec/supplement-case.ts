import type { NamedSchema, Operation } from "../../scripts/spec/api-spec.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";
import { type Supplement, supplementSchema } from "../../scripts/spec/supplement.js";
import { supplementOperations } from "../../scripts/spec/supplement-operations.js";

/** A section at line 7 whose list of parameters is lost. */
export function lost(method: string, changes: Partial<Operation> = {}): Operation {
  const body: Operation["payload"] = {
    required: false,
    schema: { type: "object", additionalProperties: true, "x-origin": "unknown", "x-reason": "lost" },
  };
  return {
    id: "a.do",
    group: ["a"],
    name: "do",
    wire: { kind: "http", method, path: "/a/do/" },
    parameters: [],
    openParameters: true,
    parameterList: { state: "lost", line: 8 },
    ...(method === "GET" ? {} : { payload: body }),
    responses: [{ status: "2XX", schema: unknown, line: 9 }],
    examples: [],
    lines: { start: 7, end: 9 },
    ...changes,
  };
}

/** A section whose list is there. */
export function listed(method: string, changes: Partial<Operation> = {}): Operation {
  const { openParameters: _, payload: __, ...rest } = lost(method);
  return { ...rest, parameterList: { state: "listed", line: 8 }, ...changes };
}

export const unknown: Schema = { "x-origin": "unknown", "x-reason": "The page tells no type." };

interface Merged {
  operation: Operation;
  schemas: Record<string, NamedSchema>;
  /** `code: message` */
  findings: string[];
  codes: string[];
}

/** Merges one operation with what a supplement tells of `a.do`, and perhaps of the API. */
export function merge(
  page: Operation,
  told: { [key: string]: Json },
  whole: Partial<Supplement> = {},
): Merged {
  const supplement = supplementSchema.parse({
    about: "",
    evidence: "hearsay",
    sources: {
      D: { kind: "documentation", what: "an older edition" },
      E: { kind: "documentation", what: "a newer edition" },
      C: { kind: "client-code", what: "a client" },
    },
    operations: [{ id: "a.do", confidence: "documented", sources: ["D", "C"], parameters: [], ...told }],
    ...whole,
  });
  const diagnostics: Parameters<typeof supplementOperations>[0]["diagnostics"] = [];
  const { operations, schemas } = supplementOperations({ diagnostics, mediaTypeLine: 5 }, [page], supplement);
  const [operation = page] = operations;
  return {
    operation,
    schemas,
    findings: diagnostics.map(({ line, severity, message }) => `${line} ${severity} ${message}`),
    codes: diagnostics.map(({ code }) => code),
  };
}

export const query = (name: string, type: Schema["type"], required = false): { [key: string]: Json } => ({
  name,
  in: "query",
  required,
  schema: { type: type ?? "string" },
});
