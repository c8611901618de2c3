import { z } from "zod";

/**
 * Where a fact comes from. `documented` is the default and is left out of the spec.
 * - `example`: inferred from the documented examples.
 * - `supplement`: the page lost or never had it; `supplement.json` does.
 * - `corrected`: the page is wrong; `corrections.json` says why.
 * - `unknown`: nobody knows; the reason stands beside it.
 */
export const originSchema = z.enum(["example", "supplement", "corrected", "unknown"]);
export type Origin = z.infer<typeof originSchema>;

/**
 * How sure a fact of a supplement is. `documented`: another edition of the documentation has it. `client-code`: only
 * programs that call the API show it. `inferred`: it follows from what the page says elsewhere.
 */
export const confidenceSchema = z.enum(["documented", "client-code", "inferred"]);
export type Confidence = z.infer<typeof confidenceSchema>;

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export const jsonSchema: z.ZodType<Json> = z.json();

export const typeNames = ["string", "number", "integer", "boolean", "object", "array", "null"] as const;
export type TypeName = (typeof typeNames)[number];

/**
 * The subset of JSON Schema 2020-12 in which a spec describes values. An empty schema accepts anything: it always
 * carries `x-reason`. Keys with `x-` hold what JSON Schema has no word for.
 */
export interface Schema {
  /** `#/schemas/<name>`: a named schema of the same spec. */
  $ref?: string | undefined;
  type?: TypeName | TypeName[] | undefined;
  format?: string | undefined;
  enum?: Json[] | undefined;
  items?: Schema | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  /** `true` or a schema: further keys may occur. Left out: none are known. */
  additionalProperties?: boolean | Schema | undefined;
  anyOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
  not?: Schema | undefined;
  /** What this one is made of: references to named schemas, and objects with further properties. */
  allOf?: Schema[] | undefined;
  /** The property that tells the alternatives apart. */
  discriminator?: { propertyName: string } | undefined;
  title?: string | undefined;
  /** Only answers have the field; a request leaves it out, even where it is required. */
  readOnly?: boolean | undefined;
  /** Only requests have the field. */
  writeOnly?: boolean | undefined;
  description?: string | undefined;
  /** The value a server assumes when the field is left out. */
  default?: Json | undefined;
  deprecated?: boolean | undefined;
  "x-origin"?: Origin | undefined;
  /** How sure a fact of the supplement is. */
  "x-confidence"?: Confidence | undefined;
  /** Why the value is unknown, or why it differs from the page. */
  "x-reason"?: string | undefined;
  /** The page's own words for the type, where the schema says something else or less. */
  "x-documented"?: string | undefined;
  /** Short remarks of the page on the field, such as "can be encrypted". */
  "x-remarks"?: string[] | undefined;
  /** Line of the source that documents the field. */
  "x-line"?: number | undefined;
}

export const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.strictObject({
    $ref: z.string().startsWith("#/schemas/").optional(),
    type: z.union([z.enum(typeNames), z.array(z.enum(typeNames)).min(2)]).optional(),
    format: z.string().optional(),
    enum: z.array(jsonSchema).min(1).optional(),
    items: schemaSchema.optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    required: z.array(z.string()).min(1).optional(),
    additionalProperties: z.union([z.boolean(), schemaSchema]).optional(),
    anyOf: z.array(schemaSchema).min(1).optional(),
    oneOf: z.array(schemaSchema).min(1).optional(),
    not: schemaSchema.optional(),
    allOf: z.array(schemaSchema).min(1).optional(),
    discriminator: z.strictObject({ propertyName: z.string() }).optional(),
    title: z.string().optional(),
    readOnly: z.boolean().optional(),
    writeOnly: z.boolean().optional(),
    description: z.string().optional(),
    default: jsonSchema.optional(),
    deprecated: z.boolean().optional(),
    "x-origin": originSchema.optional(),
    "x-confidence": confidenceSchema.optional(),
    "x-reason": z.string().optional(),
    "x-documented": z.string().optional(),
    "x-remarks": z.array(z.string()).min(1).optional(),
    "x-line": z.int().positive().optional(),
  }),
);

/** A schema that accepts every value, because nobody knows better. */
export function unknownSchema(reason: string): Schema {
  return { "x-origin": "unknown", "x-reason": reason };
}
