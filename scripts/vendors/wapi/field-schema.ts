import { type Mismatch, mismatches, type Named } from "../../spec/accepts.js";
import { inferSchema, isAnything, isObject, nullable, typeOf, union } from "../../spec/infer.js";
import type { Json, Schema } from "../../spec/json-schema.js";
import type { FieldLine } from "./field-line.js";
import { note, type Reading } from "./reading.js";
import type { Container, TypeExpression } from "./type-expression.js";

/** Where the fields stand: `answer` fields have no examples, `identification` values in the header are mostly ids. */
export interface Slot {
  reading: Reading;
  operation: string | undefined;
  side: "identification" | "data" | "answer";
  named: Named;
}

/** What the generator of the page's examples writes where it has no value. */
const noValue = "no example yet";

export const isPlaceholder = (value: Json): boolean => value === noValue;

/** The example value of a field, if the example shows one. */
type Shown = Json | undefined;

export function objectSchema(slot: Slot, fields: readonly FieldLine[], example: Shown): Schema {
  const shown = isObject(example) ? example : {};
  const properties = fields.map((field): [string, Schema] => {
    const value = Object.hasOwn(shown, field.name) ? shown[field.name] : undefined;
    return [
      field.name,
      fieldSchema(slot, field, value !== undefined && isPlaceholder(value) ? undefined : value),
    ];
  });
  const required = fields.filter((field) => isRequired(slot, field)).map((field) => field.name);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** The page marks the optional inputs and the outputs that can be missing; the notation `- name: text` marks nothing. */
export function isRequired(slot: Slot, field: FieldLine): boolean {
  if (slot.side === "answer") return !field.canBeMissing;
  return !field.optional && field.type !== undefined;
}

export function fieldSchema(slot: Slot, field: FieldLine, example: Shown): Schema {
  const documented = documentedSchema(slot, field, example);
  const agreed = slot.side === "answer" ? documented : agreeWithExample(slot, field, documented, example);
  const withNull = field.canBeNull || field.default?.value === null ? nullable(agreed) : agreed;
  return annotate(slot, field, withNull);
}

function documentedSchema(slot: Slot, field: FieldLine, example: Shown): Schema {
  const { type } = field;
  if (type === undefined) return fromExample(slot, field, example, "the page gives no type");
  if (slot.side !== "answer" && type.kind === "name" && isIdentifier(field, example)) {
    if (!isKnown(slot, field, type.name)) return unknownWord;
    note(slot.reading, "field/id-as-object", at(slot, field), { field: field.name, type: field.words });
    return { ...identifierType(slot, field, type.name), "x-documented": field.words };
  }
  return expressionSchema(slot, field, type, example);
}

/** An id field documented by the object that it identifies. */
function isIdentifier(field: FieldLine, example: Shown): boolean {
  return /(?:^|_)id$/u.test(field.name) && (example === undefined || typeOf(example) === "integer");
}

/** Examples show a number for every id; the object that it identifies may document its own id as something else. */
function identifierType(slot: Slot, field: FieldLine, name: string): Schema {
  const own = slot.named(name)?.properties?.[field.name]?.type;
  return { type: own === "string" ? ["integer", "string"] : "integer" };
}

const unknownWord: Schema = { "x-origin": "unknown", "x-reason": "unknown type word" };

/** A type name must be an object of the page or reviewed in the annotations: a new one stops the generation. */
function isKnown(slot: Slot, field: FieldLine, name: string): boolean {
  const { reading } = slot;
  if (reading.reviewedTypes.has(name)) reading.usedTypes.add(name);
  if (reading.objects.has(name) || reading.reviewedTypes.has(name)) return true;
  note(reading, "grammar/type", at(slot, field), { text: field.words, word: name, rule: "wapi/type" });
  return false;
}

function expressionSchema(slot: Slot, field: FieldLine, type: TypeExpression, example: Shown): Schema {
  switch (type.kind) {
    case "word":
      return valuesOf(field, type.schema);
    case "list": {
      const first = Array.isArray(example) ? example[0] : undefined;
      return { type: "array", items: expressionSchema(slot, field, type.of, first) };
    }
    case "map": {
      const values = expressionSchema(slot, field, type.of, undefined);
      return { type: "object", additionalProperties: values, "x-documented": field.words };
    }
    case "name":
      return nameSchema(slot, field, type, example);
    case "open":
      return openSchema(slot, field, type.container, example);
  }
}

/** Nested bullets `- label: value` below a scalar list the values that it can take. */
function valuesOf(field: FieldLine, schema: Schema): Schema {
  if (field.children.length === 0) return schema;
  const values = field.children.map(
    ({ description = "" }): Json => (schema.type === "string" ? description : Number(description)),
  );
  const labels = field.children.map(({ name, description }) => `${description} (${name})`).join(", ");
  return { ...schema, enum: values, "x-remarks": [`one of ${labels}`] };
}

function nameSchema(
  slot: Slot,
  field: FieldLine,
  type: { name: string; serverClass: boolean },
  example: Shown,
): Schema {
  const { reading } = slot;
  if (reading.objects.has(type.name)) return { $ref: `#/schemas/${type.name}` };
  const reviewed = reading.reviewedTypes.get(type.name);
  if (!isKnown(slot, field, type.name) || reviewed === undefined) return unknownWord;
  const code = type.serverClass ? "field/server-type" : "field/undocumented-object";
  note(reading, code, at(slot, field), { field: field.name, type: field.words });
  if (reviewed.schema !== undefined)
    return { ...reviewed.schema, "x-reason": reviewed.reason, "x-documented": field.words };
  return fromExample(slot, field, example, reviewed.reason);
}

function openSchema(slot: Slot, field: FieldLine, container: Container, example: Shown): Schema {
  if (field.children.length > 0) return containing(slot, field, container, example);
  if (slot.side !== "answer" && example !== undefined) {
    note(slot.reading, "field/type-from-example", at(slot, field), {
      field: field.name,
      documented: field.words,
    });
    const inferred = inferSchema(container === "anything" ? [example, ...shownByDefault(field)] : [example]);
    return { ...asDocumented(container, inferred), "x-origin": "example", "x-documented": field.words };
  }
  note(slot.reading, "field/type-unknown", at(slot, field), { field: field.name, documented: field.words });
  const reason = `the page says "${field.words}" and nothing more`;
  return { ...openContainers[container], "x-origin": "unknown", "x-reason": reason };
}

/** A default is one more sample of a field without a type. */
function shownByDefault(field: FieldLine): Json[] {
  const value = field.default?.value ?? null;
  return value === null || isEmptyContainer(value) ? [] : [value];
}

const openContainers: Record<Container, Schema> = {
  object: { type: "object", additionalProperties: true },
  array: { type: "array", items: {} },
  either: { type: ["array", "object"], items: {}, additionalProperties: true },
  anything: {},
};

/** A container with nested fields: the fields are those of the object, or of each item of the list. */
function containing(slot: Slot, field: FieldLine, container: Container, example: Shown): Schema {
  const item = objectSchema(slot, field.children, Array.isArray(example) ? example[0] : example);
  const list: Schema = { type: "array", items: item };
  if (container === "object" || container === "anything") return item;
  if (container === "array" || Array.isArray(example)) return list;
  if (example !== undefined && slot.side !== "answer") reportContainer(slot, field, example);
  return { anyOf: [item, list], "x-documented": field.words };
}

/** An example may show one object where the page says list: both are accepted. */
function asDocumented(container: Container, inferred: Schema): Schema {
  const expectsList = container === "array" || container === "either";
  return expectsList && inferred.type === "object" && inferred.properties !== undefined
    ? { anyOf: [inferred, { type: "array", items: inferred }] }
    : inferred;
}

function fromExample(slot: Slot, field: FieldLine, example: Shown, reason: string): Schema {
  const documented = field.words === "" ? {} : { "x-documented": field.words };
  if (example === undefined) {
    if (slot.side !== "answer")
      note(slot.reading, "field/type-unknown", at(slot, field), {
        field: field.name,
        documented: field.words || "a name",
      });
    return { "x-origin": "unknown", "x-reason": reason, ...documented };
  }
  return { ...inferSchema([example]), "x-origin": "example", "x-reason": reason, ...documented };
}

/** Where list and example disagree, a caller may follow either: the schema accepts both, and the report tells. */
function agreeWithExample(slot: Slot, field: FieldLine, documented: Schema, example: Shown): Schema {
  if (example === undefined || isAnything(documented)) return documented;
  const found = mismatches(example, documented, slot.named);
  if (found.length === 0) {
    if (documented["x-origin"] === "example" && documented.anyOf !== undefined)
      reportContainer(slot, field, example);
    return documented;
  }
  note(slot.reading, "field/example-disagrees", at(slot, field), {
    field: field.name,
    documented: field.words,
    example: describe(example, found),
  });
  return {
    ...union([bare(documented), inferSchema([example])]),
    "x-documented": field.words,
    "x-origin": "example",
  };
}

function reportContainer(slot: Slot, field: FieldLine, example: Json): void {
  note(slot.reading, "field/example-disagrees", at(slot, field), {
    field: field.name,
    documented: field.words,
    example: `one ${typeOf(example)}`,
  });
}

function describe(example: Json, found: readonly Mismatch[]): string {
  const [first] = found;
  return first === undefined || first.path === ""
    ? typeOf(example)
    : `${typeOf(example)} in which ${first.path} ${first.reason}`;
}

function bare(schema: Schema): Schema {
  const { "x-origin": _origin, "x-documented": _documented, "x-reason": _reason, ...rest } = schema;
  return rest;
}

function annotate(slot: Slot, field: FieldLine, schema: Schema): Schema {
  const annotated: Schema = { ...schema };
  if (field.description !== undefined) annotated.description = field.description;
  const remarks = [...(schema["x-remarks"] ?? []), ...field.remarks];
  if (field.default !== undefined) {
    const { value, text } = field.default;
    const fits =
      value === null || mismatches(value, schema, slot.named).length === 0 || isEmptyContainer(value);
    if (fits) annotated.default = value;
    else {
      note(slot.reading, "field/default-disagrees", at(slot, field), {
        field: field.name,
        documented: field.words,
        value: text,
      });
      remarks.push(`the page gives the default ${text}`);
    }
  }
  if (remarks.length > 0) annotated["x-remarks"] = remarks;
  if (field.type?.kind === "open" && field.type.deprecated === true) annotated.deprecated = true;
  annotated["x-line"] = field.line;
  return annotated;
}

/** PHP prints an empty list and an empty map alike: the default of either kind of container can be written as the other. */
function isEmptyContainer(value: Json): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function at(slot: Slot, field: FieldLine): { line: number; operation: string | undefined } {
  return { line: field.line, operation: slot.operation };
}
