import type { ApiSpec, Operation, Parameter } from "../../../spec/api-spec.js";
import type { Json } from "../../../spec/json-schema.js";
import { code } from "../text/escape.js";
import { idName, textIds } from "./text-ids.js";
import {
  type CallParameter,
  contentParameter,
  oncePerOperation,
  payloadParameter,
  type Traits,
  Variable,
  type WireEmitter,
} from "./wire.js";

/** Identification values that a session knows: a call needs not repeat them. */
const sessionIds = ["account_id", "user_id"];

const authParameter: CallParameter = {
  name: "auth",
  required: false,
  value: {
    kind: "schema",
    schema: {
      type: "object",
      properties: { login: { type: "string" }, password: { type: "string" } },
      required: ["login", "password"],
    },
  },
  notes: ["Defaults to the client's."],
};

/** One URL for all operations: the message names its target, and carries identification and data. */
export function envelopeWire(spec: ApiSpec, prefix: string): WireEmitter {
  const [defaultServer] = spec.servers;
  const strings = textIds(spec);
  const hostOf = (operation: Operation): string | undefined =>
    operation.wire.kind === "envelope" && operation.wire.server !== defaultServer?.name
      ? operation.wire.server
      : undefined;
  const fills = (operation: Operation, name: string): boolean =>
    (operation.session === undefined || operation.session === "close") && sessionIds.includes(name);

  function parameter(operation: Operation, { name, required, schema }: Parameter): CallParameter {
    const filled = fills(operation, name);
    const value = { kind: "schema", schema } as const;
    return {
      name,
      required: required && !filled,
      value,
      filled,
      notes: filled ? ["Defaults to the session's."] : [],
    };
  }

  function traits(operation: Operation): Traits {
    const host = hostOf(operation);
    const names = operation.parameters.map((each) => each.name);
    const opensOrNeedsNone = operation.session === "open" || operation.session === "none";
    const ids = sessionIds.filter((name) => names.includes(name));
    const texts = strings.of(operation);
    const { level = "unsafe" } = operation.safety ?? {};
    return {
      ...(inHeader(operation) ? { channel: "header" } : {}),
      ...(host === undefined ? {} : { host }),
      ...(operation.responses.some((response) => response.binary) ? { answer: "binary" } : {}),
      ...(level === "unsafe" ? {} : { safety: level }),
      ...(operation.session === undefined ? {} : { session: operation.session }),
      ...(opensOrNeedsNone || operation.openParameters || ids.length === sessionIds.length ? {} : { ids }),
      ...(texts.length === 0 ? {} : { textIds: texts }),
    };
  }

  return {
    kind: "envelope",
    runtime: `${spec.vendor}/index.js`,
    filled: { type: `${prefix}SessionIds`, names: sessionIds },
    parameters: (operation) => [
      ...operation.parameters.map((each) => parameter(operation, each)),
      ...(operation.payload === undefined ? [] : [payloadParameter("data", operation.payload.required)]),
      ...(inHeader(operation) ? [{ ...contentParameter, required: !operation.optionalContent }] : []),
      ...(operation.session === "open" ? [authParameter] : []),
    ],
    target: (operation) => (operation.wire.kind === "envelope" ? operation.wire.target : operation.id),
    traits: oncePerOperation(traits),
    maker: (operation) => (inHeader(operation) ? "operation" : "jsonOperation"),
    notes: (operation) => {
      const host = hostOf(operation);
      const url = spec.servers.find((server) => server.name === host)?.url;
      return [
        ...(inHeader(operation)
          ? [
              `The bytes of \`content\` are the body; the message travels in the header ${code(spec.envelope?.messageHeader ?? "")}.`,
            ]
          : []),
        ...(url === undefined ? [] : [`Sent to ${code(url)}.`]),
        ...(operation.responses.some((response) => response.binary)
          ? ["Answers bytes: a `Response` whose body is unread."]
          : []),
      ];
    },
    wireName: (operation) =>
      `Target ${code(operation.wire.kind === "envelope" ? operation.wire.target : operation.id)}.`,
    example: (operation) => {
      const value = operation.examples.find((example) => example.kind === "request")?.value;
      return value === undefined
        ? undefined
        : exampleCall(operation, value, (name) => fills(operation, name));
    },
    facts: () => ({
      hosts: Object.fromEntries(spec.servers.map((server) => [server.name, server.url])),
      apiVersion: spec.version,
      loginTarget: spec.envelope?.login ?? "",
      messageHeader: spec.envelope?.messageHeader ?? "",
      textIds: strings.everywhere,
      idName,
    }),
  };
}

function inHeader(operation: Operation): boolean {
  return operation.wire.kind === "envelope" && operation.wire.channel === "header";
}

/** The documented message in the shape of a call. What the operation does not take is left out. */
function exampleCall(
  operation: Operation,
  message: Json,
  fills: (name: string) => boolean,
): { [key: string]: Json | Variable } {
  const header = member(message, "header");
  const data = member(member(message, "body"), "data");
  const values = operation.parameters
    .filter((each) => !fills(each.name))
    .map((each) => [each.name, member(member(header, "identification"), each.name)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries<Json | Variable>([
    ...values.map(([name, value]) => [name, value ?? null] as const),
    ...(operation.payload !== undefined &&
    data !== undefined &&
    (operation.payload.required || !isEmpty(data))
      ? [["data", data] as const]
      : []),
    ...(inHeader(operation) ? [["content", new Variable("content")] as const] : []),
  ]);
}

function member(value: Json | undefined, key: string): Json | undefined {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
