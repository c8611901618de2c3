import type { Operation } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { mapInner } from "../typescript/shape/map-inner.js";

/** What a list of parameters rests on as a whole is not told again of each of them. */
export function withEvidenceOnce(operation: Operation): Operation {
  const { parameterList: list, parameters, payload } = operation;
  if (list?.origin !== "supplement" || list.reason === undefined) return operation;
  const once = (schema: Schema): Schema => withoutReason(schema, list.reason);
  return {
    ...operation,
    parameters: parameters.map((parameter) => ({ ...parameter, schema: once(parameter.schema) })),
    ...(payload === undefined ? {} : { payload: { ...payload, schema: once(payload.schema) } }),
  };
}

function withoutReason(schema: Schema, evidence: string | undefined): Schema {
  const { "x-reason": reason, ...rest } = schema;
  const isTold = schema["x-origin"] === "supplement" && reason === evidence;
  return mapInner(isTold ? rest : schema, (inner) => withoutReason(inner, evidence));
}
