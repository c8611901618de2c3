import type { Admitted } from "../core/attempts.js";
import type { Draft } from "../core/http.js";
import type { CallOptions } from "../core/options.js";
import type { Scope } from "../core/scope.js";
import { after } from "../core/supply.js";
import type { Sent } from "./exchange.js";
import type { Authorize } from "./protocol.js";

/**
 * Lets a request in.
 *
 * @param authorize - Default: it needs no credentials.
 * @param sent - Takes what is sent and may hold secrets.
 */
export function admit<Call extends CallOptions>(
  draft: Draft,
  authorize: Authorize<Call> | undefined,
  options: Call,
  sent: Sent,
  scope: Scope,
): Admitted | Promise<Admitted> {
  const headers = Object.assign({}, draft.headers);
  sent.headers = [headers, ...(sent.headers ?? [])];
  const { url, method, body } = draft;
  return after(authorize?.(headers, url, options, sent, scope), (access) => ({
    request: { url, method, headers, body, credentials: access?.credentials },
    credential: access?.credential,
    refuse: access?.refuse,
  }));
}
