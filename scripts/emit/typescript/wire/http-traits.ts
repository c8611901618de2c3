import type { ApiSpec, Operation } from "../../../spec/api-spec.js";
import { usualMediaType } from "../../../spec/media-types.js";
import { methodsOf } from "../../../spec/safety/decide.js";
import { promiseOf } from "../../../spec/safety/level.js";
import { answerOf } from "../operation/answer.js";
import type { ClientOperation } from "../operation/client-operation.js";
import { acceptOf, answerTraits, mayBeEmpty } from "./http-accept.js";
import { composedTraits } from "./http-composed.js";
import { pagingTraits } from "./http-paging.js";
import { type KeyedParameter, keyedParameters } from "./http-parameters.js";
import { template } from "./http-target.js";
import type { Traits } from "./wire.js";

/** What the runtime has to know of an operation of the API beside its target. */
export function httpTraits(spec: ApiSpec, operation: ClientOperation): Traits {
  const { wire, session, fetches } = operation;
  const [defaultServer] = spec.servers;
  const keyed = keyedParameters(operation);
  const headers = keyed.filter(({ parameter }) => parameter.in === "header");
  const escaped = headers.filter(({ parameter }) => parameter.encoding === "unicode-escape");
  const renamed = keyed.filter(({ key, parameter }) => parameter.in !== "path" && key !== parameter.name);
  const server = wire.kind === "http" && wire.server !== defaultServer?.name ? wire.server : undefined;
  const documented = wire.kind === "http" ? wire.documentedPath : undefined;
  const mediaType = mediaTypeTrait(spec, operation);
  const json = jsonFields(operation);
  const answer = mayBeEmpty(operation) ? "optional" : answerTraits[answerOf(operation).kind];
  // With an answer other than JSON the runtime knows what to ask for.
  const accept = acceptOf(operation) ?? (answer === "optional" ? "application/json" : undefined);
  return {
    ...(server === undefined ? {} : { server }),
    ...(documented === undefined ? {} : { documented: template(operation, documented) }),
    ...(headers.length === 0 ? {} : { headers: headers.map(nameOf) }),
    ...(escaped.length === 0 ? {} : { escaped: escaped.map(nameOf) }),
    ...(renamed.length === 0
      ? {}
      : { rename: Object.fromEntries(renamed.map((each) => [each.key, nameOf(each)])) }),
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(json.length === 0 ? {} : { json }),
    ...(accept === undefined ? {} : { accept }),
    // Of a download the first answer is meant, which is JSON.
    ...(answer === undefined || fetches !== undefined ? {} : { answer }),
    ...(tellsSize(operation) ? { sized: true as const } : {}),
    ...safetyTrait(operation),
    ...(needsNoCredentials(operation) ? { security: "none" } : {}),
    ...(session === "open" || session === "close" ? { session } : {}),
    ...pagingTraits(operation),
    ...composedTraits(spec, operation),
  };
}

const nameOf = ({ parameter }: KeyedParameter): string => parameter.name;

/** Left out where the runtime comes to it by the method, whichever the caller chooses. */
function safetyTrait({ wire, safety }: Operation): Traits {
  if (wire.kind !== "http" || safety === undefined) return {};
  const isUsual = methodsOf(wire).every((method) => promiseOf(method) === safety.level);
  return isUsual ? {} : { safety: safety.level };
}

/** Left out where it is that of all bodies of the API. */
function mediaTypeTrait(spec: ApiSpec, { payload }: Operation): string | undefined {
  // A range of types cannot be sent.
  const mediaType = payload?.mediaTypes?.find((type) => !type.includes("*"));
  const usual = payload?.binary ? "application/octet-stream" : usualMediaType(spec);
  return mediaType === usual ? undefined : mediaType;
}

/** Fields that are written as JSON, by their names on the wire. */
function jsonFields({ payload, parameters }: Operation): string[] {
  const told = parameters.filter(({ encoding }) => encoding === "json").map(({ name }) => name);
  return [...new Set([...told, ...(payload?.jsonFields ?? [])])];
}

/** Who asks for a session has none yet. */
export function needsNoCredentials({ security, session }: Operation): boolean {
  return session === "open" || (security?.every(({ schemes }) => schemes.length === 0) ?? false);
}

/** The server wants the length of the bytes before they come. */
export function tellsSize({ payload, parameters }: Operation): boolean {
  return (
    payload?.binary === true &&
    parameters.some((each) => each.in === "header" && each.name.toLowerCase() === "content-length")
  );
}
