import type { ApiSpec, Operation, Server } from "../../../spec/api-spec.js";
import type { Json } from "../../../spec/json-schema.js";
import { queryValues, typedValue } from "../../../spec/query-values.js";
import { type Answer, answerOf } from "../operation/answer.js";
import type { ClientOperation } from "../operation/client-operation.js";
import { code } from "../text/escape.js";
import { answerParts } from "./http-answers.js";
import { makerOf } from "./http-makers.js";
import { pagingNotes, pagingTraits } from "./http-paging.js";
import { type KeyedParameter, keyedParameters, unsentCookies } from "./http-parameters.js";
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

  function traits(operation: ClientOperation): Traits {
    const { wire, payload, security, form } = operation;
    const keyed = keyedParameters(operation);
    const headers = keyed.filter(({ parameter }) => parameter.in === "header");
    const escaped = headers.filter(({ parameter }) => parameter.encoding === "unicode-escape");
    const renamed = keyed.filter(({ key, parameter }) => parameter.in !== "path" && key !== parameter.name);
    const server = wire.kind === "http" && wire.server !== defaultServer?.name ? wire.server : undefined;
    // A range of types cannot be sent.
    const mediaType = payload?.mediaTypes?.find((type) => !type.includes("*"));
    const usual = payload?.binary ? "application/octet-stream" : "application/json";
    const answer = mayBeEmpty(operation) ? "optional" : answerTraits[answerOf(operation).kind];
    // With an answer other than JSON the runtime knows what to ask for.
    const accept = acceptOf(operation) ?? (answer === "optional" ? "application/json" : undefined);
    return {
      ...(server === undefined ? {} : { server }),
      ...(headers.length === 0 ? {} : { headers: headers.map(nameOf) }),
      ...(escaped.length === 0 ? {} : { escaped: escaped.map(nameOf) }),
      ...(renamed.length === 0
        ? {}
        : { rename: Object.fromEntries(renamed.map((each) => [each.key, nameOf(each)])) }),
      ...(mediaType === undefined || mediaType === usual ? {} : { mediaType }),
      ...(accept === undefined ? {} : { accept }),
      ...(answer === undefined ? {} : { answer }),
      ...(tellsSize(operation) ? { sized: true as const } : {}),
      ...(security?.every(({ schemes }) => schemes.length === 0) ? { security: "none" } : {}),
      ...pagingTraits(operation),
      ...(form === undefined ? {} : { form: formTrait(form) }),
    };
  }

  return {
    kind: "http",
    runtime: `${spec.vendor}/index.js`,
    parameters: (operation) => [
      ...keyedParameters(operation).map(callParameter),
      ...bodyParameters(operation),
    ],
    target,
    traits,
    maker: (operation) => makerOf(traits(operation), operation),
    notes,
    answers: answerParts,
    wireName: (operation) => `${code(documentedTarget(operation))}.`,
    example: (operation) => exampleCall(spec, operation),
    facts: () => facts(spec),
  };
}

/** What the runtime makes of an answer, where it is not JSON. */
const answerTraits: { [kind in Answer["kind"]]?: string } = {
  binary: "binary",
  text: "text",
  nothing: "none",
  unknown: "any",
};

/** JSON, or nothing under a status that does not say so, as 204 and 205 do. */
function mayBeEmpty(operation: Operation): boolean {
  const answer = answerOf(operation);
  const empty = operation.responses.filter(
    ({ status, schema, mediaTypes }) =>
      /^2/.test(status) && !/^20[45]$/.test(status) && schema === undefined && mediaTypes === undefined,
  );
  return answer.kind === "schema" && answer.optional && empty.length > 0;
}

function formTrait({ url, fields, file, result }: NonNullable<ClientOperation["form"]>): {
  [key: string]: string;
} {
  return { url, fields, file, result };
}

const nameOf = ({ parameter }: KeyedParameter): string => parameter.name;

function callParameter({ key, parameter, told }: KeyedParameter): CallParameter {
  const { required, schema } = parameter;
  return { name: key, required, value: { kind: "schema", schema }, notes: [], remarks: told };
}

function bodyParameters(operation: ClientOperation): CallParameter[] {
  const { payload, form } = operation;
  if (form !== undefined) return [contentParameter, sizeParameter(sizeNote)];
  if (payload === undefined) return [];
  if (payload.binary !== true) return [payloadParameter("body", payload.required)];
  const { type: _type, format: _format, ...told } = payload.schema;
  return [
    { ...contentParameter, required: payload.required, value: { kind: "content", schema: told } },
    sizeParameter(
      tellsSize(operation)
        ? "Bytes in `content`. A stream needs it, because the server wants the length beforehand."
        : sizeNote,
    ),
  ];
}

