import type { Exchange } from "../core/exchange.js";
import type { Pair } from "./text.js";

/** What a call sends and may hold secrets, as far as it has come. */
export interface Sent {
  /** Of every request, the last one first. */
  headers?: readonly Readonly<Record<string, string>>[];
  query?: readonly Pair[];
  /** The body, if it has members: a text is JSON. What the caller may still change has to be put into words at once. */
  told?: unknown;
  /** Secrets that are sent in another form, under names that tell that they are secret. */
  secrets?: unknown;
}

/** The exchange of a call. What was sent is put into words only where an error asks. */
export function openExchange(vendor: string, operation: string, sent: Sent): Exchange {
  return {
    vendor,
    operation,
    attempts: 0,
    sent() {
      const { headers = [], query = [], told, ...more } = sent;
      const pairs = query.map(([name, text]) => ({ [name]: text }));
      return (
        JSON.stringify([headers, pairs, more]) + (typeof told === "string" ? told : JSON.stringify(told))
      );
    },
  };
}
