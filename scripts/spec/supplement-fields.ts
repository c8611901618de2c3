import type { Operation } from "./api-spec.js";
import type { Schema } from "./json-schema.js";
import type { SupplementedOperation } from "./supplement.js";
import { evidenceText, type Merging, marked, report } from "./supplement-evidence.js";
import { bodyFieldsOf, type Field, moved, withFields } from "./supplement-places.js";
import { tellsNothing } from "./supplement-shapes.js";
import { agree, word } from "./supplement-types.js";

/**
 * Parameters and fields of the payload. Those that the page has stay as it tells them; what it does not tell of them,
 * and those that it lacks, come from the supplement.
 */
export function mergeFields(merging: Merging, operation: Operation, told: SupplementedOperation): Operation {
  const state = operation.parameterList?.state ?? (operation.openParameters === true ? "lost" : "listed");
  const page: Field[] = [...operation.parameters, ...bodyFieldsOf(operation)];
  const others: Field[] = [...told.parameters, ...bodyFieldsOf(told)].filter((field) =>
    hasPlace(merging, operation, field),
  );
  const merged = page.map((field) => {
    const other = others.find((each) => isSame(each, field));
    return other === undefined ? field : mergeField(merging, field, other);
  });
  const missing = others.filter((other) => !page.some((field) => isSame(field, other)));
  const isTold = state !== "lost";
  const added = missing.map((field) => ({
    ...(operation.payload !== undefined || field.in === "body" ? moved(operation, field) : field),
    required: field.required && !isTold,
    schema: marked(merging.supplement, merging.evidence, field.schema),
  }));
  if (isTold && missing.length > 0) {
    const names = missing.map(({ name }) => `"${name}"`).join(", ");
    const evidence = [...new Set(added.map(({ schema }) => schema["x-reason"]))].join("; ");
    report(merging, state === "none" ? "supplement/beyond-none" : "supplement/beyond-list", {
      names,
      evidence,
    });
  }
  const isClosed = !isTold && told.complete !== false;
  const filled = withFields(operation, [...merged, ...added], isClosed ? "closed" : "as it was");
  return isTold ? filled : withList(merging, filled, told);
}

/** A field of a query is one of a form where the method is another. */
function isSame(a: Field, b: Field): boolean {
  const travels = ({ in: place }: Field): string => (place === "body" ? "query" : place);
  return a.name === b.name && travels(a) === travels(b);
}

function hasPlace(merging: Merging, operation: Operation, field: Field): boolean {
  if (field.in !== "path" || operation.wire.kind !== "http") return true;
  if (operation.parameters.some(({ name, in: place }) => place === "path" && name === field.name))
    return true;
  report(merging, "supplement/no-placeholder", { name: field.name, path: operation.wire.path });
  return false;
}

function mergeField(merging: Merging, page: Field, other: Field): Field {
  if (page.required !== other.required && page.in !== "path")
    report(merging, "supplement/required-differs", { name: page.name, required: other.required });
  const encoding = page.encoding ?? other.encoding;
  const travels = encoding === undefined ? page : { ...page, encoding };
  if (tellsNothing(page.schema) || isBarePart(page))
    return {
      ...travels,
      schema: { ...marked(merging.supplement, merging.evidence, other.schema), ...textOf(page.schema) },
    };
  if (!agree(page.schema, other.schema)) {
    const kinds = { page: word(page.schema), other: word(other.schema) };
    const taken = "the page is followed";
    report(merging, "supplement/type-differs", { path: page.name, ...kinds, taken });
    return travels;
  }
  const { description } = other.schema;
  return page.schema.description === undefined && description !== undefined
    ? { ...travels, schema: { ...page.schema, description } }
    : travels;
}

/** A part of the path is text on the wire, whatever it means: without any words the page does not say what. */
function isBarePart({ in: place, schema }: Field): boolean {
  return place === "path" && Object.keys(schema).every((key) => key === "type" || key === "x-line");
}

/** What the page says of a value whose type it does not tell. */
function textOf({ description, default: preset, "x-line": line, "x-remarks": remarks }: Schema): Schema {
  return {
    ...(description === undefined ? {} : { description }),
    ...(preset === undefined ? {} : { default: preset }),
    ...(line === undefined ? {} : { "x-line": line }),
    ...(remarks === undefined ? {} : { "x-remarks": remarks }),
  };
}

/** What is known of the list as a whole. Where nobody tells all of it, it stays lost. */
function withList(merging: Merging, operation: Operation, told: SupplementedOperation): Operation {
  const { supplement, evidence } = merging;
  const { openParameters: _, ...rest } = operation;
  const isOpen = told.complete === false;
  const isPartOfPath =
    told.payload === undefined && told.parameters.every(({ in: place }) => place === "path");
  if (isOpen && isPartOfPath) return operation;
  const isEmpty = operation.parameters.length === 0 && operation.payload === undefined;
  const { line } = operation.parameterList ?? {};
  return {
    ...rest,
    ...(isOpen ? { openParameters: true } : {}),
    parameterList: {
      state: isOpen ? "lost" : isEmpty ? "none" : "listed",
      origin: "supplement",
      ...(evidence.confidence === undefined ? {} : { confidence: evidence.confidence }),
      reason: evidenceText(supplement, evidence),
      ...(line === undefined ? {} : { line }),
    },
  };
}
