import type { Safety } from "../core/safety.js";

/** Whether requests of a method may be sent again, as RFC 9110 promises. */
export function safetyOf(method: string): Safety {
  if (/^(GET|HEAD)$/.test(method)) return "read";
  return /^(PUT|DELETE)$/.test(method) ? "idempotent" : "unsafe";
}
