import { getEventListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { FaultServer } from "./fault-server.js";

/** What a process holds when nothing is under way. */
export interface Resources {
  /** Bytes, after collections. */
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
  readonly timers: number;
  readonly sockets: number;
  /** Connections that the server has open. */
  readonly connections: number;
  /** Listeners on the signal that outlives all calls. */
  readonly listeners: number;
}

const count = (pattern: RegExp): number =>
  process.getActiveResourcesInfo().filter((name) => pattern.test(name)).length;

/** Collects garbage till no more of it comes off, finalizers included. */
async function collect(): Promise<void> {
  if (!global.gc) throw new Error("the soak needs node --expose-gc");
  for (let round = 0; round < 8; round++) {
    global.gc();
    await wait(20);
  }
}

/**
 * What is held now. Idle connections stay open for a few seconds, for which it waits: what is still open after half a
 * minute counts.
 */
export async function measure(server: FaultServer, shared: AbortSignal): Promise<Resources> {
  await collect();
  let connections = (await server.figures()).connections;
  for (let seconds = 0; connections > 0 && seconds < 30; seconds++) {
    await wait(1_000);
    connections = (await server.figures()).connections;
  }
  await collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    ...{ heapUsed, external, rss, connections },
    timers: count(/^(Timeout|Immediate)$/),
    sockets: count(/TCP|TLS/),
    listeners: getEventListeners(shared, "abort").length,
  };
}
