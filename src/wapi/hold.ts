import { isApiError } from "../core/api-error.js";
import { patience } from "../core/session.js";
import type { WapiError } from "./wapi-error.js";

/**
 * Unauthorized, forbidden, and what the page tells of wrong accounts and passwords, of users who are deactivated, and of
 * a password that has expired: no login will succeed with them.
 */
const refused = /^(40[13]|1(0(24|59|69)|1[02]0|60[0-4]))$/;

/** How long credentials are not tried again that a login was answered by an error to, in milliseconds. */
export function holdOf(error: unknown): number {
  // Without a token a second factor is asked for, and each login may send its user one.
  if (!isApiError(error)) return patience;
  const { status, code, retryAfter } = error;
  if (code === 1429) return retryAfter ?? patience;
  return [status, code, (error as WapiError).id].some((one) => refused.test(`${one}`)) ? patience : 0;
}
