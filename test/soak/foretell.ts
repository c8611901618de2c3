import { type Fault, faultOf, faults } from "./faults.js";
import type { Plan } from "./plan.js";

/** What must come of a call: what its last request shows, which is good where that is nothing. */
export interface Foretold {
  readonly shows: Fault["shows"];
  /** Requests that were sent. */
  readonly attempts: number;
}

const withSessions = ["wapi", "cloudike"];

/**
 * What must come of a call as its server is going to treat it; nothing where that hangs on the clock, on other calls,
 * or on bytes that are not read.
 */
export function foretell(seed: number, { kind, key, way, limit, retries }: Plan): Foretold | undefined {
  if ((limit !== "none" && limit !== "late") || kind.settles === "many") return undefined;
  const isUnread = kind.settles === "head" || way === "asResponse";
  for (let [attempts, failures] = [1, 0]; ; attempts++) {
    const { shows, isLate }: Fault = faults[faultOf(seed, key, attempts)];
    if (!shows) return { shows, attempts };
    // An error in an envelope is late, too.
    if (isUnread && (isLate || (kind.vendor === "wapi" && (shows === 401 || shows === 429))))
      return undefined;
    // The server ends sessions only now and then.
    if (shows === 401 && withSessions.includes(kind.vendor)) return undefined;
    failures++;
    const isPassing = kind.safety !== "unsafe" && (shows === "broken" || shows === 503);
    if (failures > retries || kind.isOnce || (shows !== 429 && !isPassing)) return { shows, attempts };
  }
}
