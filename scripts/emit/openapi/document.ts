import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import type { OutputFile } from "../output-file.js";
import { type Context, componentSchemas, contextOf, errorResponse } from "./components.js";
import { envelopeOperation } from "./envelope.js";
import { httpOperation } from "./http.js";
import { infoObject } from "./info.js";
import { type JsonObject, present, record, some } from "./json.js";
import { compare, operationIds } from "./names.js";
import { openApiOperation, type ProtocolPart } from "./operation.js";
import { printJson } from "./print.js";
import { rootSecurity, securitySchemes } from "./security.js";
import { serverObjects } from "./servers.js";
import { type Part, shareResponses } from "./shared-responses.js";
import { tagGroups, tagObjects } from "./tags.js";

/** `specs/<vendor>/openapi.json`: the spec as an OpenAPI 3.1 document, for every other tool. */
export function emitOpenApi(spec: ApiSpec): OutputFile {
  return { path: `specs/${spec.vendor}/openapi.json`, text: printJson(openApiDocument(spec)) };
}

/** The document as a value. */
export function openApiDocument(spec: ApiSpec): JsonObject {
  const context = contextOf(spec);
  const operations = context.verbatim ? inPageOrder(spec.operations) : spec.operations;
  const parts = operations.map((operation): Part => ({ operation, part: protocolPart(operation, context) }));
  // REST pages tell the answers of each operation, and no names for those that are alike.
  const answers = context.verbatim ? {} : shareResponses(parts, context.names);
  const hasErrorResponse =
    !context.verbatim || spec.operations.some(({ responses }) => responses.length === 0);
  return present({
    openapi: "3.1.1",
    info: infoObject(spec),
    servers: serverObjects(spec),
    security: rootSecurity(spec),
    tags: some(tagObjects(spec)),
    "x-tagGroups": tagGroups(spec),
    paths: paths(parts, spec),
    components: present({
      schemas: componentSchemas(context),
      responses: hasErrorResponse ? { ...answers, [context.errorName]: errorResponse(context) } : undefined,
      securitySchemes: securitySchemes(spec),
    }),
    "x-docwright-source": { ...spec.source },
    "x-docwright-versions": spec.versions,
    "x-docwright-restrictions": restrictionColumns(spec.operations),
  });
}

/** A spec is sorted by names; who knows the page looks for its order. */
function inPageOrder(operations: readonly Operation[]): Operation[] {
  return [...operations].sort((a, b) => a.lines.start - b.lines.start || compare(a.id, b.id));
}

/** Two operations with one method and path are told apart by a fragment, which is never sent. */
function paths(parts: readonly Part[], spec: ApiSpec): JsonObject {
  const ids = operationIds(spec);
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
