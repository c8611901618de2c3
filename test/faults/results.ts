import { expect, it } from "vitest";
import type { CaseResult } from "./case.js";
import { goodCalls } from "./good-calls.js";
import { casesOf } from "./suite.js";
import type { Runtime } from "./table/fault.js";
import { isSentTwice } from "./verdict.js";

/** Milliseconds that a run of the table may take: a minute of it is waiting, and machines may be busy. */
export const limit = 300_000;

/** Tells of every fault, and of every good call, what the suite found in a runtime. */
export function expectResults(runtime: Runtime, results: () => readonly CaseResult[]): void {
  const cases = casesOf(runtime);
  it("sends no unsafe request twice that may have been processed", () => {
    const unsafe = cases.filter(({ column }) => column === "unsafe");
    const twice = unsafe.filter((one) => {
      const result = results().find(
        ({ fault, via, column }) => fault === one.fault.name && via === one.via && column === one.column,
      );
      return isSentTwice(one, runtime, result?.requests ?? Number.NaN);
    });
    expect(unsafe.length).toBeGreaterThan(200);
    expect(twice.map(({ fault, via }) => `${fault.name} ${via}`)).toEqual([]);
  });
  for (const name of new Set(cases.map(({ fault }) => fault.name)))
    it(name, () => {
      const own = results().filter(({ fault, column }) => fault === name && column !== "good");
      expect(own).toHaveLength(cases.filter(({ fault }) => fault.name === name).length);
      expect(own.filter(({ problems }) => problems.length)).toEqual([]);
    });
  for (const { name, notInBrowsers } of goodCalls)
    if (!(runtime === "browser" && notInBrowsers))
      it(`good: ${name}`, () => {
        const own = results().filter(({ fault, column }) => fault === name && column === "good");
        expect(own.map(({ problems }) => problems)).toEqual([[]]);
      });
}
