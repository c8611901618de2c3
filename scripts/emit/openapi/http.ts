import type { Example, Operation, Parameter, Payload, Wire } from "../../spec/api-spec.js";
import type { Json, Schema } from "../../spec/json-schema.js";
import { formType } from "../../spec/media-types.js";
import { hasUnsentPayload, sentPayload } from "../../spec/sent-payload.js";
import { answerExamples, exampleStatus, schemaOfStatus } from "./answer-examples.js";
import type { Context } from "./components.js";
import { withEvidenceOnce } from "./evidence-once.js";
import { checkedExamples, type Examples, parameterExamples } from "./examples.js";
import { httpResponses } from "./http-responses.js";
import { type JsonObject, present, record } from "./json.js";
import type { ProtocolPart } from "./operation.js";
import { addExplanations, openApiSchema, type SchemaStyle, schemaDescription } from "./schema.js";
import { serversOf } from "./servers.js";

type HttpWire = Extract<Wire, { kind: "http" }>;

/** An operation with a method and a path of its own. */
export function httpOperation(told: Operation, wire: HttpWire, context: Context): ProtocolPart {
  const operation = withEvidenceOnce(told);
  const path = wire.path.startsWith("/") ? wire.path : `/${wire.path}`;
  const payload = sentPayload(operation);
  const given = parameterExamples(operation, context);
  const sent =
    operation.payload === payload
      ? checkedExamples(operation, "request", payload?.schema ?? {}, context)
      : { fitting: {}, rejected: [] };
  const received = answerExamples(operation, context);
  return {
    path,
    method: wire.method.toLowerCase(),
    servers: serversOf(wire.server, context.spec),
    remarks: [...(hasUnsentPayload(operation) ? [unsent(wire)] : []), ...lostParameters(operation)],
    parameters: parameters(operation, path, given.fitting, context),
    requestBody: body(operation, payload, sent, context),
    responses: httpResponses(operation, received.fitting, context),
    taskResult:
      operation.taskResult === undefined ? undefined : openApiSchema(operation.taskResult.schema, context),
    rejectedExamples: [...given.rejected, ...sent.rejected, ...received.rejected],
  };
}

/** What an example is held against: the schema of its place, if there is one. */
export function httpExampleSchema(operation: Operation, example: Example): Schema | undefined {
  if (example.kind === "request") return sentPayload(operation)?.schema;
  if (example.kind === "task") return operation.taskResult?.schema;
  const status = exampleStatus(operation, example);
  return status === undefined ? undefined : schemaOfStatus(operation, status);
}

function unsent({ method }: HttpWire): string {
  return `The page shows a body, which a ${method.toUpperCase()} request cannot carry: it is left out here.`;
}

function lostParameters({ openParameters, parameterList }: Operation): string[] {
  return openParameters === true && parameterList?.state === "lost"
    ? ["The page lost the list of parameters: others than these may be sent."]
    : [];
}

/**
 * Each name in the template is a parameter, whether the page declares it or not. A declared path parameter that the
 * template lacks cannot be sent: the reader reports it, OpenAPI forbids it.
 */
function parameters(
  operation: Operation,
  path: string,
  examples: ReadonlyMap<Parameter, Json>,
  style: SchemaStyle,
): JsonObject[] {
  const inPath = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name));
  const declared = operation.parameters.filter(
    (parameter) =>
      parameter.in !== "identification" && (parameter.in !== "path" || inPath.has(parameter.name)),
  );
  const names = new Set(declared.filter((parameter) => parameter.in === "path").map(({ name }) => name));
  const undeclared = [...inPath].filter((name) => !names.has(name));
  return [
    ...undeclared.map(
      (name): JsonObject => ({
        name,
        in: "path",
        required: true,
        schema: { type: ["string", "number"] },
        "x-docwright-reason": "Not described by the page: only the path has it.",
      }),
    ),
    ...declared.map((parameter) => parameterObject(parameter, examples.get(parameter), style)),
  ];
}

const ofSegments =
  "A path of several segments: its slashes stay, each segment is percent-encoded. OpenAPI has no word for it.";

/** The texts move from the schema to the parameter, where tools look for them. */
function parameterObject(parameter: Parameter, example: Json | undefined, style: SchemaStyle): JsonObject {
  const { name, in: place, required, schema, encoding } = parameter;
  const { description: _text, "x-reason": _reason, "x-remarks": _remarks, deprecated, ...bare } = schema;
  const value = openApiSchema(bare, style);
  const texts = [schemaDescription(schema, style), encoding === "segments" ? ofSegments : undefined];
  const told = texts.filter((text) => text !== undefined);
  const out = present({
    name,
    in: place,
    required: place === "path" || required ? true : undefined,
    deprecated,
    description: told.length === 0 ? undefined : told.join("\n\n"),
    ...(encoding === "json" ? { content: { "application/json": { schema: value } } } : { schema: value }),
    example,
    "x-docwright-encoding": encoding,
  });
  addExplanations(out, schema);
  return out;
}

/** The text of a body that is a schema of the page is that of the body. */
function body(
  operation: Operation,
  payload: Payload | undefined,
  { fitting }: Examples,
  context: Context,
): JsonObject | undefined {
  if (payload === undefined) return undefined;
  const { description, ...bare } = payload.schema;
  const types = payload.mediaTypes ?? [payload.binary ? "application/octet-stream" : "application/json"];
  const own = openApiSchema(bare, context);
  // Each media type would repeat all fields. What a page lists itself stays as it is: the document is that page again.
  const isShared =
    types.length > 1 && payload.mediaTypesOrigin !== undefined && bare.properties !== undefined;
  const media = present({ schema: isShared ? context.bodies.share(operation, own) : own, ...fitting });
  return present({
    description: schemaDescription({ description }, context),
    required: payload.required ? true : undefined,
    content: Object.fromEntries(
      types.map((type) => [
        type,
        type === formType ? present({ ...media, encoding: formEncoding(payload, context) }) : media,
      ]),
    ),
  });
}

/** How fields of a form are written that are no plain values: lists by repeating the key, others as JSON. */
function formEncoding({ schema, jsonFields = [] }: Payload, { named }: Context): JsonObject | undefined {
  const whole = schema.$ref === undefined ? schema : named(schema.$ref.replace("#/schemas/", ""));
  const lists = Object.entries(whole?.properties ?? {}).flatMap(([name, { type }]) =>
    [type].flat().includes("array") && !jsonFields.includes(name) ? [name] : [],
  );
  const fields = [
    ...lists.map((name) => [name, { style: "form", explode: true }] as const),
    ...jsonFields.map((name) => [name, { contentType: "application/json" }] as const),
  ];
  return fields.length === 0 ? undefined : record(fields);
}
