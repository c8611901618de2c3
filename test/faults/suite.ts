import { type CaseResult, runCase } from "./case.js";
import { runGoodPaths } from "./good-paths.js";
import type { Column, Runtime, Via } from "./table/fault.js";
import { faults } from "./table/index.js";
import { substitutes, usual } from "./table/vias.js";
import type { Urls } from "./urls.js";
import type { Case } from "./verdict.js";

const columns: readonly Column[] = ["read", "idempotent", "unsafe"];

/** Every case of the table. */
export function casesOf(runtime: Runtime): readonly Case[] {
  return faults
    .filter(({ differences }) => !differences?.[runtime]?.isLeftOut)
    .flatMap((fault) =>
      (fault.via ?? usual)
        .flatMap((via) => standIn(via, runtime))
        .flatMap((via) => columns.map((column) => ({ fault, via, column }))),
    );
}

/** The client that runs what another one cannot run here, if there is one. */
function standIn(via: Via, runtime: Runtime): readonly Via[] {
  const { by = undefined } = substitutes[runtime]?.[via] ?? { by: via };
  return by ? [by] : [];
}

/** A case that could not be run. */
function brokenOff({ fault: { name: fault }, via, column }: Case): (error: unknown) => CaseResult {
  return (error) => ({ fault, via, column, problems: [`${error}`] });
}

/** Runs the whole table, and calls that must succeed beside it, in whatever runtime this is. */
export async function runTable(urls: Urls, runtime: Runtime): Promise<readonly CaseResult[]> {
  const prefix = Math.random().toString(36).slice(2);
  const left = casesOf(runtime).map((one, index) => ({ one, id: `${prefix}-${index}` }));
  const results: CaseResult[] = [];
  // Each origin has one case at a time, because browsers make few connections to one of them.
  const lanes = urls.faults.map(async (origin) => {
    for (let next = left.shift(); next; next = left.shift())
      results.push(await runCase(urls, origin, next.id, next.one, runtime).catch(brokenOff(next.one)));
  });
  await Promise.all(lanes);
  return [...results, ...(await runGoodPaths(urls, prefix, runtime))];
}
