import type { ApiSpec } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";

type Envelope = NonNullable<ApiSpec["envelope"]>;

/** Fields of the request header that each operation states by itself. */
const ownFields = new Set(["target", "identification", "auth", "token"]);
/** Fields that every request carries, in the page's list or not. */
const commonFields = ["api_version", "app_token", "msg_key"];
/** Field of the error whose values the catalogue of error codes lists. */
const codeField = "detail_id";

const piece = (name: string): Schema => ({ $ref: `#/envelope/${name}` });

/** References to the pieces of the envelope, which stand once among the components. */
export const pieces = {
  header: piece("RequestHeader"),
  sessionHeader: piece("SessionHeader"),
  responseHeader: piece("ResponseHeader"),
  noData: piece("NoData"),
  error: piece("Error"),
  errorBody: piece("ErrorBody"),
  errorMessage: piece("ErrorMessage"),
  errorCode: piece("ErrorCode"),
};

/** Pieces that are schemas of the page; those keep the page's name. */
export function pageNames({
  requestHeader,
  responseHeader,
  error,
}: Envelope): [pointer: string, name: string][] {
  return [
    ["#/envelope/RequestHeader", requestHeader],
    ["#/envelope/ResponseHeader", responseHeader],
    ["#/envelope/Error", error],
  ];
}

/** Fields of the request header as the page documents them. */
export function headerFields({ envelope, schemas }: ApiSpec): Record<string, Schema> {
  return (envelope === undefined ? undefined : schemas[envelope.requestHeader]?.schema.properties) ?? {};
}

/** The pieces by pointer; none where the API has no envelope. */
export function envelopeSchemas(spec: ApiSpec): Map<string, Schema> {
  const { envelope, errors, schemas } = spec;
  if (envelope === undefined) return new Map();
  const token = headerFields(spec).token ?? { type: "string" };
  const own: [string, Schema][] = [
    ["RequestHeader", sharedHeader(spec)],
    [
      "SessionHeader",
      {
        description: "Header of a request in a session.",
        allOf: [pieces.header, { type: "object", required: ["token"], properties: { token } }],
      },
    ],
    ["ResponseHeader", schemas[envelope.responseHeader]?.schema ?? { type: "object" }],
    ["NoData", { type: "object", description: "The operation takes no data.", additionalProperties: false }],
    ["Error", errorWithCodes(schemas[envelope.error]?.schema ?? { type: "object" }, errors.length > 0)],
    ["ErrorBody", { type: "object", required: ["error"], properties: { error: pieces.error } }],
    [
      "ErrorMessage",
      {
        type: "object",
        required: ["header", "body"],
        properties: { header: pieces.responseHeader, body: pieces.errorBody },
      },
    ],
  ];
  return new Map(own.map(([name, schema]) => [`#/envelope/${name}`, schema]));
}

/** The page's request header without the fields that operations state by themselves. */
function sharedHeader(spec: ApiSpec): Schema {
  const documented = headerFields(spec);
  const fields = new Map(Object.entries(documented).filter(([key]) => !ownFields.has(key)));
  for (const key of commonFields) if (!fields.has(key)) fields.set(key, { type: "string" });
  fields.set("api_version", { type: "string", ...fields.get("api_version"), default: spec.version });
  const required = new Set([
    ...commonFields,
    ...(spec.schemas[spec.envelope?.requestHeader ?? ""]?.schema.required ?? []),
  ]);
  return {
    type: "object",
    description: "What the headers of all requests share.",
    required: [...required].filter((key) => fields.has(key)),
    properties: Object.fromEntries(fields),
  };
}

/** The error's code refers to the catalogue. Codes outside the catalogue occur, so the field stays open. */
function errorWithCodes(schema: Schema, hasCatalogue: boolean): Schema {
  const code = schema.properties?.[codeField];
  if (code === undefined || !hasCatalogue) return schema;
  const { description, ...open } = code;
  const field: Schema = { description, anyOf: [pieces.errorCode, open] };
  return { ...schema, properties: { ...schema.properties, [codeField]: field } };
}
