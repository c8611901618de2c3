import type { Json, Origin, Schema } from "../../spec/json-schema.js";
import { type JsonObject, record } from "./json.js";
import { asMarkdown, markdown, plain, sentence, textList } from "./markdown.js";

/** How schemas are written. */
export interface SchemaStyle {
  /** A pointer of the spec (`#/schemas/<name>`) → `#/components/schemas/<component>`. */
  reference: (pointer: string) => string;
  /**
   * Only what the page says: descriptions are its text and its remarks, which are Markdown already, and what is to be
   * told beyond them stands in extensions. Otherwise texts are plain, and descriptions hold both.
   */
  verbatim: boolean;
}

const originText: Record<Origin, string> = {
  example: "Inferred from examples",
  supplement: "Not from the page",
  corrected: "Corrected",
  unknown: "Unknown",
};

/** A schema of the spec as a schema of OpenAPI 3.1. Lines of fields are left out: they would be a tenth of the file. */
export function openApiSchema(schema: Schema, style: SchemaStyle): JsonObject {
  const { $ref, allOf, type, format, items, properties, required, anyOf, oneOf, not, deprecated } = schema;
  const nullable = anyOf === undefined ? undefined : nullableType(schema, anyOf);
  if (nullable !== undefined) return openApiSchema(nullable, style);
  const convert = (inner: Schema): JsonObject => openApiSchema(inner, style);
  const out: JsonObject = {};
  if ($ref !== undefined) out.$ref = style.reference($ref);
  if (schema.title !== undefined) out.title = plain(schema.title);
  if (allOf !== undefined) out.allOf = allOf.map(convert);
  if (type !== undefined) out.type = type;
  if (format !== undefined) out.format = format;
  if (schema.enum !== undefined) setValues(out, schema.enum, style);
  const description = schemaDescription(schema, style);
  if (description !== undefined) out.description = description;
  if (schema.default !== undefined) out.default = schema.default;
  if (deprecated !== undefined) out.deprecated = deprecated;
  if (schema.readOnly !== undefined) out.readOnly = schema.readOnly;
  if (schema.writeOnly !== undefined) out.writeOnly = schema.writeOnly;
  if (required !== undefined && required.length > 0) out.required = required;
  if (properties !== undefined) out.properties = mapped(properties, convert);
  const additional = additionalProperties(schema, style);
  if (additional !== undefined) out.additionalProperties = additional;
  if (items !== undefined) out.items = convert(items);
  if (anyOf !== undefined) out.anyOf = anyOf.map(convert);
  if (oneOf !== undefined) out.oneOf = oneOf.map(convert);
  if (not !== undefined) out.not = convert(not);
  if (schema.discriminator !== undefined) out.discriminator = { ...schema.discriminator };
  if (schema["x-origin"] !== undefined) out["x-docwright-origin"] = schema["x-origin"];
  if (schema["x-confidence"] !== undefined) out["x-docwright-confidence"] = schema["x-confidence"];
  if (schema["x-documented"] !== undefined) out["x-docwright-documented"] = schema["x-documented"];
  if (style.verbatim) addExplanations(out, schema);
  return out;
}

/** What is known beyond the page's text, as extensions. */
export function addExplanations(out: JsonObject, schema: Schema): void {
  const reason = schema["x-reason"];
  if (reason !== undefined) out["x-docwright-reason"] = plain(reason);
}

/** `Object.fromEntries` would take three times as long; a key `__proto__` needs it. */
function mapped(properties: Record<string, Schema>, convert: (schema: Schema) => JsonObject): JsonObject {
  const entries = Object.entries(properties);
  if (Object.hasOwn(properties, "__proto__"))
    return record(entries.map(([key, value]) => [key, convert(value)]));
  const out: JsonObject = {};
  for (const [key, value] of entries) out[key] = convert(value);
  return out;
}

/** A single value is a constant, unless the page calls it a list. */
function setValues(out: JsonObject, values: Json[], { verbatim }: SchemaStyle): void {
  const [only] = values;
  if (values.length === 1 && only !== undefined && !verbatim) out.const = only;
  else out.enum = values;
}

/** The description that a reader sees: the page's text, its remarks, and why the schema is what it is. */
export function schemaDescription(schema: Schema, { verbatim }: SchemaStyle): string | undefined {
  if (verbatim) return verbatimDescription(schema);
  const parts: string[] = [];
  if (schema.description) parts.push(markdown(schema.description));
  if (schema["x-remarks"]) parts.push(sentence(schema["x-remarks"].map(markdown).join("; ")));
  const reason = schema["x-reason"];
  const origin = schema["x-origin"];
  if (reason !== undefined) {
    const lead = origin === undefined ? "" : `${originText[origin]}: `;
    parts.push(sentence(`${lead}${markdown(plain(reason))}`));
  }
  return parts.length === 0 ? undefined : parts.join("\n\n");
}

function verbatimDescription({ description, "x-remarks": remarks = [] }: Schema): string | undefined {
  const parts = [...(description === undefined ? [] : [asMarkdown(description)]), ...textList(remarks)];
  return parts.length === 0 ? undefined : parts.join("\n\n");
}

/** An object without known properties is said to be open: tools else read it as an object that must be empty. */
function additionalProperties(schema: Schema, style: SchemaStyle): boolean | JsonObject | undefined {
  const { type, additionalProperties, properties, allOf, anyOf } = schema;
  if (typeof additionalProperties === "object") return openApiSchema(additionalProperties, style);
  if (additionalProperties !== undefined || style.verbatim) return additionalProperties;
  const isObject = type === "object" || (Array.isArray(type) && type.includes("object"));
  return isObject && properties === undefined && allOf === undefined && anyOf === undefined
    ? true
    : undefined;
}

/** "A string or null" is shorter, and better understood by tools, as a list of types than as a union of schemas. */
function nullableType(schema: Schema, anyOf: readonly Schema[]): Schema | undefined {
  if (anyOf.length !== 2 || schema.type !== undefined || !anyOf.some(isNull)) return undefined;
  const other = anyOf.find((option) => !isNull(option));
  if (
    other?.type === undefined ||
    other.enum !== undefined ||
    other.anyOf !== undefined ||
    other.oneOf !== undefined ||
    other.allOf !== undefined
  )
    return undefined;
  const { anyOf: _union, ...rest } = schema;
  const types = Array.isArray(other.type) ? other.type : [other.type];
  return { ...other, ...rest, type: types.includes("null") ? types : [...types, "null"] };
}

function isNull(schema: Schema): boolean {
  return schema.type === "null" && Object.keys(schema).length === 1;
}
