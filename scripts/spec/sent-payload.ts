import type { Operation, Payload } from "./api-spec.js";

const bodiless = /^(?:GET|HEAD)$/i;

/**
 * What a request carries. Pages show bodies of GET requests as well: they mean the query, or another method, and `fetch`
 * refuses to send them.
 */
export function sentPayload(operation: Operation): Payload | undefined {
  return hasUnsentPayload(operation) ? undefined : operation.payload;
}

/** The page shows a body that no request can carry. */
export function hasUnsentPayload({ payload, wire }: Operation): boolean {
  return payload !== undefined && wire.kind === "http" && bodiless.test(wire.method);
}
