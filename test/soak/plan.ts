import type { CallOptions } from "../../src/core/index.js";
import { type Dice, diceOf } from "./dice.js";
import type { Kind } from "./kinds/kind.js";

/** How the result of a call is asked for. */
export type Way = "await" | "safe" | "withResponse" | "asResponse" | "chain";

/** What ends a call early. */
export type Limit = "none" | "late" | "timeout" | "attempt" | "both" | "signal" | "clock" | "aborted";

/** One call as the seed decides it. */
export interface Plan {
  readonly call: number;
  readonly kind: Kind;
  readonly way: Way;
  readonly limit: Limit;
  /** Its key among the faults of the server. */
  readonly key: string;
  readonly retries: number;
  readonly options: CallOptions;
  /** Milliseconds till its signal is aborted by the soak. */
  readonly abortAfter: number | undefined;
  /** Milliseconds in which it has to settle. */
  readonly patience: number;
  readonly dice: Dice;
}

const ways: Readonly<Record<Way, number>> = { await: 5, safe: 3, withResponse: 1, asResponse: 1, chain: 1 };
const limits: Readonly<Record<Limit, number>> = {
  none: 25,
  late: 25,
  timeout: 12,
  attempt: 10,
  both: 10,
  signal: 8,
  clock: 4,
  aborted: 2,
};
/** Longer than anything that a server does which does not hang. */
const long = 60_000;
/** The longest pause before a call is tried again: what servers ask for, and the longest of the client's own. */
const pause = 9_000;

/**
 * Decides a call.
 *
 * @param controller - Aborts it, where it is to be aborted.
 * @param shared - A signal that never aborts and outlives all calls.
 */
export function planOf(
  seed: number,
  call: number,
  kinds: Readonly<Record<string, Kind>>,
  controller: AbortController,
  shared: AbortSignal,
): Plan {
  const dice = diceOf(`${seed} plan ${call}`);
  const name = dice.weighted(
    Object.fromEntries(Object.entries(kinds).map(([one, { weight }]) => [one, weight])),
  );
  const kind = kinds[name];
  if (!kind) throw new RangeError(`there is no kind ${name}`);
  const limit = dice.weighted(limits);
  const retries = dice.pick([2, 2, 2, 2, 1, 0, 3]);
  const [timeout, attemptTimeout, after] = [
    dice.between(20, 1_500),
    dice.between(20, 800),
    dice.between(1, 600),
  ];
  const all = (retries + 1) * attemptTimeout + retries * pause;
  const late = { timeout: long, attemptTimeout: long, signal: dice.pick([shared, undefined]) };
  const [options, patience, abortAfter] = (
    {
      none: [{ signal: dice.pick([shared, undefined]) }, long],
      late: [late, long],
      timeout: [{ timeout }, timeout],
      // Of each request of a call that makes several.
      attempt: [{ attemptTimeout }, kind.settles === "many" ? long : all],
      both: [{ timeout, attemptTimeout, signal: shared }, timeout],
      signal: [{ signal: controller.signal, timeout: dice.pick([long, 0]) }, after, after],
      clock: [{ signal: AbortSignal.timeout(after) }, after],
      aborted: [{ signal: AbortSignal.abort(dice.pick([undefined, new Error("enough")])) }, 0],
    } as const satisfies Record<Limit, readonly [CallOptions, number, number?]>
  )[limit];
  const key = `${call}${limit === "none" || limit === "late" ? "" : " limited"}`;
  return {
    ...{ call, kind, way: dice.weighted(ways), limit, key, retries, abortAfter, dice },
    options: { ...options, ...(retries !== 2 && { retries }), headers: { "x-call": key } },
    // A timeout counts for each page of a listing.
    patience:
      kind.settles === "many" && !["signal", "clock", "aborted"].includes(limit) ? 2 * long : patience,
  };
}
