import type { ApiSpec, Operation } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";
import { innerSchemas } from "../../../spec/usage.js";
import { code } from "../text/escape.js";
import { supplementOnce, withoutMark } from "./common-supplement.js";
import { mapInner } from "./map-inner.js";

/** How many fields are named as exceptions. */
const mostNamed = 6;

/**
 * The spec with what was inferred from examples said once for each whole, not again for each of its parts: a page
 * without types would else say it at nearly every field.
 */
export function withCommonOrigins(spec: ApiSpec): ApiSpec {
  return {
    ...spec,
    operations: spec.operations.map(sayOnceIn),
    schemas: Object.fromEntries(
      Object.entries(spec.schemas).map(([name, named]) => [
        name,
        { ...named, schema: supplementOnce(saidOnce(named.schema)) },
      ]),
    ),
  };
}

function sayOnceIn(operation: Operation): Operation {
  const { parameters, payload, responses, taskResult, parameterList: list } = operation;
  const inList = (schema: Schema): Schema =>
    list?.origin === "supplement" && list.state !== "lost"
      ? withoutMark(schema, list.confidence ?? "documented")
      : schema;
  const answer = (schema: Schema): Schema => supplementOnce(saidOnce(schema));
  return {
    ...operation,
    parameters: parameters.map((each) => ({ ...each, schema: inList(each.schema) })),
    ...(payload === undefined ? {} : { payload: { ...payload, schema: inList(saidOnce(payload.schema)) } }),
    responses: responses.map((response) =>
      response.schema === undefined ? response : { ...response, schema: answer(response.schema) },
    ),
    ...(taskResult === undefined ? {} : { taskResult: { ...taskResult, schema: answer(taskResult.schema) } }),
  };
}

/**
 * Where a schema and what is in it come from. `own`: it tells something of itself, which is no exception to what is said
 * of the whole.
 */
type Source = "inferred" | "documented" | "mixed" | "own";

const known = new WeakMap<Schema, Source>();

function sourceOf(schema: Schema): Source {
  const source = known.get(schema) ?? newSource(schema);
  known.set(schema, source);
  return source;
}

function newSource(schema: Schema): Source {
  const isMarked = isBare(schema);
  if (!isMarked && schema["x-origin"] !== undefined) return "own";
  const inner = new Set(schema.$ref === undefined ? innerSchemas(schema).map(sourceOf) : []);
  inner.delete("own");
  if (inner.size === 0) return isMarked ? "inferred" : "documented";
  const [only = "mixed"] = inner;
  return inner.size > 1 ? "mixed" : only === "documented" && isMarked ? "mixed" : only;
}

/** Nothing is told but that it was inferred. */
function isBare(schema: Schema): boolean {
  const { "x-origin": origin, "x-reason": reason, "x-documented": documented } = schema;
  return origin === "example" && reason === undefined && documented === undefined;
}

function saidOnce(schema: Schema): Schema {
  const source = sourceOf(schema);
  if (source === "inferred") return { ...unsaid(schema), "x-origin": "example" };
  return source === "mixed" ? saidInParts(schema) : mapInner(schema, saidOnce);
}

function unsaid(schema: Schema): Schema {
  return sourceOf(schema) === "inferred" ? mapInner(withoutExample(schema), unsaid) : saidOnce(schema);
}

/** Of an object most of whose fields are inferred it is said with the exceptions; else each field tells. */
function saidInParts(schema: Schema): Schema {
  const fields = Object.entries(schema.properties ?? {});
  const inferred = fields.filter(([, field]) => sourceOf(field) === "inferred");
  const documented = fields.filter(([, field]) => sourceOf(field) === "documented").map(([name]) => name);
  const bare = isBare(schema) ? withoutExample(schema) : schema;
  if (inferred.length < 2 || inferred.length <= documented.length || documented.length > mostNamed)
    return mapInner(bare, saidOnce);
  const exceptions = documented.map(code).join(", ");
  return {
    ...mapInner(bare, unsaid),
    "x-origin": "example",
    ...(exceptions === "" ? {} : { "x-reason": `The page tells the types of ${exceptions}.` }),
  };
}

function withoutExample(schema: Schema): Schema {
  const { "x-origin": _origin, ...rest } = schema;
  return isBare(schema) ? rest : schema;
}
