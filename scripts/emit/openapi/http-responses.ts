import type { Operation, Response, ResponseHeader } from "../../spec/api-spec.js";
import { bytes } from "./bytes.js";
import { commonReferences } from "./common-statuses.js";
import type { Context } from "./components.js";
import { codeExtension, codeLines } from "./error-schemas.js";
import { groups, type JsonObject, present, record } from "./json.js";
import { asMarkdown, sentence } from "./markdown.js";
import { errorReference } from "./operation.js";
import { addExplanations, openApiSchema, type SchemaStyle, schemaDescription } from "./schema.js";

const json: string[] = ["application/json"];
const undocumented = "Not described by the page.";
/** The page tells an answer, but not its status. */
const anySuccess = "A success. The page does not tell the status.";

/**
 * Several answers with one status become one response with all their media types; equal media types are a union. Only
 * where the page tells no answer at all, what OpenAPI wants to be there says so.
 */
export function httpResponses(
  operation: Operation,
  examples: ReadonlyMap<string, JsonObject>,
  context: Context,
): JsonObject {
  const { statuses } = context;
  if (operation.responses.length === 0)
    return {
      "200": { description: undocumented },
      ...(statuses.length === 0 || context.errorNames !== undefined
        ? { "4XX": errorReference(context) }
        : record(commonReferences(statuses, new Set()))),
    };
  const told = [...groups(operation.responses, ({ status }) => status)].map(
    ([status, group]): [string, JsonObject] => [
      status,
      response(status, group, examples.get(status), context),
    ],
  );
  const own = new Set(told.map(([status]) => status));
  // Any other error has a body with a name as well.
  const others = context.errorNames !== undefined && !own.has("4XX") && !own.has("default");
  return record([
    ...told,
    ...commonReferences(statuses, own),
    ...(others ? [["4XX", errorReference(context)] as const] : []),
  ]);
}

/** Status of the first success. */
export function successStatus({ responses }: Operation): string | undefined {
  return responses.find(({ status }) => /^2|^default$/.test(status))?.status;
}

function response(
  status: string,
  group: readonly Response[],
  examples: JsonObject | undefined,
  context: Context,
): JsonObject {
  const texts = group.flatMap(({ description }) => (description ? [asMarkdown(description)] : []));
  const answers = group.map((answer) => withErrorBody(answer));
  const schemas = answers.flatMap((answer) =>
    mediaTypes(answer).map((type): [string, JsonObject] => [
      type,
      answer.binary
        ? bytes
        : answer.namesErrors && context.errorNames !== undefined
          ? { $ref: `#/components/schemas/${context.errorNames.body}` }
          : openApiSchema(answer.schema ?? {}, context),
    ]),
  );
  const content = [...groups(schemas, ([type]) => type)].map(([type, alternatives]): [string, JsonObject] => [
    type,
    present({
      schema: union(alternatives.map(([, schema]) => schema)),
      ...(type.includes("json") ? examples : {}),
    }),
  ]);
  const text = [...new Set(texts), ...codeLines(group)].join("\n\n");
  const headers = group.flatMap((answer) => answer.headers ?? []);
  return present({
    // It must be there, though the page may leave it empty.
    description: text === "" && status === "2XX" ? untoldSuccess(group) : text,
    headers: headers.length === 0 ? undefined : record(headers.map((each) => header(each, context))),
    content: content.length === 0 ? undefined : record(content),
    "x-docwright-codes": codeExtension(group),
  });
}

/** Errors with names have a body that tells them. What a success is like is another matter. */
function withErrorBody(answer: Response): Response & { namesErrors?: boolean } {
  return answer.codes === undefined || answer.schema !== undefined || /^[23]/.test(answer.status)
    ? answer
    : { ...answer, mediaTypes: answer.mediaTypes ?? json, namesErrors: true };
}

/** With the reason where nobody knows the body. */
function untoldSuccess(group: readonly Response[]): string {
  const reasons = group.flatMap(({ schema }) =>
    schema?.["x-origin"] === "unknown" && schema["x-reason"] !== undefined ? [schema["x-reason"]] : [],
  );
  return [anySuccess, ...new Set(reasons.map((reason) => sentence(asMarkdown(reason))))].join(" ");
}

function header({ name, schema }: ResponseHeader, style: SchemaStyle): [string, JsonObject] {
  const { description: _text, "x-reason": _reason, "x-remarks": _remarks, deprecated, ...bare } = schema;
  const out = present({
    description: schemaDescription(schema, style),
    deprecated,
    schema: openApiSchema(bare, style),
  });
  addExplanations(out, schema);
  return [name, out];
}

function mediaTypes({ binary, schema, mediaTypes }: Response): readonly string[] {
  if (binary) return mediaTypes ?? ["application/octet-stream"];
  return schema === undefined && mediaTypes === undefined ? [] : (mediaTypes ?? json);
}

function union(schemas: readonly JsonObject[]): JsonObject {
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  return distinct.length === 1 ? (distinct[0] ?? {}) : { anyOf: distinct };
}
