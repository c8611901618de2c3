import { diceOf } from "./dice.js";

/** What a server may do to one request. */
export interface Fault {
  /** How often, beside the others. */
  readonly weight: number;
  /**
   * What a client must make of it: nothing where the answer is good, a status, a connection that broke, or an answer
   * that cannot be read.
   */
  readonly shows?: number | "broken" | "unreadable" | "nothing";
  /** The head of the answer is that of a good one: who does not read the body does not see it. */
  readonly isLate?: boolean;
  /** Whether a login may meet it: few, because every call that waits for the login fails with it. */
  readonly atLogin?: number;
}

export type FaultName = keyof typeof faults;

export const faults = {
  none: { weight: 52, atLogin: 80 },
  slow: { weight: 8, atLogin: 10 },
  reset: { weight: 4, shows: "broken", atLogin: 1 },
  cutHead: { weight: 3, shows: "broken" },
  cutBody: { weight: 3, shows: "broken", isLate: true, atLogin: 1 },
  tooLong: { weight: 2, shows: "broken", isLate: true },
  tooMany: { weight: 4, shows: 429, atLogin: 2 },
  away: { weight: 5, shows: 503, atLogin: 1 },
  failed: { weight: 4, shows: 500, atLogin: 1 },
  expired: { weight: 1, shows: 401 },
  page: { weight: 3, shows: "unreadable", isLate: true },
  truncated: { weight: 3, shows: "unreadable", isLate: true },
  tooShort: { weight: 2, shows: "unreadable", isLate: true },
  hang: { weight: 6, shows: "nothing" },
} as const satisfies Record<string, Fault>;

const weights = (of: (fault: Fault) => number | undefined) =>
  Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, of(fault) ?? 0])) as Record<
    FaultName,
    number
  >;
const [all, ending, atLogin] = [
  weights(({ weight }) => weight),
  // For those who would wait for ever.
  weights(({ weight, shows }) => (shows === "nothing" ? 0 : weight)),
  weights((fault) => fault.atLogin),
];

/**
 * What befalls a request. It is the same for client and server, so that a client's outcome can be foretold.
 *
 * @param key - Whose request it is: `<call>`, `<call> limited` where the client does not wait for ever, `login`.
 * @param count - The how many-th request of that key it is, from 1.
 */
export function faultOf(seed: number, key: string, count: number): FaultName {
  const table = key === "login" ? atLogin : key.endsWith("limited") ? all : ending;
  return diceOf(`${seed}/${key}/${count}`).weighted(table);
}
