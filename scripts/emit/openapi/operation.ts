import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Context } from "./components.js";
import { description, summary } from "./describe.js";
import { type JsonObject, present, record, some } from "./json.js";

/** What a protocol tells of an operation. */
export interface ProtocolPart {
  /** Key in `paths`. */
  path: string;
  /** In lower case. */
  method: string;
  parameters?: JsonObject[] | undefined;
  requestBody?: JsonObject | undefined;
  responses: JsonObject;
  servers?: JsonObject[] | undefined;
  /** Documented examples that contradict their schema. */
  rejectedExamples: JsonObject[];
}

/** The Operation Object: what all protocols share, around what one protocol tells. */
export function openApiOperation(
  operation: Operation,
  operationId: string,
  part: ProtocolPart,
  spec: ApiSpec,
): JsonObject {
  return present({
    operationId,
    tags: [tagName(operation)],
    summary: summary(operation),
    description: description(operation, spec),
    servers: part.servers,
    parameters: some(part.parameters),
    requestBody: part.requestBody,
    responses: part.responses,
    "x-docwright-id": operation.id,
    "x-docwright-lines": [operation.lines.start, operation.lines.end],
    "x-docwright-origin": operation.origin,
    "x-docwright-session": operation.session,
    "x-docwright-restrictions": restrictions(operation),
    "x-docwright-push": push(operation),
    "x-docwright-corrections": some(operation.corrections?.map(({ id }) => id)),
    "x-docwright-rejected-examples": some(part.rejectedExamples),
  });
}

/** `document` and `file` → `document.file`. */
export function tagName({ group }: Operation): string {
  return group.join(".");
}

/** By kind: `all` columns, some of them, or how many there were. The columns stand once, at the root of the document. */
function restrictions({ restrictions }: Operation): JsonObject | undefined {
  if (restrictions === undefined) return undefined;
  return record(
    restrictions.map(({ kind, columns, marks, allowed }) => [
      kind,
      allowed === null ? { marks } : allowed.length === columns.length ? "all" : allowed,
    ]),
  );
}

function push({ push }: Operation): JsonObject | undefined {
  if (push === undefined) return undefined;
  return present({ to: push.to, target: push.target, streams: some(push.streams.map(({ value }) => value)) });
}

/** The `servers` of an operation: nothing where it uses the default one. */
export function serversOf(name: string | undefined, { servers }: ApiSpec): JsonObject[] | undefined {
  const server = servers.find((candidate) => candidate.name === name);
  if (server === undefined || server === servers[0]) return undefined;
  return [{ url: trimSlash(server.url), description: server.name }];
}

/** Paths begin with a slash, so a server must not end in one. */
export function trimSlash(url: string): string {
  return url.replace(/\/+$/, "");
}

/** Reference to the response for errors that the operation does not describe. */
export function errorReference({ errorName }: Context): JsonObject {
  return { $ref: `#/components/responses/${errorName}` };
}
