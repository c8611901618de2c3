import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import type { OutputFile } from "../output-file.js";
import { type Context, componentSchemas, contextOf, errorResponse } from "./components.js";
import { envelopeOperation } from "./envelope.js";
import { httpOperation } from "./http.js";
import { introduction } from "./introduction.js";
import { groups, type JsonObject, present, record, some } from "./json.js";
import { code, plain } from "./markdown.js";
import { operationIds } from "./names.js";
import { openApiOperation, type ProtocolPart, tagName, trimSlash } from "./operation.js";
import { printJson } from "./print.js";
import { type Part, shareResponses } from "./shared-responses.js";

/** `specs/<vendor>/openapi.json`: the spec as an OpenAPI 3.1 document, for every other tool. */
export function emitOpenApi(spec: ApiSpec): OutputFile {
  return { path: `specs/${spec.vendor}/openapi.json`, text: printJson(openApiDocument(spec)) };
}

/** The document as a value. */
export function openApiDocument(spec: ApiSpec): JsonObject {
  const context = contextOf(spec);
  const parts = spec.operations.map(
    (operation): Part => ({ operation, part: protocolPart(operation, context) }),
  );
  const answers = shareResponses(parts, context.names);
  const tags = [...groups(spec.operations, tagName)].map(([name, operations]) => tag(name, operations));
  return present({
    openapi: "3.1.1",
    info: { title: plain(spec.title), version: plain(spec.version), description: introduction(spec) },
    servers: spec.servers.map(({ name, url }) => ({ url: trimSlash(url), description: plain(name) })),
    // Nothing is known of security at the level of HTTP, or there is none: the introduction says which.
    security: spec.envelope === undefined ? undefined : [],
    tags: some(tags),
    "x-tagGroups": tagGroups(spec.operations),
    paths: paths(parts, spec),
    components: {
      schemas: componentSchemas(context),
      responses: { ...answers, [context.errorName]: errorResponse(context) },
    },
    "x-docwright-source": { ...spec.source },
    "x-docwright-versions": spec.versions,
    "x-docwright-restrictions": restrictionColumns(spec.operations),
  });
}

function tag(name: string, operations: readonly Operation[]): JsonObject {
  const count = operations.length === 1 ? "One operation" : `${operations.length} operations`;
  return { name, description: `${count} of ${code(name)}.` };
}

/** Redocly and Scalar show a navigation of two levels with it. */
function tagGroups(operations: readonly Operation[]): Json[] | undefined {
  if (!operations.some(({ group }) => group.length > 1)) return undefined;
  return [...groups(operations, ({ group }) => group[0] ?? "")].map(([name, members]) => ({
    name,
    tags: [...new Set(members.map(tagName))],
  }));
}

/** Two operations with one method and path are told apart by a fragment, which is never sent. */
function paths(parts: readonly Part[], spec: ApiSpec): JsonObject {
  const ids = operationIds(spec.operations);
  const items = new Map<string, JsonObject>();
  for (const { operation, part } of parts) {
    const operationId = ids.get(operation) ?? operation.id;
    const path =
      items.get(part.path)?.[part.method] === undefined ? part.path : `${part.path}#${operationId}`;
    const item = items.get(path) ?? {};
    item[part.method] = openApiOperation(operation, operationId, part, spec);
    items.set(path, item);
  }
  return record(items);
}

function protocolPart(operation: Operation, context: Context): ProtocolPart {
  const { wire } = operation;
  return wire.kind === "envelope"
    ? envelopeOperation(operation, wire, context)
    : httpOperation(operation, wire, context);
}

/** The columns of every kind of restriction, once for the whole document. */
function restrictionColumns(operations: readonly Operation[]): JsonObject | undefined {
  const kinds = new Map<string, Json>();
  for (const { kind, columns } of operations.flatMap(({ restrictions }) => restrictions ?? [])) {
    if (!kinds.has(kind))
      kinds.set(
        kind,
        columns.map((column) => present({ ...column })),
      );
  }
  return kinds.size === 0 ? undefined : record(kinds);
}
