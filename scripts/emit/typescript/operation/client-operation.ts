import type { ApiSpec, Operation, Upload } from "../../../spec/api-spec.js";
import { type Schema, unknownSchema } from "../../../spec/json-schema.js";
import { uploadId } from "../../../spec/names.js";
import { hasUnsentPayload } from "../../../spec/sent-payload.js";
import { fieldAt, resolved } from "../shape/field-at.js";

/** An operation as the client has it. */
export interface ClientOperation extends Operation {
  /** The call goes on: it sends a file with the form that the operation gives. */
  form?: Upload;
  /** The page shows a body that no request can carry. */
  unsent?: true;
}

/** The operation, and the upload that begins with it. */
export function clientOperations(spec: ApiSpec, operation: Operation): ClientOperation[] {
  const own = withoutUnsent(operation);
  const { upload } = operation;
  return upload === undefined ? [own] : [own, uploadOf(spec, own, upload)];
}

function withoutUnsent(operation: Operation): ClientOperation {
  if (!hasUnsentPayload(operation)) return operation;
  const { payload: _payload, ...rest } = operation;
  return { ...rest, unsent: true, examples: rest.examples.filter(({ kind }) => kind !== "request") };
}

/** What the page says of the operation is told there; of the whole we tell what it does, and how sure that is. */
function uploadOf(spec: ApiSpec, operation: ClientOperation, form: Upload): ClientOperation {
  const { id, group, wire, parameters, security, openParameters, examples, notes, lines } = operation;
  return {
    id: uploadId({ id }),
    group,
    name: form.name,
    wire,
    parameters,
    ...(openParameters === undefined ? {} : { openParameters }),
    ...(security === undefined ? {} : { security }),
    responses: [{ status: "2XX", schema: resultOf(spec, operation, form) }],
    examples,
    ...(notes === undefined ? {} : { notes }),
    lines,
    form,
  };
}

/** It is given once the file is there, so that it cannot be null. */
function resultOf(spec: ApiSpec, { responses }: Operation, { result }: Upload): Schema {
  const answers = responses.filter(({ status }) => /^(?:2|default$)/.test(status));
  const found = answers.map(({ schema }) => fieldAt(spec, schema, result)).find((each) => each !== undefined);
  if (found === undefined) return unknownSchema(`the page does not describe ${result} of the answer`);
  const types = [resolved(spec, found)?.type ?? []].flat();
  const [type, ...others] = types.filter((each) => each !== "null");
  return found.$ref === undefined && types.includes("null") && type !== undefined
    ? { ...found, type: others.length === 0 ? type : [type, ...others] }
    : found;
}
