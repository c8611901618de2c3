import { isObject } from "../../scripts/spec/infer.js";
import type { Json } from "../../scripts/spec/json-schema.js";
import { type JsonObject, listOf, schemaFacts, type Tell } from "./recovery-schema.js";

/** What a document says, by kind of fact, then by its place. */
export type Facts = Map<string, Map<string, string>>;

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Every fact of an OpenAPI 3 document. */
export function factsOf(document: JsonObject): Facts {
  const facts: Facts = new Map();
  const tell: Tell = (kind, place, value = true) => {
    const known = facts.get(kind) ?? new Map<string, string>();
    facts.set(kind, known.set(place, JSON.stringify(normal(value))));
  };
  const { servers, tags, components, paths } = document;
  // Where a document has none, OpenAPI knows one.
  for (const server of servers === undefined ? [{ url: "/" }] : objects(servers)) {
    tell("servers", String(server.url));
    for (const [name, variable] of entries(server.variables))
      tell("server variables", `${String(server.url)} ${name}`, {
        default: variable.default ?? null,
        enum: variable.enum ?? null,
      });
  }
  for (const { name, description } of objects(tags))
    if (typeof description === "string" && description !== "")
      tell("tag descriptions", String(name), description);
  for (const [name, schema] of entries(field(components, "schemas"))) {
    tell("schemas", name);
    schemaFacts(schema, name, { type: "schema types", format: "property formats" }, tell);
  }
  for (const [name, scheme] of entries(field(components, "securitySchemes"))) {
    const { type, in: place, name: parameter, scheme: kind } = resolved(document, scheme);
    tell(
      "security schemes",
      name,
      [type, place, parameter, kind].flatMap((part) => part ?? []),
    );
  }
  for (const [path, item] of entries(paths))
    for (const method of methods) {
      const operation = item[method];
      if (isObject(operation))
        operationFacts(document, item, operation, `${method.toUpperCase()} ${path}`, tell);
    }
  return facts;
}

function operationFacts(
  document: JsonObject,
  item: JsonObject,
  operation: JsonObject,
  place: string,
  tell: Tell,
): void {
  tell("operations", place);
  const { operationId, tags, summary, description, deprecated, callbacks, servers } = operation;
  // One that was made up of method and path is no fact of the page.
  if (operationId !== undefined && operation["x-docwright-id"] !== place)
    tell("operationIds", place, operationId);
  // The template has the word for operations without a tag.
  for (const tag of listOf(tags)) if (tag !== "Default") tell("tags", `${place} ${String(tag)}`);
  if (filled(summary)) tell("summaries", place, summary);
  if (filled(description)) tell("descriptions", place, description);
  if (deprecated === true) tell("deprecated", place);
  for (const [name] of entries(callbacks)) tell("callbacks", `${place} ${name}`);
  if (servers !== undefined || item.servers !== undefined) tell("servers of operations", place);
  const security = operation.security ?? document.security;
  if (listOf(security).length > 0) tell("security", place, security);
  const own = objects(operation.parameters).map((each) => resolved(document, each));
  const shared = objects(item.parameters).map((each) => resolved(document, each));
  const further = shared.filter((each) => !own.some((one) => one.name === each.name && one.in === each.in));
  for (const parameter of [...own, ...further]) parameterFacts(parameter, place, tell);
  bodyFacts(resolved(document, operation.requestBody), `${place} body`, tell);
  for (const [status, response] of entries(operation.responses))
    if (!status.startsWith("x-"))
      responseFacts(document, resolved(document, response), `${place} ${status}`, tell);
}

function parameterFacts(parameter: JsonObject, operation: string, tell: Tell): void {
  const { name, in: where, required, description, content, deprecated, example, examples } = parameter;
  const place = `${operation} ${String(where)} ${String(name)}`;
  tell("parameters", place);
  tell("required flags", place, required === true || where === "path");
  if (filled(description)) tell("parameter descriptions", place, description);
  if (deprecated === true) tell("deprecated", place);
  if (example !== undefined || examples !== undefined) tell("examples", place, example ?? null);
  for (const key of ["style", "explode", "allowReserved"])
    if (parameter[key] !== undefined) tell("parameter styles", `${place} ${key}`, parameter[key]);
  const [media] = entries(content).map(([, one]) => one);
  const kinds = { type: "parameter types", format: "parameter formats" };
  schemaFacts(parameter.schema ?? media?.schema ?? {}, place, kinds, tell);
}

function bodyFacts({ required, description, content }: JsonObject, place: string, tell: Tell): void {
  const media = entries(content);
  if (media.length === 0) return;
  tell("bodies", place);
  tell("required flags", place, required === true);
  if (filled(description)) tell("body descriptions", place, description);
  for (const [type] of media) tell("request media types", `${place} ${type}`);
  mediaFacts(media, place, "body types", tell);
}

function responseFacts(document: JsonObject, response: JsonObject, place: string, tell: Tell): void {
  tell("response statuses", place);
  const { description, content, headers, links } = response;
  if (filled(description)) tell("response descriptions", place, description);
  for (const [name, given] of entries(headers)) {
    const header = resolved(document, given);
    tell("response headers", `${place} ${name}`);
    const kinds = { type: "response header types", format: "response header formats" };
    schemaFacts(header.schema ?? {}, `${place} ${name}`, kinds, tell);
  }
  for (const [name] of entries(links)) tell("links", `${place} ${name}`);
  const media = entries(content);
  for (const [type] of media) tell("response media types", `${place} ${type}`);
  mediaFacts(media, place, "response schemas", tell);
}

/** Documents that name several media types mostly give all of them one schema: the first counts. */
function mediaFacts(media: readonly [string, JsonObject][], place: string, type: string, tell: Tell): void {
  const [first] = media.map(([, { schema }]) => schema).filter((schema) => schema !== undefined);
  schemaFacts(first, place, { type, format: "property formats" }, tell);
  for (const [name, { example, examples }] of media)
    if (example !== undefined || examples !== undefined) tell("examples", `${place} ${name}`);
}

/** References to parts other than schemas stand for what they point to. */
function resolved(document: JsonObject, part: Json | undefined, depth = 0): JsonObject {
  if (!isObject(part)) return {};
  if (typeof part.$ref !== "string" || depth > 8) return part;
  const keys = part.$ref.replace(/^#\//u, "").split("/");
  const target = keys.reduce<Json | undefined>(field, document);
  return resolved(document, target, depth + 1);
}

function field(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) ? value[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
}

function entries(value: Json | undefined): [string, JsonObject][] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]): [string, JsonObject][] =>
    isObject(one) ? [[key, one]] : [],
  );
}

function objects(value: Json | undefined): JsonObject[] {
  return listOf(value).filter(isObject);
}

const filled = (text: Json | undefined): text is string => typeof text === "string" && text.trim() !== "";

/** Line breaks and the order of keys are no facts. */
function normal(value: Json): Json {
  if (typeof value === "string") return value.replace(/\s+/gu, " ").trim();
  if (Array.isArray(value)) return value.map(normal);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
