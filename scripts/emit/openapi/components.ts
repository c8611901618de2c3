import type { ApiSpec, NamedSchema } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { type CommonStatus, commonStatuses } from "./common-statuses.js";
import { envelopeSchemas, pageNames } from "./envelope-components.js";
import { errorCodeSchema } from "./error-codes.js";
import { type ErrorNames, hasNamedErrors, namedErrorSchemas } from "./error-schemas.js";
import { type JsonObject, present, record } from "./json.js";
import { compare, componentName, Names } from "./names.js";
import { openApiSchema, type SchemaStyle } from "./schema.js";
import { SharedBodies } from "./shared-bodies.js";

const catalogue = "#/envelope/ErrorCode";

/** What the parts of the emitter share about one spec. */
export interface Context extends SchemaStyle {
  spec: ApiSpec;
  /** Schema of a pointer that `mismatches` asks for. */
  named: (name: string) => Schema | undefined;
  /** Pieces of the envelope by pointer. */
  pieces: ReadonlyMap<string, Schema>;
  /** Name of the response of operations that document no error. */
  errorName: string;
  /** Schemas of errors that have names in the body. */
  errorNames: ErrorNames | undefined;
  /** Statuses of HTTP that every operation may answer. */
  statuses: readonly CommonStatus[];
  /** Bodies of more than one media type. They are known when all operations are. */
  bodies: SharedBodies;
  /** Names that are still free. */
  names: Names;
}

/** Gives every schema its name: first those of the page, then those that the emitter adds. */
export function contextOf(spec: ApiSpec): Context {
  const names = new Names();
  const components = new Map(
    Object.keys(spec.schemas).map((name) => [`#/schemas/${name}`, names.claim(componentName(name))]),
  );
  const pieces = envelopeSchemas(spec);
  for (const [pointer, name] of spec.envelope === undefined ? [] : pageNames(spec.envelope)) {
    const component = components.get(`#/schemas/${name}`);
    if (component !== undefined) components.set(pointer, component);
  }
  for (const pointer of [...pieces.keys(), catalogue]) {
    const name = pointer.slice("#/envelope/".length);
    if (!components.has(pointer)) components.set(pointer, names.claim(name, `Envelope${name}`));
  }
  const errorName = names.claim("ErrorStatus");
  const errorNames =
    spec.envelope === undefined && hasNamedErrors(spec)
      ? { body: names.claim("ErrorBody"), code: components.get(catalogue) ?? "ErrorCode" }
      : undefined;
  return {
    spec,
    verbatim: spec.envelope === undefined,
    reference: (pointer) => `#/components/schemas/${components.get(pointer) ?? componentName(pointer)}`,
    named: (name) => pieces.get(name) ?? spec.schemas[name]?.schema,
    pieces,
    errorName,
    errorNames,
    statuses: commonStatuses(spec, names),
    bodies: new SharedBodies(names),
    names,
  };
}

/** The schemas of the page, then the pieces of the envelope, some of which are schemas of the page made fit for it. */
export function componentSchemas(context: Context): JsonObject {
  const { spec, pieces } = context;
  const name = (pointer: string): string => context.reference(pointer).slice("#/components/schemas/".length);
  const schemas = new Map<string, JsonObject>();
  const told = Object.entries(spec.schemas);
  // As the page has them.
  if (context.verbatim) {
    const start = ({ lines }: NamedSchema) => lines?.start ?? 0;
    told.sort(([a, one], [b, other]) => start(one) - start(other) || compare(a, b));
  }
  for (const [key, named] of told) {
    schemas.set(name(`#/schemas/${key}`), namedSchema(named, context));
  }
  for (const [pointer, schema] of pieces) schemas.set(name(pointer), openApiSchema(schema, context));
  const codes = name(catalogue);
  if (pieces.size > 0 && spec.errors.length > 0) schemas.set(codes, errorCodeSchema(spec.errors));
  if (context.errorNames !== undefined)
    for (const [key, schema] of namedErrorSchemas(spec, context.errorNames)) schemas.set(key, schema);
  for (const [key, schema] of context.bodies.components) schemas.set(key, schema);
  return record(schemas);
}

/** The response to which operations refer whose errors the page does not describe. */
export function errorResponse({ spec, reference, errorNames }: Context): JsonObject {
  if (spec.envelope !== undefined) {
    return {
      description:
        "An error with its own HTTP status, where the request asks for it; by default errors come with 200.",
      content: { "application/json": { schema: { $ref: reference("#/envelope/ErrorMessage") } } },
    };
  }
  if (errorNames !== undefined)
    return {
      description: "An error that the page does not describe for the operation.",
      content: { "application/json": { schema: { $ref: `#/components/schemas/${errorNames.body}` } } },
    };
  return { description: "An error. The page does not describe errors for the operation." };
}

function namedSchema({ schema, description, lines }: NamedSchema, style: SchemaStyle): JsonObject {
  const texts = [...new Set([description, schema.description])].filter(
    (text) => text !== undefined && text !== "",
  );
  return {
    ...openApiSchema({ ...schema, description: texts.length === 0 ? undefined : texts.join("\n\n") }, style),
    ...present({ "x-docwright-lines": lines === undefined ? undefined : [lines.start, lines.end] }),
  };
}
