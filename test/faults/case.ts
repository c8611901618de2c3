import { type ClientOptions, isApiError } from "../../src/core/index.js";
import { clients, warmUp } from "./clients.js";
import type { Run } from "./server/runs.js";
import type { Fault, Runtime, Via } from "./table/fault.js";
import type { Urls } from "./urls.js";
import { type Case, type Got, judge } from "./verdict.js";

/** What became of a case, as JSON. */
export interface CaseResult {
  readonly fault: string;
  readonly via: string;
  readonly column: string;
  /** What is otherwise than it must be. */
  readonly problems: readonly string[];
  readonly got?: readonly Got[];
  readonly seen?: Run;
  /** Requests that the server saw. */
  readonly requests?: number;
}

/** Asks the control port. */
export async function ask<T>(urls: Urls, path: string): Promise<T> {
  const response = await fetch(`${urls.control}/${path}`);
  return (await response.json()) as T;
}

/** What the server has seen of a run. */
export const look = (urls: Urls, id: string): Promise<Run> => ask(urls, `runs/${id}`);

/** Looks till something holds, or for ten seconds. Gives what was seen last. */
export async function become<T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = await look();
    if (holds(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Runs a case. */
export async function runCase(
  urls: Urls,
  origin: string,
  id: string,
  one: Case,
  runtime: Runtime,
): Promise<CaseResult> {
  const { fault, via, column } = one;
  const base = await baseOf(urls, origin, id, fault);
  const { payload = 20, calls = 1 } = fault;
  const aborter = new AbortController();
  const kept = fault.isWarm ? await keepConnection(urls, base, id, via) : 0;
  let sent = 0;
  const transmit: typeof fetch = async (url, init) => {
    if (++sent === 2 && fault.port === "opens") await ask(urls, `ports/${id}`);
    return fetch(url, init);
  };
  const options: ClientOptions = {
    maxRetryDelay: 30,
    ...fault.options,
    fetch: transmit,
    allowInsecure: true,
  };
  const call = clients[via](base, options);
  const params = { text: "x".repeat(payload) };
  const running = Array.from({ length: calls }, () =>
    settle(call(column, params, { signal: aborter.signal })),
  );
  if (fault.isAborted) {
    await become(
      () => look(urls, id),
      ({ requests }) => requests > 0,
    );
    aborter.abort();
  }
  const got = await Promise.all(running);
  const seen = await become(
    () => look(urls, id),
    ({ open }) => open === 0,
  );
  const problems = judge(one, runtime, got, { ...seen, connections: seen.connections - kept });
  const { requests } = seen;
  return { fault: fault.name, via, column, problems, requests, ...(problems.length && { got, seen }) };
}

/** Makes calls till one of them takes a connection that was kept. Tells how many were made. */
async function keepConnection(urls: Urls, base: string, id: string, via: Via): Promise<number> {
  let known = -1;
  for (let count = 0; count < 20; count++) {
    await warmUp(via, base);
    const { connections } = await look(urls, id);
    if (connections === known) break;
    known = connections;
  }
  return known;
}

async function baseOf(urls: Urls, origin: string, id: string, { name, port, at }: Fault): Promise<string> {
  const path = `/fault/${name}/${id}`;
  if (at === "unknown host") return `https://unknown.invalid${path}`;
  if (!port) return (at ? urls.secure : origin) + path;
  const own = await ask<number>(urls, `ports/${id}?kind=${port}`);
  return `${at ?? "http"}://127.0.0.1:${own}${path}`;
}

async function settle(call: PromiseLike<unknown>): Promise<Got> {
  try {
    return { value: await call };
  } catch (error) {
    if (!isApiError(error)) return { error: { name: "none of the package", message: `${error}` } };
    const { name, message, status, code, attempts, retryAfter } = error;
    return { error: { name, message, status, code, attempts, retryAfter } };
  }
}
