import { readFileSync } from "node:fs";
import { createCloudike, createCloudikeClient } from "../../generated/cloudike/index.js";
import { type ApiSpec, apiSpecSchema, type Operation, type Wire } from "../../scripts/spec/api-spec.js";
import { namesSchema } from "../../scripts/spec/names.js";
import type { CloudikeCallOptions, CloudikeOptions } from "../../src/cloudike/index.js";
import type { ApiPromise } from "../../src/core/index.js";

const read = (file: string): unknown => JSON.parse(readFileSync(`specs/cloudike/${file}`, "utf8"));
export const spec: ApiSpec = apiSpecSchema.parse(read("spec.json"));
const names = namesSchema.parse(read("names.json"));

export type Call = (params: object, options?: CloudikeCallOptions) => ApiPromise<unknown>;
type Schema = Operation["parameters"][number]["schema"];

function namespaced({ id }: Operation, options: CloudikeOptions): Call {
  let at: unknown = createCloudikeClient(options);
  for (const part of `${names.operations[id]}`.split(".")) at = (at as Record<string, unknown>)[part];
  return at as Call;
}

async function standalone({ id }: Operation, options: CloudikeOptions): Promise<Call> {
  const path = `${names.operations[id]}`.split(".");
  const [name = "", file] = [path.pop(), path.join("/")];
  const url = new URL(`../../generated/cloudike/${file}.ts`, import.meta.url).href;
  const module: Record<string, (client: object, ...rest: Parameters<Call>) => ReturnType<Call>> =
    await import(/* @vite-ignore */ url);
  const call = module[name];
  if (call === undefined) throw new Error(`${file} has no ${name}`);
  return (params, own) => call(createCloudike(options), params, own);
}

/** The two ways to call an operation. */
export const ways = [
  ["as a method", namespaced],
  ["as a function", standalone],
] as const;

export type HttpWire = Extract<Wire, { kind: "http" }>;

export function wireOf({ id, wire }: Operation): HttpWire {
  if (wire.kind !== "http") throw new Error(`${id} is no operation of HTTP`);
  return wire;
}

/** Text that a URL or a form must not take for its own. */
const awkward = "é/ü ?&=#+%2F😀";
/** A path as users name their files; what is sent of it. */
const folder = "/Ü ber/100%?&#+=😀.txt";
const sentFolder = "%C3%9C%20ber/100%25%3F%26%23%2B%3D%F0%9F%98%80.txt";

/** A value that a schema takes, which is no default. */
export function givenTo(schema: Schema): unknown {
  const { enum: values, anyOf, items } = schema;
  if (values) return values.at(-1);
  if (anyOf) return givenTo(anyOf[0] ?? {});
  if (schema.$ref) return { a: awkward };
  const type = [schema.type].flat()[0];
  if (type === "array") return [givenTo(items ?? {}), givenTo(items ?? {})];
  if (type === "object") return { a: awkward, b: [1, null] };
  if (type === "integer" || type === "number") return 3;
  return type === "boolean" ? true : awkward;
}

/** Fields as pairs, in no order. */
export type Pairs = readonly (readonly string[])[];

function pairsOf(fields: Readonly<Record<string, unknown>>, json: readonly string[]): Pairs {
  return Object.entries(fields)
    .flatMap(([name, value]) =>
      json.includes(name)
        ? [[name, JSON.stringify(value)]]
        : [value].flat().map((one) => [name, String(one)]),
    )
    .sort();
}

/** What a call is given, and what has to be sent by the spec alone. */
export interface Expectation {
  readonly params: Readonly<Record<string, unknown>>;
  /** Of a template, its placeholders filled in. */
  path(template: string): string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly pairs: Pairs;
}

/** Of a list that is lost, what programs may know: a field of no documentation. */
const undocumented = { "x y": awkward };

export function expectationOf(operation: Operation): Expectation {
  const { parameters, payload, openParameters } = operation;
  const inPath = new Map<string, string>();
  const headers: Record<string, string> = {};
  const flat: Record<string, unknown> = {};
  const json = [...(payload?.jsonFields ?? [])];
  const query: Record<string, unknown> = openParameters && !payload ? { ...undocumented } : {};
  for (const { name, in: place, schema, encoding } of parameters) {
    if (encoding === "json") json.push(name);
    const value = encoding === "segments" ? folder : place === "header" ? '"é"' : givenTo(schema);
    flat[name] = value;
    if (place === "path")
      inPath.set(name, encoding === "segments" ? sentFolder : encodeURIComponent(`${value}`));
    else if (place === "header") headers[name.toLowerCase()] = `${value}`;
    else query[name] = value;
  }
  const { properties = {} } = payload?.schema ?? {};
  const open = openParameters && payload ? undocumented : {};
  const body = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, givenTo(schema)]),
  );
  const fields = { ...query, ...body, ...open };
  return {
    params: { ...query, ...flat, ...(payload && { body: { ...body, ...open } }) },
    path: (template) => template.replace(/\{(\w+)\}/gu, (_, name: string) => `${inPath.get(name)}`),
    ...{ headers, fields, pairs: pairsOf(fields, json) },
  };
}

/** What an answer is read as. */
export type Kind = "binary" | "json" | "nothing" | "text";

export function answerOf({ responses, examples }: Operation): {
  readonly kind: Kind;
  readonly shown: unknown;
} {
  const good = responses.filter(({ status }) => status.startsWith("2"));
  const shown = examples.find(
    ({ kind, status }) => kind === "response" && `${status}`.startsWith("2"),
  )?.value;
  const isText = good.some(({ mediaTypes }) => mediaTypes?.some((type) => !type.includes("json")));
  if (good.some(({ binary }) => binary)) return { kind: "binary", shown };
  if (isText) return { kind: "text", shown };
  const kind = good.some(({ schema }) => schema !== undefined) || good.length === 0 ? "json" : "nothing";
  return { kind, shown };
}
