import type { Admitted } from "../core/deliver.js";
import type { Draft } from "../core/http.js";
import type { CallOptions } from "../core/options.js";
import type { Scope } from "../core/scope.js";
import type { Sent } from "./exchange.js";
import type { Authorize } from "./protocol.js";

/**
 * Lets a request in.
 *
 * @param authorize - Default: it needs no credentials.
 * @param sent - Takes what is sent and may hold secrets.
 */
export async function admit<Call extends CallOptions>(
  draft: Draft,
  authorize: Authorize<Call> | undefined,
  options: Call,
  sent: Sent,
  scope: Scope | undefined,
): Promise<Admitted> {
  const headers = { ...draft.headers };
  sent.headers = [headers, ...(sent.headers ?? [])];
  const { credentials, ...access } = (await authorize?.(headers, draft.url, options, sent, scope)) ?? {};
  return { ...access, request: { ...draft, headers, ...(credentials && { credentials }) } };
}
