import type { Hook } from "../../src/core/hooks.js";
import { chain } from "../../src/core/index.js";
import { startFaultServer } from "./fault-server.js";
import { cloudikeKinds } from "./kinds/cloudike.js";
import type { Kind } from "./kinds/kind.js";
import { wapiKinds } from "./kinds/wapi.js";
import { workDriveKinds } from "./kinds/workdrive.js";
import { zextrasKinds } from "./kinds/zextras.js";
import { measure, type Resources } from "./resources.js";
import type { ServerFigures } from "./server.js";
import { type Course, Tally } from "./tally.js";

/** How long a soak is. */
export interface SoakOptions {
  readonly calls: number;
  /** Calls at the same time. */
  readonly concurrency: number;
  readonly seed: number;
}

/** What a soak found. */
export interface SoakFigures extends SoakOptions, Omit<Tally, "make" | "watch"> {
  /** How long the calls took. */
  readonly seconds: number;
  /** Rejections and exceptions that nobody handled, and warnings of the process. */
  readonly unhandled: readonly string[];
  /** Requests that went through the hook of a client. */
  readonly hooked: number;
  readonly server: ServerFigures;
  /** After a quarter of the calls, and after all. */
  readonly quarter: Resources;
  readonly end: Resources;
}

const events = ["unhandledRejection", "uncaughtException", "warning"] as const;

/**
 * Makes calls of all vendors to a server with faults. The same seed gives the same calls and the same faults. It needs
 * a process of its own, started with `--expose-gc`.
 */
export async function soak({ calls, concurrency, seed }: SoakOptions): Promise<SoakFigures> {
  const unhandled: string[] = [];
  for (const event of events) process.on(event, (problem: unknown) => unhandled.push(`${event}: ${problem}`));
  const server = await startFaultServer(seed);
  const tally = new Tally();
  let hooked = 0;
  const count: Hook = (request, next) => {
    hooked++;
    return next(request);
  };
  const course: Course = { seed, kinds: kindsOf(server.url, count), shared: new AbortController().signal };
  const watch = setInterval(() => tally.watch(), 500).unref();
  let call = 0;
  const work = async (end: number): Promise<void> => {
    while (call < end) await tally.make(course, call++);
  };
  let milliseconds = 0;
  const run = async (end: number): Promise<Resources> => {
    const start = performance.now();
    await Promise.all(Array.from({ length: concurrency }, () => work(end)));
    milliseconds += performance.now() - start;
    return measure(server, course.shared);
  };
  const quarter = await run(calls / 4);
  const end = await run(calls);
  clearInterval(watch);
  const figures = await server.figures();
  await server.close();
  const { make, watch: _, ...told } = tally;
  return {
    ...{ calls, concurrency, seed, seconds: milliseconds / 1_000, ...told },
    ...{ unhandled, hooked, server: figures, quarter, end },
  };
}

/** All kinds of calls by name. Half of the vendors have a hook. */
function kindsOf(url: string, hook: Hook): Record<string, Kind> {
  const kinds = [
    ...wapiKinds(url, { hooks: chain(hook) }),
    ...workDriveKinds(url, {}),
    ...zextrasKinds(url, { headers: { "x-client": "soak" } }),
    ...cloudikeKinds(url, { hooks: chain(hook), timeout: 0 }),
  ];
  return Object.fromEntries(kinds.map((kind) => [kind.name, kind]));
}
