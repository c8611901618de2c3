import type { ApiSpec, Operation, Parameter } from "../../../spec/api-spec.js";
import type { Json } from "../../../spec/json-schema.js";
import { code } from "../text/escape.js";
import {
  type CallParameter,
  contentParameter,
  payloadParameter,
  type Traits,
  Variable,
  type WireEmitter,
} from "./wire.js";

/**
 * One method and path per operation. The runtime tells the parts of `params` apart: what the path template names goes
 * into the path, what the traits name goes into headers, `body` is the body, and the rest is the query.
 */
export function httpWire(spec: ApiSpec): WireEmitter {
  const [defaultServer] = spec.servers;

  function traits(operation: Operation): Traits {
    const { wire, payload } = operation;
    const headers = operation.parameters.filter((each) => each.in === "header").map((each) => each.name);
    const server = wire.kind === "http" && wire.server !== defaultServer?.name ? wire.server : undefined;
    const [mediaType] = payload?.mediaTypes ?? [];
    return {
      ...(server === undefined ? {} : { server }),
      ...(headers.length === 0 ? {} : { headers }),
      ...(mediaType === undefined || mediaType === "application/json" ? {} : { mediaType }),
      ...(operation.responses.some((response) => response.binary) ? { answer: "binary" } : {}),
      ...(operation.session === undefined ? {} : { session: operation.session }),
    };
  }

  return {
    runtime: `${spec.vendor}/index.js`,
    parameters: (operation) => [
      ...operation.parameters.map(parameter),
      ...(sendsBytes(operation) ? [contentParameter] : []),
      ...(operation.payload === undefined || sendsBytes(operation)
        ? []
        : [payloadParameter("body", operation.payload.required)]),
    ],
    target,
    traits,
    notes: (operation) =>
      operation.responses.some((response) => response.binary)
        ? ["Answers bytes: a `Response` whose body is unread."]
        : [],
    wireName: (operation) => `${code(target(operation))}.`,
    example,
    facts: () => ({ hosts: Object.fromEntries(spec.servers.map((server) => [server.name, server.url])) }),
  };
}

function parameter({ name, required, schema }: Parameter): CallParameter {
  return { name, required, value: { kind: "schema", schema }, notes: [] };
}

function target({ id, wire }: Operation): string {
  return wire.kind === "http" ? `${wire.method.toUpperCase()} ${wire.path}` : id;
}

const structured = /json|x-www-form-urlencoded|form-data|xml/;

/** The body is a file: every media type that the page names for it is something else than structured data. */
function sendsBytes({ payload }: Operation): boolean {
  const types = payload?.mediaTypes ?? [];
  return types.length > 0 && types.every((type) => !structured.test(type));
}

/** An example of a REST request is its body; the values of parameters are not in it. */
function example(operation: Operation): { [key: string]: Json | Variable } | undefined {
  const value = operation.examples.find((each) => each.kind === "request")?.value;
  if (value === undefined && operation.parameters.every((each) => !each.required)) return undefined;
  const required = operation.parameters.filter((each) => each.required);
  return Object.fromEntries<Json | Variable>([
    ...required.map((each) => [each.name, new Variable(each.name)] as const),
    ...(operation.payload !== undefined && value !== undefined && !sendsBytes(operation)
      ? [["body", value] as const]
      : []),
    ...(sendsBytes(operation) ? [["content", new Variable("content")] as const] : []),
  ]);
}
