import type { Operation, Response, Wire } from "../../spec/api-spec.js";
import { type Schema, unknownSchema } from "../../spec/json-schema.js";
import { bytes } from "./bytes.js";
import type { Context } from "./components.js";
import { headerFields, pieces } from "./envelope-components.js";
import { checkedExamples, type ExampleSchemas } from "./examples.js";
import { type JsonObject, present, some } from "./json.js";
import { markdown, plain, sentence } from "./markdown.js";
import { errorReference, type ProtocolPart } from "./operation.js";
import { openApiSchema } from "./schema.js";
import { serversOf } from "./servers.js";

type EnvelopeWire = Extract<Wire, { kind: "envelope" }>;

/**
 * An operation of an envelope protocol. All operations share one method and URL, so each gets a virtual path behind a
 * fragment: fragments are never sent, and a request made from the path reaches the real URL.
 */
export function envelopeOperation(operation: Operation, wire: EnvelopeWire, context: Context): ProtocolPart {
  const message = messageSchema(operation, wire, context);
  const { fitting, rejected } = checkedExamples(operation, "request", message, context);
  const json = present({ schema: openApiSchema(message, context), ...fitting });
  const { success, rejected: rejectedAnswers } = answer(operation, context);
  const error = errorReference(context);
  return {
    path: `/#${wire.target}`,
    method: "post",
    servers: serversOf(wire.server, context.spec),
    ...(wire.channel === "body"
      ? { requestBody: { required: true, content: { "application/json": json } } }
      : headerChannel(operation, json, context)),
    // An envelope comes with status 200 whether it holds data or an error, unless the request asks for another status.
    responses: { "200": success, "4XX": error, "5XX": error },
    rejectedExamples: [...rejected, ...rejectedAnswers],
  };
}

/** The schemas of whole messages. */
export function envelopeExampleSchemas(
  operation: Operation,
  wire: EnvelopeWire,
  context: Context,
): ExampleSchemas {
  const [response] = operation.responses;
  return {
    request: messageSchema(operation, wire, context),
    response: response?.binary ? undefined : answerSchema(response ?? { status: "default" }),
  };
}

/** The message travels in a header, the body is left to the bytes of a file. */
function headerChannel(
  operation: Operation,
  json: JsonObject,
  { spec }: Context,
): Pick<ProtocolPart, "parameters" | "requestBody"> {
  const parameter: JsonObject = {
    name: spec.envelope?.messageHeader ?? "",
    in: "header",
    required: true,
    description: "The message: JSON, percent-encoded as UTF-8 (RFC 3986).",
    content: { "application/json": json },
  };
  const content = { "application/octet-stream": { schema: bytes } };
  return {
    parameters: [parameter],
    requestBody: {
      description: "The bytes of the file.",
      ...(operation.optionalContent ? {} : { required: true }),
      content,
    },
  };
}

/** The whole request: what all headers share, the operation's own header fields, and its data. */
function messageSchema(operation: Operation, wire: EnvelopeWire, context: Context): Schema {
  const { payload, session } = operation;
  const shared = session === "open" || session === "none" ? pieces.header : pieces.sessionHeader;
  return {
    type: "object",
    required: ["header", "body"],
    properties: {
      header: { allOf: [shared, ownHeader(operation, wire, context)] },
      body: {
        type: "object",
        required: payload?.required ? ["data"] : undefined,
        properties: { data: payload?.schema ?? pieces.noData },
      },
    },
  };
}

/** The part of the request header that differs from operation to operation. */
function ownHeader(operation: Operation, { target }: EnvelopeWire, { spec }: Context): Schema {
  const values = operation.parameters.filter((parameter) => parameter.in === "identification");
  const required = values.filter((parameter) => parameter.required).map(({ name }) => name);
  const identification: Schema = {
    type: "object",
    required: some(required),
    properties: Object.fromEntries(values.map(({ name, schema }) => [name, schema])),
  };
  const isLogin = operation.id === spec.envelope?.login;
  return {
    type: "object",
    required: ["target", ...(required.length > 0 ? ["identification"] : []), ...(isLogin ? ["auth"] : [])],
    properties: {
      target: { type: "string", enum: [target] },
      ...(values.length === 0 ? {} : { identification }),
      ...(isLogin ? { auth: headerFields(spec).auth ?? { type: "object" } } : {}),
    },
  };
}

function answer(operation: Operation, context: Context): { success: JsonObject; rejected: JsonObject[] } {
  const response = operation.responses[0] ?? { status: "default" };
  const told = response.description === undefined ? "" : sentence(markdown(plain(response.description)));
  const convert = (schema: Schema): JsonObject => openApiSchema(schema, context);
  if (response.binary) {
    const [mediaType = "application/octet-stream"] = response.mediaTypes ?? [];
    const failure = { schema: convert(pieces.errorMessage) };
    const content = { [mediaType]: { schema: bytes }, "application/json": failure };
    return { success: { description: told || "The bytes of the file, or an error.", content }, rejected: [] };
  }
  const message = answerSchema(response);
  const { fitting, rejected } = checkedExamples(operation, "response", message, context);
  const content = { "application/json": present({ schema: convert(message), ...fitting }) };
  return { success: { description: told || "Data, or an error.", content }, rejected };
}

function answerSchema({ schema }: Response): Schema {
  const data = schema ?? unknownSchema("not documented");
  return {
    type: "object",
    required: ["header", "body"],
    properties: {
      header: pieces.responseHeader,
      body: { anyOf: [{ type: "object", required: ["data"], properties: { data } }, pieces.errorBody] },
    },
  };
}
