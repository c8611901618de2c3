import type { Outcome } from "../../core/api-promise.js";
import { readAnswer } from "../answer.js";
import type { RestOptions } from "../protocol.js";
import { secretsOf } from "../signed.js";
import type { Transfer } from "./transfer.js";

/** Options of clients that may let credentials go to further origins. */
interface TrustingOptions extends RestOptions {
  readonly trustedOrigins?: readonly string[] | undefined;
}

/**
 * The URL that confirms an upload. It is called with credentials, so that it must be where those may go.
 *
 * @param told - The URL as the server told it, or without its host.
 * @param path - The field that it comes from, for the error.
 */
export function confirmUrl(transfer: Transfer, told: unknown, path: string): string {
  const { client } = transfer.beginning.context;
  const { baseUrl, trustedOrigins = [] }: TrustingOptions = client;
  if (typeof told !== "string" || told === "" || !URL.canParse(told, baseUrl))
    throw transfer.refuseAnswer(path, "is no URL that can be called");
  const { origin, href } = new URL(told, baseUrl);
  const isKnown = [baseUrl, ...trustedOrigins].some(
    (known) => URL.canParse(known) && new URL(known).origin === origin,
  );
  if (isKnown && /^https?:/.test(origin)) return href;
  throw transfer.refuseAnswer(path, "is at an origin that credentials do not go to, see trustedOrigins");
}

/** Confirms an upload. What that answers is the result of the call. */
export async function confirm(transfer: Transfer, url: string, unread: boolean): Promise<Outcome<unknown>> {
  const { operation, context } = transfer.beginning;
  const { response, exchange } = await transfer.post(url, { told: secretsOf(url, []) }, transfer.signal);
  if (unread) return { data: response, response };
  const { client, protocol } = context;
  return { data: await readAnswer(exchange, response, client, operation, protocol.refuse), response };
}
