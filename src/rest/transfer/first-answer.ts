import type { Outcome } from "../../core/api-promise.js";
import type { AttemptOptions } from "../../core/options.js";
import { readAnswer } from "../answer.js";
import type { RestOperation } from "../operation.js";
import type { RestParams } from "../params.js";
import type { Transfer } from "./transfer.js";

/**
 * Calls the operation of a transfer itself, with the fields of the call. What it answers tells where bytes go or are,
 * and is JSON whatever the call gives in the end.
 *
 * @param unread - Gives a refusal too, as it comes; a good answer is read, and its response is not.
 */
export async function firstAnswer(
  transfer: Transfer,
  params: RestParams,
  unread: boolean,
  signal: AbortSignal = transfer.signal,
  more?: AttemptOptions,
): Promise<Outcome<unknown>> {
  const { operation, options, context } = transfer.beginning;
  const { upload, download, answer, ...asking }: RestOperation = operation;
  const outcome = await transfer.ask(asking, params, { ...options, ...more }, { unread, signal });
  const { response } = outcome;
  if (!unread || !response.ok) return outcome;
  const { client, protocol } = context;
  try {
    const exchange = transfer.exchange({});
    return { data: await readAnswer(exchange, response.clone(), client, asking, protocol.refuse), response };
  } catch (error) {
    throw transfer.withoutText(error);
  }
}
