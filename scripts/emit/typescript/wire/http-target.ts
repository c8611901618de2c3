import type { Operation } from "../../../spec/api-spec.js";
import type { ClientOperation } from "../operation/client-operation.js";
import { keyedParameters } from "./http-parameters.js";

/** Method and path template. Names in the template are keys of the call; `{+path}` takes several segments. */
export function target(operation: ClientOperation): string {
  const { id, wire } = operation;
  return wire.kind === "http" ? `${wire.method.toUpperCase()} ${template(operation, wire.path)}` : id;
}

/** A path as the runtime expands it. */
export function template(operation: ClientOperation, path: string): string {
  return keyedParameters(operation)
    .filter(({ parameter }) => parameter.in === "path")
    .reduce(
      (text, { key, parameter: { name, encoding } }) =>
        text.replaceAll(`{${name}}`, `{${encoding === "segments" ? "+" : ""}${key}}`),
      path,
    );
}

export function documentedTarget({ id, wire }: Operation): string {
  return wire.kind === "http" ? `${wire.method.toUpperCase()} ${wire.path}` : id;
}
