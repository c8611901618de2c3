import { foretell } from "./foretell.js";
import { judge } from "./judge.js";
import type { Kind } from "./kinds/kind.js";
import { planOf } from "./plan.js";
import { settle } from "./settle.js";

/** What all calls of a soak have in common. */
export interface Course {
  readonly seed: number;
  readonly kinds: Readonly<Record<string, Kind>>;
  /** A signal that never aborts and outlives all calls. */
  readonly shared: AbortSignal;
}

/** How long after its end a call may settle, in milliseconds: the machine may be busy. */
const slack = 5_000;
/** Wrong calls that are told; the others are counted. */
const most = 20;

/** What has come of calls so far. It is as large after many as after few. */
export class Tally {
  /** How many calls came to what. */
  readonly outcomes: Record<string, number> = {};
  /** Calls whose outcome was foretold. */
  foretold = 0;
  wrong = 0;
  /** The first of them that came to what they should not. */
  readonly faults: string[] = [];
  /** The first calls that had not settled when they had to, and how many there were. */
  readonly overdueCalls: string[] = [];
  overdue = 0;
  /** Most milliseconds that a call took longer than it had to. */
  latest = 0;
  /** When calls that are under way have to be over. */
  readonly #ends = new Map<number, { readonly end: number; readonly name: string }>();

  /** Makes a call and counts what comes of it. */
  async make({ seed, kinds, shared }: Course, call: number): Promise<void> {
    const controller = new AbortController();
    const plan = planOf(seed, call, kinds, controller, shared);
    const { kind, limit, patience, abortAfter } = plan;
    const name = `call ${call}, ${kind.name}, ${plan.way}, ${limit}`;
    const timer = abortAfter === undefined ? undefined : setTimeout(() => controller.abort(), abortAfter);
    const end = performance.now() + patience;
    this.#ends.set(call, { end, name });
    const settled = await settle(plan);
    const late = performance.now() - end;
    clearTimeout(timer);
    this.#ends.delete(call);
    this.latest = Math.max(this.latest, late);
    const foretold = foretell(seed, plan);
    if (foretold) this.foretold++;
    const { outcome, wrong } = await judge(plan, settled, foretold);
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
    if (!wrong) return;
    this.wrong++;
    if (this.faults.length < most) this.faults.push(`${name}: ${wrong}`);
  }

  /** Looks for calls that should have settled, which may never do so. */
  watch(): void {
    for (const [call, { end, name }] of this.#ends) {
      if (performance.now() < end + slack) continue;
      this.#ends.delete(call);
      this.overdue++;
      if (this.overdueCalls.length < most) this.overdueCalls.push(name);
    }
  }
}
