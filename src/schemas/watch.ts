import { ApiError } from "../core/api-error.js";
import { ApiPromise } from "../core/api-promise.js";
import { type Exchange, failure } from "../core/exchange.js";
import type { validated } from "../core/validate.js";
import type {
  MakeCall,
  Mismatch,
  ValidationOptions,
  Validator,
  WatchedOperation,
} from "../core/validation.js";
import { ValidationError } from "../core/validation-error.js";
import { tellOnce } from "./memory.js";

/** As many mismatches stand in the message of an error; the error has all of them. */
const maxTold = 5;

const subjects: Readonly<Record<Mismatch["in"], string>> = {
  params: "the parameters differ from their documentation",
  answer: "the answer differs from its documentation",
  result: "the result of the task differs from its documentation",
};

/**
 * Calls that are checked: what the caller gives, and what the call comes to. Requests that a call makes on its way are
 * its own affair; further pages are not.
 */
export function watchCalls<O extends WatchedOperation, P, C>(
  check: Validator["check"],
  ...[client, vendor, owner, make]: Parameters<typeof validated<O, P, C>>
): MakeCall<O, P, C> {
  const verify = verifierOf(check, client, vendor, owner);
  const around = (
    promise: ApiPromise<unknown>,
    target: string,
    place: Mismatch["in"],
    given?: { readonly params: P },
  ): ApiPromise<unknown> =>
    ApiPromise.wrap(promise, (start) => async (unread) => {
      if (given) verify(target, "params", given.params);
      const outcome = await start(unread);
      const { data, response } = outcome;
      // An answer in bytes is the response itself.
      if (!unread && data !== response) verify(target, place, data, response);
      return outcome;
    });
  const inner: MakeCall<O, P, C> = (...call) => make(inner, ...call);
  /** The calls that one of an operation makes: its next pages, its task, or requests on its way. */
  const following =
    (operation: O): MakeCall<O, P, C> =>
    (other, ...more) => {
      const { task } = operation;
      const target = checkedTarget(operation);
      if (other === operation) return around(make(following(operation), other, ...more), target, "answer");
      const isResult = task?.id !== undefined && other.target === task.target;
      const promise = inner(other, ...more);
      return isResult ? around(promise, target, "result") : promise;
    };
  return (operation, params, options) =>
    around(make(following(operation), operation, params, options), checkedTarget(operation), "answer", {
      params,
    });
}

/** What an operation is checked as: a call that goes on to send a file is another than its first request. */
function checkedTarget({ target, upload, form }: WatchedOperation): string {
  return upload || form ? `${target} upload` : target;
}

/** An operation as its documentation spells it, without marks of ours. */
export function documentedName(target: string): string {
  return target.replaceAll("{+", "{").replace(/ upload$/, "");
}

/** What tells mismatches, and throws where the client wants that. */
function verifierOf(
  check: Validator["check"],
  { validate, drift }: ValidationOptions,
  vendor: string,
  owner: object,
) {
  const listener = drift ?? (validate === "warn" ? warn : undefined);
  return (target: string, place: Mismatch["in"], value: unknown, response?: Response): void => {
    const exchange: Exchange = {
      ...{ vendor, operation: documentedName(target), attempts: response ? 1 : 0, response },
    };
    const guarded = <T>(what: string, run: () => T): T => {
      try {
        return run();
      } catch (cause) {
        throw failure(exchange, ApiError, `${what} threw ${cause instanceof Error ? cause.message : cause}`, {
          cause,
        });
      }
    };
    if (validate !== "warn" && validate !== "throw")
      throw failure(exchange, ApiError, 'validate must be "off", "warn" or "throw"');
    const mismatches = guarded("the validator", () => check(target, place, value));
    if (mismatches.length === 0) return;
    if (listener) guarded("drift", () => tellOnce(owner, listener, mismatches));
    if (validate === "throw")
      throw failure(exchange, ValidationError, messageOf(place, mismatches), { mismatches });
  };
}

function messageOf(place: Mismatch["in"], mismatches: readonly Mismatch[]): string {
  const count = mismatches.length;
  const told = mismatches.slice(0, maxTold).map(sentenceOf);
  if (count > maxTold) told.push(`and ${count - maxTold} more`);
  return `${subjects[place]} in ${count} ${count === 1 ? "place" : "places"}: ${told.join("; ")}`;
}

function sentenceOf({ path, seen, expected }: Mismatch): string {
  return `${path || "it"} is ${seen}, expected ${expected}`;
}

function warn(mismatch: Mismatch): void {
  const { operation, in: place } = mismatch;
  // The console is the only listener that there always is.
  console.warn(`${operation}: ${subjects[place]}: ${sentenceOf(mismatch)}`);
}
