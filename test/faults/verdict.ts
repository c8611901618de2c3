import { statusErrors } from "./clients.js";
import type { Run } from "./server/runs.js";
import type { Column, Expectation, Fault, Reply, Runtime, Via } from "./table/fault.js";

/** One call of a fault. */
export interface Case {
  readonly fault: Fault;
  readonly via: Via;
  readonly column: Column;
}

/** What a call gave. */
export interface Got {
  readonly value?: unknown;
  readonly error?: {
    readonly name: string;
    readonly message: string;
    readonly status?: number | undefined;
    readonly code?: number | string | undefined;
    readonly attempts?: number;
    readonly retryAfter?: number | undefined;
  };
}

/** What is to be told where a value is not what it must be. */
export function differ(what: string, expected: unknown, found: unknown): string[] {
  if (Object.is(expected, found)) return [];
  return [`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`];
}

/** What is otherwise than it must be. */
export function judge(one: Case, runtime: Runtime, got: readonly Got[], seen: Run): string[] {
  const { fault, column, via } = one;
  const side = column === "unsafe" ? "unsafe" : "safe";
  const expected = { ...fault[side], ...fault.differences?.[runtime]?.[side] };
  const problems = got.flatMap((each) => problemsOf(expected, via, each, runtime));
  return [...new Set([...problems, ...problemsOfRun(fault, expected, seen)])];
}

function problemsOf(expected: Expectation, via: Via, { value, error }: Got, runtime: Runtime): string[] {
  if (expected.error === undefined) {
    if (error) return [`fails with ${error.name}: ${error.message}`];
    if (expected.value === null) return differ("value", undefined, value);
    return Object.entries(expected.value ?? {}).flatMap(([name, member]) =>
      differ(name, member, (Object(value) as Record<string, unknown>)[name]),
    );
  }
  if (!error) return [`gives ${JSON.stringify(value)} instead of ${expected.error}`];
  const name = expected.error === "StatusError" ? statusErrors[via] : expected.error;
  const { status, code, retryAfter, requests, attempts = requests } = expected;
  // Browsers tell no codes of the system.
  const isAny = !code || (runtime === "browser" && error.name === "ConnectionError");
  return [
    ...differ("error", name, error.name),
    ...differ("attempts", attempts, error.attempts),
    ...(status === undefined ? [] : differ("status", status, error.status)),
    ...(retryAfter === undefined ? [] : differ("retryAfter", retryAfter, error.retryAfter)),
    ...(isAny || code.includes(error.code ?? "") ? [] : differ("code", code, error.code)),
  ];
}

function problemsOfRun({ pause }: Fault, expected: Expectation, seen: Run): string[] {
  const { requests, logins, connections } = expected;
  // Timers of some systems wake a little early.
  const isEarly = pause !== undefined && seen.requests > 1 && (seen.pause ?? 0) < pause - 5;
  return [
    ...differ("requests", requests, seen.requests),
    ...(logins === undefined ? [] : differ("logins", logins, seen.logins)),
    ...(connections === undefined ? [] : differ("connections", connections, seen.connections)),
    ...differ("requests left open", 0, seen.open),
    ...differ("requests to another origin", 0, seen.strays),
    ...differ("credentials at another origin", 0, seen.leaks.length),
    ...(isEarly ? [`came again after ${seen.pause} ms`] : []),
  ];
}

/** Whether an answer says that its request was not processed. */
function refuses({ status, body }: Reply): boolean {
  return /^(401|429)/.test(status ?? "") || /"(detail_)?id":(401|429|1429)\b/.test(body?.text ?? "");
}

/**
 * Whether requests of an unsafe case came again though one of those before may have been processed.
 *
 * @param requests - How many the server saw.
 */
export function isSentTwice({ fault }: Case, runtime: Runtime, requests: number): boolean {
  const { replies = [{}], calls = 1, differences } = fault;
  const repeated = Array.from({ length: requests - calls }, (_, index) => replies[index] ?? replies.at(-1));
  return !differences?.[runtime]?.isResent && !repeated.every((reply) => reply && refuses(reply));
}
