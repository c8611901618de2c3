import type { Safety } from "../core/safety.js";

/** What RFC 9110 promises of methods. */
const safeties: Readonly<Record<string, Safety>> = {
  GET: "read",
  HEAD: "read",
  PUT: "idempotent",
  DELETE: "idempotent",
};

/** Whether requests of a method may be sent again. */
export function safetyOf(method: string): Safety {
  return (Object.hasOwn(safeties, method) && safeties[method]) || "unsafe";
}
