import type { ApiError } from "../core/api-error.js";
import { ApiPromise, type Outcome } from "../core/api-promise.js";
import { DecodeError } from "../core/decode-error.js";
import { failure } from "../core/exchange.js";
import type { CallOptions } from "../core/options.js";
import { TaskPromise } from "../core/task-promise.js";
import type { Beginning, RestFeatures } from "./features.js";
import { fieldAt } from "./fields.js";
import { fieldsFeatures, fieldsWith } from "./fields-operation.js";
import { jsonOperation, type RestFunction, type RestOperation, type RestTraits } from "./operation.js";

/** Asking again is what polling does. */
const polled: CallOptions = { retries: 0 };

type Ask = (signal: AbortSignal | undefined) => Promise<Outcome<unknown>>;

/** Makes a call that starts a task, or asks for one. */
const beginTask: RestFeatures["begin"] = (beginning) => {
  const { operation, options, context, start } = beginning;
  const { task } = operation;
  if (!task) return new ApiPromise(start);
  return new TaskPromise(start, {
    ...{ vendor: context.protocol.vendor, operation: task.target, signal: options.signal },
    open: (begun) => (task.id === undefined ? openSame(beginning, begun) : openOther(beginning, task, begun)),
    pending,
  });
};

/** A task that is not ready is not found; what else the answer says is of its progress. */
function pending(error: ApiError & { readonly body?: unknown }): { readonly detail: unknown } | undefined {
  return error.status === 404 ? { detail: error.body ?? error.detail } : undefined;
}

const features = /* @__PURE__ */ fieldsWith({ begin: beginTask });

/** Asks as the call itself did, whose answer is the first. */
async function openSame(
  { operation, params, options, call }: Beginning,
  begun: Promise<Outcome<unknown>>,
): Promise<Ask> {
  let first: Promise<Outcome<unknown>> | undefined = begun;
  const again: Ask = (signal) =>
    call(operation, params ?? {}, { ...options, ...polled, signal }).withResponse();
  return async (signal) => {
    const asked = first ?? again(signal);
    first = undefined;
    const outcome = await asked;
    // What was taken as it came tells nothing.
    return outcome.data instanceof Response ? again(signal) : outcome;
  };
}

/** Asks another operation for the task whose id was answered, without the options that are about the call. */
async function openOther(
  { operation, options: { fetch, timeout }, context, call }: Beginning,
  { id = "", target, parameter }: NonNullable<RestTraits["task"]>,
  begun: Promise<Outcome<unknown>>,
): Promise<Ask> {
  const { data } = await begun;
  const value = fieldAt(data, id);
  if ((typeof value !== "string" && typeof value !== "number") || value === "") {
    const { vendor } = context.protocol;
    const exchange = { vendor, operation: operation.target, attempts: 1 };
    const problem = `the answer has no id of a task in ${id}, so there is none to wait for: it may be done already`;
    throw failure<ApiError>(exchange, DecodeError, problem);
  }
  const asking: RestOperation = { target, answer: "any", features: fieldsFeatures };
  return (signal) =>
    call(asking, { [parameter]: value }, { fetch, timeout, ...polled, signal }).withResponse();
}

/**
 * The standalone function of an operation that starts a task in the background, or asks for one.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function taskOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, features);
}
