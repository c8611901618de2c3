import type { Runtime, Via } from "./fault.js";

/** Clients that run a fault which names none: their credentials are good. */
export const usual: readonly Via[] = ["rest", "rpc", "cookie"];

/** One client of every vendor, with credentials that need no login. */
export const everyVendor: readonly Via[] = [...usual, "login supplied"];

/** What runs the faults of a client that a runtime has no room for, and why. */
interface Substitute {
  readonly because: string;
  /** Default: nothing; its faults are left out. */
  readonly by?: Via;
}

/** Clients that are not run as they are, by runtime. */
export const substitutes: Readonly<Partial<Record<Runtime, Readonly<Partial<Record<Via, Substitute>>>>>> = {
  browser: {
    cookie: { because: "a page cannot send cookies, and lets the browser do it", by: "cookie of the page" },
    "cookie supplied": { because: "a page cannot send cookies, and the browser asks no supplier" },
  },
};
