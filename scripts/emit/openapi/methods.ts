import type { ApiSpec, Operation, Parameter, Wire } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";

/** An operation as it is called by one of its methods. */
export interface MethodOperation {
  operation: Operation;
  /** The operation of the page, where this is not its first method. */
  of?: Operation;
}

const bodiless = /^(?:GET|HEAD)$/i;

/**
 * Every operation, with one for each further method that the page lists for it. A method that the page has an operation
 * of its own for, on the same path, is that operation.
 */
export function withMethods(operations: readonly Operation[], spec: ApiSpec): MethodOperation[] {
  const told = new Set(
    spec.operations.flatMap(({ wire }) => (wire.kind === "http" ? [keyOf(wire, wire.method)] : [])),
  );
  return operations.flatMap((operation): MethodOperation[] => {
    const { wire } = operation;
    if (wire.kind !== "http") return [{ operation }];
    const others = (wire.methods ?? []).filter((method) => !told.has(keyOf(wire, method)));
    return [
      { operation },
      ...others.map((method) => ({ operation: byMethod(operation, wire, method, spec), of: operation })),
    ];
  });
}

type HttpWire = Extract<Wire, { kind: "http" }>;

function keyOf({ path, server = "" }: HttpWire, method: string): string {
  return `${server} ${method.toUpperCase()} ${path.replace(/\{[^{}]*\}/g, "{}")}`;
}

/** Fields travel where the method carries them. */
function byMethod(operation: Operation, wire: HttpWire, method: string, spec: ApiSpec): Operation {
  const other: Operation = { ...operation, wire: { ...wire, method } };
  if (bodiless.test(method) === bodiless.test(wire.method)) return other;
  return bodiless.test(method) ? withQuery(other, spec) : withBody(other, spec);
}

function withQuery({ payload, ...operation }: Operation, spec: ApiSpec): Operation {
  const schema = resolved(payload?.schema, spec);
  const { jsonFields = [], required = false } = payload ?? {};
  const fields = Object.entries(schema?.properties ?? {}).map(
    ([name, field]): Parameter => ({
      name,
      in: "query",
      required: required && (schema?.required?.includes(name) ?? false),
      ...(jsonFields.includes(name) ? { encoding: "json" } : {}),
      schema: field,
    }),
  );
  return {
    ...operation,
    parameters: [...operation.parameters, ...fields],
    examples: operation.examples.map((example) =>
      example.kind === "request" ? { ...example, kind: "parameters" } : example,
    ),
  };
}

function withBody(operation: Operation, { operations }: ApiSpec): Operation {
  const fields = operation.parameters.filter((parameter) => parameter.in === "query");
  const open = operation.openParameters === true;
  if (fields.length === 0 && !open) return operation;
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const jsonFields = fields.filter(({ encoding }) => encoding === "json").map(({ name }) => name);
  const { mediaTypes, mediaTypesOrigin } =
    operations.find(({ payload }) => payload?.mediaTypes !== undefined && !payload.binary)?.payload ?? {};
  return {
    ...operation,
    parameters: operation.parameters.filter((parameter) => parameter.in !== "query"),
    payload: {
      required: required.length > 0,
      ...(mediaTypes === undefined ? {} : { mediaTypes }),
      ...(mediaTypesOrigin === undefined ? {} : { mediaTypesOrigin }),
      ...(jsonFields.length === 0 ? {} : { jsonFields }),
      schema: {
        type: "object",
        ...(fields.length === 0
          ? {}
          : { properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])) }),
        ...(required.length === 0 ? {} : { required }),
        ...(open ? { additionalProperties: true } : {}),
      },
    },
    examples: operation.examples.map((example) =>
      example.kind === "parameters" ? { ...example, kind: "request" } : example,
    ),
  };
}

function resolved(schema: Schema | undefined, { schemas }: ApiSpec): Schema | undefined {
  const { $ref } = schema ?? {};
  return $ref === undefined ? schema : schemas[$ref.replace("#/schemas/", "")]?.schema;
}