const sizeNote = "Bytes in `content`, where it is a stream of known length.";

function sizeParameter(note: string): CallParameter {
  return {
    name: "size",
    required: false,
    value: { kind: "schema", schema: { type: "integer" } },
    notes: [note],
  };
}

/** The server wants the length of the bytes before they come. */
function tellsSize({ payload, parameters }: Operation): boolean {
  return (
    payload?.binary === true &&
    parameters.some((each) => each.in === "header" && each.name.toLowerCase() === "content-length")
  );
}

/** Names in the template are keys of the call. */
function target(operation: ClientOperation): string {
  const { id, wire } = operation;
  if (wire.kind !== "http") return id;
  const path = keyedParameters(operation)
    .filter(({ key, parameter }) => parameter.in === "path" && key !== parameter.name)
    .reduce((text, { key, parameter }) => text.replaceAll(`{${parameter.name}}`, `{${key}}`), wire.path);
  return `${wire.method.toUpperCase()} ${path}`;
}

function documentedTarget({ id, wire }: Operation): string {
  return wire.kind === "http" ? `${wire.method.toUpperCase()} ${wire.path}` : id;
}

/** What to ask for, where it is neither JSON nor bytes of any kind. */
function acceptOf({ responses }: Operation): string | undefined {
  const types = responses.filter(({ status }) => /^2/.test(status)).flatMap((each) => each.mediaTypes ?? []);
  const usual = types.length === 0 || types.some((type) => /^application\/(?:json|octet-stream)$/.test(type));
  return usual ? undefined : [...new Set(types)].join(", ");
}

function notes(operation: ClientOperation): string[] {
  const cookies = unsentCookies(operation).map(code);
  const { kind } = answerOf(operation);
  return [
    ...(kind === "binary" ? ["Answers bytes: a `Response` whose body is unread."] : []),
    ...(kind === "text" ? [`Answers a text: ${code(acceptOf(operation) ?? "")}.`] : []),
    ...pagingNotes(operation),
    ...(operation.unsent ? [unsentNote(operation)] : []),
    ...(operation.security?.every(({ schemes }) => schemes.length === 0) ? ["Needs no credentials."] : []),
    ...(cookies.length === 0
      ? []
      : [
          `The page also has ${cookies.length === 1 ? "the cookie" : "the cookies"} ${cookies.join(", ")}, which programs in browsers cannot set.`,
        ]),
  ];
}

function unsentNote({ wire }: Operation): string {
  const method = wire.kind === "http" ? wire.method.toUpperCase() : "";
  return `The page shows a body, which cannot be sent: a ${method} request has none.`;
}

/** The values of required parameters are seldom told by examples: variables stand in. */
function exampleCall(
  spec: ApiSpec,
  operation: ClientOperation,
): { [key: string]: Json | Variable } | undefined {
  const { payload, form } = operation;
  const value = operation.examples.find((each) => each.kind === "request")?.value;
  const given = documentedValues(spec, operation);
  const parameters = keyedParameters(operation).flatMap(({ key, parameter }): [string, Json | Variable][] => {
    const known = given.get(parameter.name);
    if (known !== undefined && parameter.in === "query") return [[key, known]];
    return parameter.required ? [[key, Variable.of(key)]] : [];
  });
  const body: [string, Json | Variable][] =
    form !== undefined
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

/** Few, because every bundle holds them. The base URL of the default server is an option. */
function facts(spec: ApiSpec): { [fact: string]: Json } {
  const used = new Set(spec.operations.map(({ wire }) => wire.server));
  const [, ...others] = spec.servers;
  const hosts = others.filter(({ name }) => used.has(name));
  const auth = authOf(spec);
  return {
    ...(hosts.length === 0
      ? {}
      : { hosts: Object.fromEntries(hosts.map((server) => [server.name, resolvedUrl(server)])) }),
    ...(auth === undefined ? {} : { auth }),
  };
}

/** A URL in which every variable has its default. */
function resolvedUrl({ url, variables = {} }: Server): string {
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string) => variables[name]?.default ?? whole);
}

/** Where the credential travels that the API as a whole asks for. */
function authOf({ authSchemes = [], security = [] }: ApiSpec): { in: string; name: string } | undefined {
  const wanted = security.flatMap(({ schemes }) => schemes.map(({ name }) => name));
  const scheme = authSchemes.find(({ name }) => wanted.includes(name)) ?? authSchemes[0];
  if (scheme === undefined) return undefined;
  return scheme.type === "apiKey"
    ? { in: scheme.in, name: scheme.parameter }
    : { in: "header", name: "Authorization" };
}
