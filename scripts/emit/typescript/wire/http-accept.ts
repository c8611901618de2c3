import type { Operation } from "../../../spec/api-spec.js";
import { type Answer, answerOf } from "../operation/answer.js";

/** What the runtime makes of an answer, where it is not JSON. */
export const answerTraits: { [kind in Answer["kind"]]?: string } = {
  binary: "binary",
  text: "text",
  nothing: "none",
  unknown: "any",
};

/** JSON, or nothing under a status that does not say so, as 204 and 205 do. */
export function mayBeEmpty(operation: Operation): boolean {
  const answer = answerOf(operation);
  const empty = operation.responses.filter(
    ({ status, schema, mediaTypes }) =>
      /^2/.test(status) && !/^20[45]$/.test(status) && schema === undefined && mediaTypes === undefined,
  );
  return answer.kind === "schema" && answer.optional && empty.length > 0;
}

/** What to ask for, where it is neither JSON nor bytes of any kind. */
export function acceptOf({ responses }: Operation): string | undefined {
  const types = responses.filter(({ status }) => /^2/.test(status)).flatMap((each) => each.mediaTypes ?? []);
  const usual = types.length === 0 || types.some((type) => /^application\/(?:json|octet-stream)$/.test(type));
  return usual ? undefined : [...new Set(types)].join(", ");
}
