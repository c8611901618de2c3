import type { Operation, Parameter, Payload } from "./api-spec.js";
import type { Schema } from "./json-schema.js";

/** A parameter, or a field of the payload: which of them it is depends on the method. */
export interface Field extends Omit<Parameter, "in"> {
  in: Parameter["in"] | "body";
}

const bodiless = /^(?:GET|HEAD)$/u;

function carriesBody({ wire }: Operation): boolean {
  return wire.kind === "envelope" || !bodiless.test(wire.method);
}

/** The fields of a payload that is an object. */
export function bodyFieldsOf({ payload }: { payload?: Payload | undefined }): Field[] {
  const { properties = {}, required = [] } = payload?.schema ?? {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "body",
    required: required.includes(name),
    schema,
    ...(payload?.jsonFields?.includes(name) === true ? { encoding: "json" as const } : {}),
  }));
}

/** Whether the payload is an object of fields, or could be one. */
function takesFields(operation: Operation): boolean {
  return (
    carriesBody(operation) && (operation.payload === undefined || isObjectSchema(operation.payload.schema))
  );
}

/** The operation with another method: what the page calls parameters or fields goes where that carries it. */
export function withMethod(operation: Operation, method: string): Operation {
  if (operation.wire.kind === "envelope") return operation;
  const fields: Field[] = [...operation.parameters, ...bodyFieldsOf(operation)];
  const changed: Operation = {
    ...operation,
    wire: {
      ...operation.wire,
      method,
      ...(operation.wire.methodOrigin === undefined ? {} : { methodOrigin: "supplement" as const }),
    },
  };
  if (carriesBody(operation) === carriesBody(changed)) return changed;
  return withFields(
    changed,
    fields.map((field) => moved(changed, field)),
    "as it was",
  );
}

/** The field where the method of the operation carries it. */
export function moved(operation: Operation, field: Field): Field {
  if (field.in === "body" && !carriesBody(operation)) return { ...field, in: "query" };
  return field.in === "query" && takesFields(operation) ? { ...field, in: "body" } : field;
}

/**
 * The operation with these parameters and fields. The payload is an object of its fields, or no more there; one of
 * another kind stays as it is.
 *
 * @param list - `closed`: there are no others than these.
 */
export function withFields(
  operation: Operation,
  fields: readonly Field[],
  list: "as it was" | "closed",
): Operation {
  const { payload, ...rest } = operation;
  const parameters = fields.flatMap((field): Parameter[] =>
    field.in === "body" ? [] : [{ ...field, in: field.in }],
  );
  if (payload !== undefined && !isObjectSchema(payload.schema)) return { ...operation, parameters };
  const body = fields.filter((field) => field.in === "body");
  const schema = objectOf(payload?.schema, body, list);
  if (!carriesBody(operation) || schema === undefined) return { ...rest, parameters };
  const jsonFields = body.flatMap(({ name, encoding }) => (encoding === "json" ? [name] : []));
  const { jsonFields: _, ...others } = payload ?? { required: false };
  return {
    ...rest,
    parameters,
    payload: {
      ...others,
      required: others.required || schema.required !== undefined,
      ...(jsonFields.length === 0 ? {} : { jsonFields }),
      schema,
    },
  };
}

function isObjectSchema({ type, properties }: Schema): boolean {
  return type === "object" || (type === undefined && properties !== undefined);
}

/** Nothing where no field is left and none can be sent. */
function objectOf(
  page: Schema | undefined,
  fields: readonly Field[],
  list: "as it was" | "closed",
): Schema | undefined {
  const { additionalProperties, "x-origin": origin, "x-reason": reason, ...rest } = page ?? {};
  const kept = list === "closed" ? undefined : additionalProperties;
  if (fields.length === 0 && kept === undefined && page?.properties === undefined) return undefined;
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const isUnknown = origin === "unknown";
  return {
    ...rest,
    type: "object",
    ...(fields.length === 0
      ? {}
      : { properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])) }),
    ...(required.length === 0 ? {} : { required }),
    ...(kept === undefined ? {} : { additionalProperties: kept }),
    ...(origin === undefined || (isUnknown && kept === undefined) ? {} : { "x-origin": origin }),
    ...(reason === undefined || (isUnknown && kept === undefined) ? {} : { "x-reason": reason }),
  };
}
