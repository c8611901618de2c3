import type { Operation, Parameter, Response, Wire } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { bytes } from "./bytes.js";
import type { Context } from "./components.js";
import { checkedExamples, type Examples } from "./examples.js";
import { groups, type JsonObject, present } from "./json.js";
import { code, markdown, plain, sentence } from "./markdown.js";
import { errorReference, type ProtocolPart, serversOf } from "./operation.js";
import { openApiSchema, type Reference, schemaDescription } from "./schema.js";

type HttpWire = Extract<Wire, { kind: "http" }>;

const json = ["application/json"];
const undocumented = "Not described by the page.";

/** An operation with a method and a path of its own. */
export function httpOperation(operation: Operation, wire: HttpWire, context: Context): ProtocolPart {
  const path = wire.path.startsWith("/") ? wire.path : `/${wire.path}`;
  const sent = checkedExamples(operation, "request", operation.payload?.schema ?? {}, context);
  const received = checkedExamples(operation, "response", successSchema(operation), context);
  return {
    path,
    method: wire.method.toLowerCase(),
    servers: serversOf(wire.server, context.spec),
    parameters: parameters(operation, path, context.reference),
    requestBody: body(operation, sent, context),
    responses: responses(operation, received, context),
    rejectedExamples: [...sent.rejected, ...received.rejected],
  };
}

/**
 * Each name in the template is a parameter, whether the page declares it or not. A declared path parameter that the
 * template lacks cannot be sent: the reader reports it, OpenAPI forbids it.
 */
function parameters(operation: Operation, path: string, reference: Reference): JsonObject[] {
  const inPath = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name));
  const declared = operation.parameters.filter(
    (parameter) =>
      parameter.in !== "identification" && (parameter.in !== "path" || inPath.has(parameter.name)),
  );
  const names = new Set(declared.filter((parameter) => parameter.in === "path").map(({ name }) => name));
  const undeclared = [...inPath].filter((name) => !names.has(name));
  return [
    ...undeclared.map((name): JsonObject => {
      const description = `Not described by the page: only the path has ${code(name)}.`;
      return { name, in: "path", required: true, description, schema: { type: ["string", "number"] } };
    }),
    ...declared.map((parameter) => parameterObject(parameter, reference)),
  ];
}

/** The texts move from the schema to the parameter, where tools look for them. */
function parameterObject({ name, in: place, required, schema }: Parameter, reference: Reference): JsonObject {
  const { description: _text, "x-reason": _reason, "x-remarks": _remarks, deprecated, ...bare } = schema;
  return present({
    name,
    in: place,
    required: place === "path" || required ? true : undefined,
    deprecated,
    description: schemaDescription(schema),
    schema: openApiSchema(bare, reference),
  });
}

function body({ payload }: Operation, { fitting }: Examples, { reference }: Context): JsonObject | undefined {
  if (payload === undefined) return undefined;
  const media = present({ schema: openApiSchema(payload.schema, reference), examples: fitting });
  return present({
    required: payload.required ? true : undefined,
    content: Object.fromEntries((payload.mediaTypes ?? json).map((type) => [type, media])),
  });
}

/** Documented answers do not say to which status they belong; the first success is meant. */
function successStatus({ responses }: Operation): string | undefined {
  return responses.find(({ status }) => /^2|^default$/.test(status))?.status;
}

function successSchema(operation: Operation): Schema {
  const status = successStatus(operation);
  const schemas = operation.responses.flatMap(({ status: own, schema }) =>
    own === status && schema ? [schema] : [],
  );
  const [first = {}] = schemas;
  return schemas.length > 1 ? { anyOf: schemas } : first;
}

/** Several answers with one status become one response with all their media types; equal media types are a union. */
function responses(operation: Operation, { fitting }: Examples, context: Context): JsonObject {
  const success = successStatus(operation);
  const told = [...groups(operation.responses, ({ status }) => status)].map(
    ([status, group]): [string, JsonObject] => [
      status,
      response(group, status === success ? fitting : undefined, context),
    ],
  );
  const missing: [string, JsonObject][] =
    success === undefined ? [["200", { description: undocumented }]] : [];
  const errors: [string, JsonObject][] = told.some(([status]) => status.startsWith("4"))
    ? []
    : [["4XX", errorReference(context)]];
  return Object.fromEntries([...missing, ...told, ...errors]);
}

function response(
  group: readonly Response[],
  examples: JsonObject | undefined,
  context: Context,
): JsonObject {
  const texts = group.flatMap(({ description }) =>
    description ? [sentence(markdown(plain(description)))] : [],
  );
  const schemas = group.flatMap((answer) =>
    mediaTypes(answer).map((type): [string, JsonObject] => [
      type,
      answer.binary ? bytes : openApiSchema(answer.schema ?? {}, context.reference),
    ]),
  );
  const content = [...groups(schemas, ([type]) => type)].map(([type, alternatives]): [string, JsonObject] => [
    type,
    present({
      schema: union(alternatives.map(([, schema]) => schema)),
      examples: type.includes("json") ? examples : undefined,
    }),
  ]);
  return present({
    description: texts.length > 0 ? texts.join("\n\n") : undocumented,
    content: content.length === 0 ? undefined : Object.fromEntries(content),
  });
}

function mediaTypes({ binary, schema, mediaTypes }: Response): readonly string[] {
  if (binary) return mediaTypes ?? ["application/octet-stream"];
  return schema === undefined && mediaTypes === undefined ? [] : (mediaTypes ?? json);
}

function union(schemas: readonly JsonObject[]): JsonObject {
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  return distinct.length === 1 ? (distinct[0] ?? {}) : { anyOf: distinct };
}
