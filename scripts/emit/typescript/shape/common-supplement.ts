import type { Confidence, Schema } from "../../../spec/json-schema.js";
import { innerSchemas } from "../../../spec/usage.js";
import { mapInner } from "./map-inner.js";

/**
 * The schema without the marks that its whole has already: fields of a supplement are as sure as the list that they
 * are from, and only those that are not tell.
 */
export function withoutMark(schema: Schema, confidence: Confidence): Schema {
  const { "x-origin": _origin, "x-confidence": _confidence, "x-reason": _evidence, ...rest } = schema;
  const own = confidenceOf(schema) === confidence ? rest : schema;
  return mapInner(own, (inner) => withoutMark(inner, confidence));
}

/** Where all fields are from a supplement it is said of the whole, and of the fields that are more or less sure. */
export function supplementOnce(schema: Schema): Schema {
  const marks = fieldMarks(schema);
  const own = confidenceOf(schema);
  if (own === undefined && schema["x-origin"] !== undefined) return schema;
  if (marks.length < 2 || marks.includes(undefined)) return schema;
  const common = own ?? mostOften(marks.filter((mark) => mark !== undefined));
  if (common === undefined) return schema;
  const evidence = schema["x-reason"] ?? commonEvidence(schema, common);
  return {
    ...withoutMark(schema, common),
    "x-origin": "supplement",
    "x-confidence": common,
    ...(evidence === undefined ? {} : { "x-reason": evidence }),
  };
}

/** What all that are as sure rest on; undefined where they differ. */
function commonEvidence(schema: Schema, confidence: Confidence): string | undefined {
  const found = new Set<string | undefined>();
  const visit = (part: Schema): void => {
    if (confidenceOf(part) === confidence) found.add(part["x-reason"]);
    for (const inner of innerSchemas(part)) visit(inner);
  };
  visit(schema);
  const [evidence, ...others] = found;
  return others.length === 0 ? evidence : undefined;
}

/** How sure each field is; what is within one that tells is part of it. */
function fieldMarks(schema: Schema): (Confidence | undefined)[] {
  const fields = Object.values(schema.properties ?? {});
  const others = innerSchemas({ ...schema, properties: {} });
  return [
    ...fields.flatMap((field) => {
      const mark = confidenceOf(field);
      const inner = mark === undefined ? fieldMarks(field) : [];
      return inner.length > 0 ? inner : [mark];
    }),
    ...others.flatMap(fieldMarks),
  ];
}

function confidenceOf({ "x-origin": origin, "x-confidence": confidence }: Schema): Confidence | undefined {
  return origin === "supplement" ? confidence : undefined;
}

function mostOften(marks: readonly Confidence[]): Confidence | undefined {
  const count = (mark: Confidence): number => marks.filter((each) => each === mark).length;
  return [...new Set(marks)].sort((a, b) => count(b) - count(a))[0];
}
