import type { Schema } from "../json-schema.js";

/** A difference between two editions of a spec. Lines that merely moved are none. */
export interface Change {
  kind: "added" | "removed" | "changed";
  /** Code or requests that were right for the edition before may now be wrong. */
  breaking: boolean;
  /** What changed: an operation's id, `schema User`, `error 1042`, `server api`, or `the API`. */
  subject: string;
  /** Where in the subject, and how: `data.event.name: now required`. */
  detail: string;
  /** Line in the new edition; left out for what is gone. */
  line?: number;
}

/** Which way a value travels. What is harmless in a request can break an answer, and the reverse. */
export type Direction = "input" | "output" | "both" | "neither";

export function isSent({ direction }: Pick<Slot, "direction">): boolean {
  return direction === "input" || direction === "both";
}

export function isReceived({ direction }: Pick<Slot, "direction">): boolean {
  return direction === "output" || direction === "both";
}

/** The same way, without requests or without answers. */
export function narrowed(direction: Direction, { request, answer }: Travels): Direction {
  const sent = isSent({ direction }) && request;
  const received = isReceived({ direction }) && answer;
  return sent && received ? "both" : sent ? "input" : received ? "output" : "neither";
}

interface Travels {
  request: boolean;
  answer: boolean;
}

/** Where a comparison stands: what its changes are filed under. */
export interface Slot {
  subject: string;
  direction: Direction;
  /** Line to name where a field has none. */
  line: number | undefined;
  /** New name of a named schema that was renamed. */
  renamed: (name: string) => string;
  /** A named schema of the edition before, and of this one. */
  before: Named;
  after: Named;
  /** Pairs of named schemas that are being compared with each other further out. */
  open?: ReadonlySet<string>;
}

/** What of a slot is the same wherever one comparison stands. */
export type Names = Pick<Slot, "renamed" | "before" | "after">;

type Named = (name: string) => Schema | undefined;

export function change(
  slot: Pick<Slot, "subject" | "line">,
  kind: Change["kind"],
  breaking: boolean,
  detail: string,
): Change {
  const { subject, line } = slot;
  return { kind, breaking, subject, detail, ...(line === undefined || kind === "removed" ? {} : { line }) };
}

/** `value: "a" → "b"`, for two values of which either may be missing. */
export function fromTo(before: unknown, after: unknown): string {
  return `${shown(before)} → ${shown(after)}`;
}

function shown(value: unknown): string {
  const text = value === undefined ? "none" : typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, " ");
  return line.length > 70 ? `${line.slice(0, 67)}…` : line;
}

export function same(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

/** Pairs the members of two lists by key. Equal keys pair in their order. */
export function pair<T>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
): { gone: T[]; kept: [T, T][]; fresh: T[] } {
  const open = new Map<string, T[]>();
  for (const item of before) open.set(key(item), [...(open.get(key(item)) ?? []), item]);
  const kept: [T, T][] = [];
  const fresh: T[] = [];
  for (const item of after) {
    const old = open.get(key(item))?.shift();
    if (old === undefined) fresh.push(item);
    else kept.push([old, item]);
  }
  return { gone: [...open.values()].flat(), kept, fresh };
}
