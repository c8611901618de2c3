import type { Operation, Parameter } from "../../../spec/api-spec.js";
import type { ClientOperation } from "../operation/client-operation.js";
import { code } from "../text/escape.js";

/** A parameter with its key in `params`. */
export interface KeyedParameter {
  key: string;
  parameter: Parameter;
  /** How it travels, where the key does not tell. */
  told: string[];
}

const places = ["path", "query", "header"];

/** `fetch` fills it. */
const filledHeaders = new Set(["content-length"]);

const known = new WeakMap<Operation, KeyedParameter[]>();

/**
 * The parameters of a call, with the keys under which they lie side by side: of several with one name the first in
 * path, query and headers keeps it, and the next is called `<name>_<place>`. What the template calls those in the
 * path is ours to choose.
 */
export function keyedParameters(operation: ClientOperation): KeyedParameter[] {
  const keyed = known.get(operation) ?? newKeys(operation);
  known.set(operation, keyed);
  return keyed;
}

/** What the parameters of a call have one under. Fields of the body keep their names. */
export function keyOf(operation: ClientOperation, name: string): string {
  return keyedParameters(operation).find(({ parameter }) => parameter.name === name)?.key ?? name;
}

function newKeys({ parameters, payload, sends }: ClientOperation): KeyedParameter[] {
  // The runtime takes them for the body, whatever the operation.
  const scope = new Set(["body", "content", ...(payload?.binary || sends !== undefined ? ["size"] : [])]);
  const sent = parameters.filter((each) => places.includes(each.in) && !isFilled(each));
  const keys = new Map<Parameter, string>();
  for (const parameter of [...sent].sort((a, b) => rank(a, sent) - rank(b, sent))) {
    const key = scope.has(parameter.name) ? `${parameter.name}_${parameter.in}` : parameter.name;
    scope.add(key);
    keys.set(parameter, key);
  }
  return sent.map((parameter) => {
    const key = keys.get(parameter) ?? parameter.name;
    return { key, parameter, told: told(parameter, key, sends?.style === "confirmed") };
  });
}

/** A name that is in all places is taken from the path: the runtime tells a header from a query parameter only if one keeps it. */
function rank({ name, in: place }: Parameter, all: readonly Parameter[]): number {
  const everywhere = places.every((each) => all.some((other) => other.in === each && other.name === name));
  return place === "path" && everywhere ? places.length : places.indexOf(place);
}

function isFilled({ in: place, name }: Parameter): boolean {
  return place === "header" && filledHeaders.has(name.toLowerCase());
}

const encodings: Record<NonNullable<Parameter["encoding"]>, string> = {
  "unicode-escape": "Give it as it is: it is sent with every UTF-16 unit as `\\uXXXX`.",
  segments: "A path: its slashes stay, each segment is percent-encoded.",
  json: "Sent as JSON.",
};

/** Of an upload, what is no parameter of the request is a field of its body. */
function told({ name, in: place, encoding }: Parameter, key: string, hasFields: boolean): string[] {
  const where = place === "header" ? "request header" : place === "query" && hasFields ? "body" : place;
  return [
    ...(key === name ? (place === "header" ? ["Request header."] : []) : [`${code(name)} in the ${where}.`]),
    ...(encoding === undefined ? [] : [encodings[encoding]]),
  ];
}

/** Programs in browsers cannot set cookies, and elsewhere they are credentials: they are no parameters of a call. */
export function unsentCookies({ parameters }: Operation): string[] {
  return parameters.filter((each) => each.in === "cookie").map(({ name }) => name);
}
