import type { ApiSpec, Operation } from "../../../spec/api-spec.js";
import type { Json } from "../../../spec/json-schema.js";
import { queryValues, typedValue } from "../../../spec/query-values.js";
import type { ClientOperation } from "../operation/client-operation.js";
import { keyedParameters } from "./http-parameters.js";
import { Variable } from "./wire.js";

/** The values of required parameters are seldom told by examples: variables stand in. */
export function exampleCall(
  spec: ApiSpec,
  operation: ClientOperation,
): { [key: string]: Json | Variable } | undefined {
  const { payload, sends } = operation;
  const value = operation.examples.find((each) => each.kind === "request")?.value;
  const given = documentedValues(spec, operation);
  const parameters = keyedParameters(operation).flatMap(({ key, parameter }): [string, Json | Variable][] => {
    const known = given.get(parameter.name);
    if (known !== undefined && parameter.in === "query") return [[key, known]];
    return parameter.required ? [[key, Variable.of(key)]] : [];
  });
  const body: [string, Json | Variable][] =
    sends !== undefined
      ? [["content", new Variable("content")]]
      : payload === undefined || (value === undefined && !payload.required)
        ? []
        : payload.binary
          ? [["content", new Variable("content")]]
          : [["body", value ?? new Variable("body")]];
  return Object.fromEntries<Json | Variable>([...parameters, ...body]);
}

/** The values that the first example of query parameters has, as far as they fit. */
function documentedValues({ schemas }: ApiSpec, operation: Operation): Map<string, Json> {
  const example = operation.examples.find(({ kind }) => kind === "parameters");
  const values = example === undefined ? [] : queryValues(operation, example);
  return new Map(
    values.flatMap(({ name, value, parameter }): [string, Json][] => {
      if (parameter === undefined) return [];
      const typed = typedValue(value, parameter.schema, (other) => schemas[other]?.schema);
      return typed === undefined ? [] : [[name, typed]];
    }),
  );
}
