import type { Operation } from "../../../spec/api-spec.js";
import { answerOf } from "../operation/answer.js";
import type { ClientOperation } from "../operation/client-operation.js";
import { code } from "../text/escape.js";
import { acceptOf } from "./http-accept.js";
import { choiceNotes } from "./http-choices.js";
import { pagingNotes } from "./http-paging.js";
import { unsentCookies } from "./http-parameters.js";
import { needsNoCredentials } from "./http-traits.js";

/** How a call travels and what it gives, in sentences for its hover. `usual`: what bodies of the API are written in. */
export function notes(operation: ClientOperation, usual: string): string[] {
  const cookies = unsentCookies(operation).map(code);
  const { kind } = answerOf(operation);
  return [
    ...choiceNotes(operation, usual),
    ...(kind === "binary" ? ["Answers bytes: a `Response` whose body is unread."] : []),
    ...(kind === "text" ? [`Answers a text: ${code(acceptOf(operation) ?? "")}.`] : []),
    ...pagingNotes(operation),
    ...(operation.unsent ? [unsentNote(operation)] : []),
    ...(needsNoCredentials(operation) ? ["Needs no credentials."] : []),
    ...(cookies.length === 0
      ? []
      : [
          `The page also has ${cookies.length === 1 ? "the cookie" : "the cookies"} ${cookies.join(", ")}, which programs in browsers cannot set.`,
        ]),
  ];
}

function unsentNote({ wire }: Operation): string {
  const method = wire.kind === "http" ? wire.method.toUpperCase() : "";
  return `The page shows a body, which cannot be sent: a ${method} request has none.`;
}
