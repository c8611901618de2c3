import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import type { Context } from "./components.js";
import { composedCalls } from "./composed.js";
import { description, summary } from "./describe.js";
import { type JsonObject, present, record, some } from "./json.js";
import { asMarkdown, plain, textList } from "./markdown.js";
import { securityRequirements } from "./security.js";
import { tagName } from "./tags.js";

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
  /** What a background task gives in the end. */
  taskResult?: JsonObject | undefined;
  /** What the page says that has no place in the document. */
  remarks?: readonly string[];
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
  const verbatim = spec.envelope === undefined;
  return present({
    operationId,
    tags: [tagName(operation, spec)],
    ...(verbatim
      ? ownTexts(operation, part.remarks)
      : { summary: summary(operation), description: description(operation, spec) }),
    servers: part.servers,
    security: securityRequirements(securityOf(operation, spec)),
    parameters: some(part.parameters),
    requestBody: part.requestBody,
    responses: part.responses,
    "x-docwright-id": verbatim && operation.id === operationId ? undefined : operation.id,
    "x-docwright-lines": [operation.lines.start, operation.lines.end],
    "x-docwright-origin": operation.origin,
    "x-docwright-session": operation.session,
    "x-docwright-safety": operation.safety?.level,
    "x-docwright-restrictions": restrictions(operation),
    "x-docwright-push": push(operation),
    ...(verbatim
      ? explanations(operation, part)
      : { "x-docwright-corrections": some(operation.corrections?.map(({ id }) => id)) }),
    "x-docwright-rejected-examples": some(part.rejectedExamples),
  });
}

/** What the page says, and what of it is not in the document. */
export function ownTexts(
  operation: Operation,
  remarks: readonly string[] = [],
): { [key: string]: string | undefined } {
  const { title } = operation;
  const paragraphs = ownParagraphs(operation, remarks);
  return {
    summary: title === undefined ? undefined : plain(title),
    description: paragraphs.length === 0 ? undefined : paragraphs.join("\n\n"),
  };
}

/** The page's description and conditions, then what has no place in the document. */
export function ownParagraphs(
  { description, conditions = [] }: Operation,
  remarks: readonly string[] = [],
): string[] {
  const told = description === undefined ? [] : [asMarkdown(description)];
  return [...told, ...textList(conditions.map(({ text }) => text)), ...remarks];
}

/** Who asks for a session has none yet. */
function securityOf({ security, session }: Operation, { envelope }: ApiSpec): Operation["security"] {
  return security ?? (session === "open" && envelope === undefined ? [] : undefined);
}

/** What is told of the operation beyond the texts of the page. */
function explanations(
  operation: Operation,
  { taskResult }: ProtocolPart,
): { [key: string]: Json | undefined } {
  const { reason, notes, corrections, wire, parameterList } = operation;
  const { methodOrigin, versions, documentedPath } = wire.kind === "http" ? wire : {};
  return {
    "x-docwright-reason": reason === undefined ? undefined : plain(reason),
    "x-docwright-notes": some(notes?.map(plain)),
    "x-docwright-method-origin": methodOrigin,
    "x-docwright-api-versions": versions,
    "x-docwright-documented-path": documentedPath,
    "x-docwright-parameter-list": parameterList === undefined ? undefined : present({ ...parameterList }),
    ...composedCalls(operation, taskResult),
    "x-docwright-corrections": some(corrections?.map((correction) => present({ ...correction }))),
  };
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

/** Reference to the response for errors that the operation does not describe. */
export function errorReference({ errorName }: Context): JsonObject {
  return { $ref: `#/components/responses/${errorName}` };
}
