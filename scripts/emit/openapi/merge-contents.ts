import type { Json } from "../../spec/json-schema.js";
import { groups, type JsonObject, present, record } from "./json.js";

/** A part of one of several operations that become one, and the name of that operation. */
export interface Owned {
  owner: string;
  object: JsonObject;
}

/** One body of several: any of them may come. It is required if every operation requires one. */
export function mergeBodies(bodies: readonly Owned[], operations: number): JsonObject | undefined {
  if (bodies.length === 0) return undefined;
  const required = bodies.length === operations && bodies.every(({ object }) => object.required === true);
  return present({
    description: mergeTexts(bodies.map(({ object }) => object.description)),
    required: required ? true : undefined,
    content: mergeContents(bodies),
  });
}

/** The answers of all. An answer that an operation describes itself goes before one that all operations share. */
export function mergeResponses(operations: readonly Owned[]): JsonObject {
  const told = operations.flatMap(({ owner, object }) =>
    Object.entries(object).map(([status, response]) => ({ status, owner, object: asObject(response) })),
  );
  return record(
    [...groups(told, ({ status }) => status)].map(([status, all]): [string, Json] => {
      const own = all.filter(({ object }) => object.$ref === undefined);
      const [first] = all;
      if (own.length === 0 || all.length === 1) return [status, first?.object ?? {}];
      const headers = own.flatMap(({ object }) => Object.entries(asObject(object.headers)));
      const content = mergeContents(own);
      return [
        status,
        present({
          description: mergeTexts(own.map(({ object }) => object.description)) ?? "",
          headers: headers.length === 0 ? undefined : record(headers),
          content: Object.keys(content).length === 0 ? undefined : content,
        }),
      ];
    }),
  );
}

/** The parameters of all, each name in a place once. Only what every operation requires is required. */
export function mergeParameters(lists: readonly (readonly JsonObject[])[]): JsonObject[] {
  const byName = groups(lists.flat(), (parameter) => JSON.stringify([parameter.in, parameter.name]));
  return [...byName.values()].map((same) => {
    const [first = {}] = same;
    const required = same.length === lists.length && same.every((each) => each.required === true);
    const { required: _required, description: _description, schema: _schema, ...rest } = first;
    return present({
      ...rest,
      required: required ? true : undefined,
      description: mergeTexts(same.map(({ description }) => description)),
      schema: anyOf(same.map(({ schema = {} }) => schema)),
    });
  });
}

/** Media types with any of the schemas, and with all examples, called like their operations. */
function mergeContents(parts: readonly Owned[]): JsonObject {
  const media = parts.flatMap(({ owner, object }) =>
    Object.entries(asObject(object.content)).map(([type, each]) => ({
      type,
      owner,
      object: asObject(each),
    })),
  );
  return record(
    [...groups(media, ({ type }) => type)].map(([type, all]): [string, JsonObject] => {
      const examples = all.flatMap(examplesOf);
      const schema = anyOf(all.map(({ object }) => object.schema ?? {}));
      const encoding = all.flatMap(({ object }) => Object.entries(asObject(object.encoding)));
      return [
        type,
        present({
          schema,
          examples: examples.length === 0 ? undefined : record(examples),
          encoding: encoding.length === 0 ? undefined : record(encoding),
        }),
      ];
    }),
  );
}

function examplesOf({ owner, object }: Owned): [string, Json][] {
  const { example, examples } = object;
  if (example !== undefined) return [[owner, { value: example }]];
  return Object.values(asObject(examples)).map((each, index) => [
    index === 0 ? owner : `${owner}_${index + 1}`,
    each,
  ]);
}

export function anyOf(schemas: readonly Json[]): Json {
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  return distinct.length === 1 ? (distinct[0] ?? {}) : { anyOf: distinct };
}

function mergeTexts(texts: readonly (Json | undefined)[]): string | undefined {
  const told = texts.filter((text) => typeof text === "string" && text !== "");
  return told.length === 0 ? undefined : [...new Set(told)].join("\n\n");
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
