import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import type { OutputFile } from "../output-file.js";
import { commonResponses } from "./common-statuses.js";
import { type Context, componentSchemas, contextOf, errorResponse } from "./components.js";
import { envelopeOperation } from "./envelope.js";
import { httpOperation } from "./http.js";
import { infoObject } from "./info.js";
import { type JsonObject, present, record, some } from "./json.js";
import { mergedOperation, type NamedPart, sharingRequests } from "./merge-operations.js";
import { withMethods } from "./methods.js";
import { compare, operationIds } from "./names.js";
import { withOneTemplate } from "./one-template.js";
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
  const told = withMethods(operations, spec).map(
    ({ operation, of }): Part => ({ operation, of, part: protocolPart(operation, context) }),
  );
  const parts = context.verbatim ? withOneTemplate(told) : told;
  // REST pages tell the answers of each operation, and no names for those that are alike.
  const answers = context.verbatim ? {} : shareResponses(parts, context.names);
  const isUntold = spec.operations.some(({ responses }) => responses.length === 0);
  const hasErrorResponse =
    !context.verbatim || context.errorNames !== undefined || (isUntold && context.statuses.length === 0);
  const responses = [
    ...Object.entries(answers),
    ...(hasErrorResponse ? [[context.errorName, errorResponse(context)] as const] : []),
    ...Object.entries(commonResponses(context.statuses)),
  ];
  return present({
    openapi: "3.1.1",
    info: infoObject(spec),
    servers: serverObjects(spec),
    security: rootSecurity(spec),
    tags: some(tagObjects(spec)),
    "x-tagGroups": tagGroups(spec),
    paths: paths(parts, context),
    components: present({
      schemas: componentSchemas(context),
      responses: responses.length === 0 ? undefined : record(responses),
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

/**
 * Operations of a page with one method and path become one. Where they have different servers, or the path stands for
 * something else, they are told apart by a fragment, which is never sent.
 */
function paths(parts: readonly Part[], { spec, verbatim }: Context): JsonObject {
  const ids = operationIds(spec);
  const named = parts.map((each): NamedPart => {
    const { operation, of, part } = each;
    const operationId = ids.get(of ?? operation) ?? operation.id;
    return { ...each, operationId: of === undefined ? operationId : `${operationId}_${part.method}` };
  });
  const items = new Map<string, JsonObject>();
  for (const same of verbatim ? sharingRequests(named) : named.map((each) => [each])) {
    const [first] = same;
    if (first === undefined) continue;
    const { operation, operationId, part } = first;
    const path =
      items.get(part.path)?.[part.method] === undefined ? part.path : `${part.path}#${operationId}`;
    const item = items.get(path) ?? {};
    item[part.method] =
      same.length === 1
        ? { ...openApiOperation(operation, operationId, part, spec), ...methodOf(first, ids) }
        : mergedOperation(same, spec);
    items.set(path, item);
  }
  return record(items);
}

/** The operation that is the same by the method that the page lists first. */
function methodOf({ of }: Part, ids: ReadonlyMap<Operation, string>): JsonObject {
  return of === undefined ? {} : { "x-docwright-method-of": ids.get(of) ?? of.id };
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
