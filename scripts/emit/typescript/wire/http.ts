import type { ApiSpec } from "../../../spec/api-spec.js";
import { usualMediaType } from "../../../spec/media-types.js";
import type { ClientOperation } from "../operation/client-operation.js";
import { code } from "../text/escape.js";
import { answerParts } from "./http-answers.js";
import { bodyNotes } from "./http-choices.js";
import { exampleCall } from "./http-example.js";
import { facts } from "./http-facts.js";
import { makerOf, plainMaker } from "./http-makers.js";
import { notes } from "./http-notes.js";
import { type KeyedParameter, keyedParameters } from "./http-parameters.js";
import { documentedTarget, target } from "./http-target.js";
import { httpTraits, tellsSize } from "./http-traits.js";
import {
  type CallParameter,
  contentParameter,
  oncePerOperation,
  payloadParameter,
  type WireEmitter,
} from "./wire.js";

/**
 * One method and path per operation. The runtime tells the parts of `params` apart: what the path template names goes
 * into the path, what the traits name goes into headers, `body` is the body, and the rest is the query.
 */
export function httpWire(spec: ApiSpec): WireEmitter {
  const traits = oncePerOperation((operation) => httpTraits(spec, operation));
  const usual = plainMaker(spec);
  const usualBody = usualMediaType(spec);
  return {
    kind: "http",
    runtime: `${spec.vendor}/index.js`,
    parameters: (operation) => [
      ...keyedParameters(operation).map(callParameter),
      ...bodyParameters(operation),
    ],
    target,
    traits,
    maker: (operation) => makerOf(traits(operation), operation, usual),
    notes: (operation) => notes(operation, usualBody),
    clientNotes: () => bodyNotes(usualBody, spec),
    answers: (operation) => answerParts(operation, spec.errors),
    wireName: (operation) => `${code(documentedTarget(operation))}.`,
    example: (operation) => exampleCall(spec, operation),
    facts: () => facts(spec),
  };
}

function callParameter({ key, parameter, told }: KeyedParameter): CallParameter {
  const { required, schema } = parameter;
  return { name: key, required, value: { kind: "schema", schema }, notes: [], remarks: told };
}

function bodyParameters(operation: ClientOperation): CallParameter[] {
  const { payload, sends } = operation;
  if (sends !== undefined) return [contentParameter, sizeParameter(sizeNote)];
  if (payload === undefined) return [];
  if (payload.binary !== true) return [payloadParameter("body", payload.required)];
  const { type: _type, format: _format, ...told } = payload.schema;
  return [
    { ...contentParameter, required: payload.required, value: { kind: "content", schema: told } },
    sizeParameter(
      tellsSize(operation)
        ? "Bytes in `content`. A stream needs it, because the server wants the length beforehand."
        : sizeNote,
    ),
  ];
}

const sizeNote = "Bytes in `content`, where it is a stream of known length.";

function sizeParameter(note: string): CallParameter {
  return {
    name: "size",
    required: false,
    value: { kind: "schema", schema: { type: "integer" } },
    notes: [note],
  };
}
