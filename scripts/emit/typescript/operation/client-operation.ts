import type { ApiSpec, Download, Operation, Parameter, Upload } from "../../../spec/api-spec.js";
import { type Schema, unknownSchema } from "../../../spec/json-schema.js";
import { downloadId, uploadId } from "../../../spec/names.js";
import { hasUnsentPayload } from "../../../spec/sent-payload.js";
import { fieldAt, resolved } from "../shape/field-at.js";

/** An operation as the client has it. */
export interface ClientOperation extends Operation {
  /** The call goes on: it sends a file in the way that the operation tells. */
  sends?: Upload;
  /** The call goes on: it fetches the file from the place that the operation tells. */
  fetches?: Download;
  /** The page shows a body that no request can carry. */
  unsent?: true;
}

/** The operation, and the upload and the download that begin with it. */
export function clientOperations(spec: ApiSpec, operation: Operation): ClientOperation[] {
  const own = withoutUnsent(operation);
  const { upload, download } = operation;
  return [
    own,
    ...(upload === undefined
      ? []
      : [upload.style === "form" ? formUpload(spec, own, upload) : confirmedUpload(spec, own, upload)]),
    ...(download === undefined ? [] : [downloadOf(own, download)]),
  ];
}

function withoutUnsent(operation: Operation): ClientOperation {
  if (!hasUnsentPayload(operation)) return operation;
  const { payload: _payload, ...rest } = operation;
  return { ...rest, unsent: true, examples: rest.examples.filter(({ kind }) => kind !== "request") };
}

/** What the page says of the operation is told there; of the whole we tell what it does, and how sure that is. */
function begunBy(operation: ClientOperation): Omit<ClientOperation, "id" | "name" | "responses"> {
  const { group, section, wire, safety, parameters, security, openParameters, examples, notes, lines } =
    operation;
  return {
    group,
    ...(section === undefined ? {} : { section }),
    wire,
    ...(safety === undefined ? {} : { safety }),
    parameters,
    ...(openParameters === undefined ? {} : { openParameters }),
    ...(security === undefined ? {} : { security }),
    examples,
    ...(notes === undefined ? {} : { notes }),
    lines,
  };
}

type FormUpload = Extract<Upload, { style: "form" }>;
type ConfirmedUpload = Extract<Upload, { style: "confirmed" }>;

function formUpload(spec: ApiSpec, operation: ClientOperation, sends: FormUpload): ClientOperation {
  return {
    ...begunBy(operation),
    id: uploadId(operation),
    name: sends.name,
    responses: [{ status: "2XX", schema: resultOf(spec, operation, sends) }],
    sends,
  };
}

/** It is given once the file is there, so that it cannot be null. */
function resultOf(spec: ApiSpec, { responses }: Operation, { result }: FormUpload): Schema {
  const answers = responses.filter(({ status }) => /^(?:2|default$)/.test(status));
  const found = answers.map(({ schema }) => fieldAt(spec, schema, result)).find((each) => each !== undefined);
  if (found === undefined) return unknownSchema(`the page does not describe ${result} of the answer`);
  const types = [resolved(spec, found)?.type ?? []].flat();
  const [type, ...others] = types.filter((each) => each !== "null");
  return found.$ref === undefined && types.includes("null") && type !== undefined
    ? { ...found, type: others.length === 0 ? type : [type, ...others] }
    : found;
}

/** The fields of the first request lie beside the parameters: there is no body that callers could mean. */
function confirmedUpload(spec: ApiSpec, operation: ClientOperation, sends: ConfirmedUpload): ClientOperation {
  const { parameters, responses } = operation;
  const done = responses.find(({ status, schema }) => status === sends.done && schema !== undefined);
  return {
    ...begunBy(operation),
    parameters: [...parameters, ...flatFields(spec, operation, sends)],
    id: uploadId(operation),
    name: sends.name,
    responses: [
      {
        status: "2XX",
        schema:
          done?.schema ?? unknownSchema("the page does not describe what is answered once the file is there"),
      },
    ],
    sends,
  };
}

/** Without those that the call fills. */
function flatFields(
  spec: ApiSpec,
  { payload, parameters }: Operation,
  { size, parts }: ConfirmedUpload,
): Parameter[] {
  const schema = resolved(spec, payload?.schema);
  const taken = new Set([size, parts?.flag, ...parameters.map(({ name }) => name)]);
  const { jsonFields = [] } = payload ?? {};
  return Object.entries(schema?.properties ?? {})
    .filter(([name]) => !taken.has(name))
    .map(([name, field]) => ({
      name,
      in: "query",
      required: payload?.required === true && schema?.required?.includes(name) === true,
      ...(jsonFields.includes(name) ? { encoding: "json" as const } : {}),
      schema: field,
    }));
}

function downloadOf(operation: ClientOperation, fetches: Download): ClientOperation {
  const { payload } = operation;
  return {
    ...begunBy(operation),
    ...(payload === undefined ? {} : { payload }),
    id: downloadId(operation),
    name: fetches.name,
    responses: [{ status: "2XX", binary: true }],
    fetches,
  };
}
