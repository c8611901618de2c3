import type { Resources } from "./resources.js";
import type { SoakFigures } from "./soak.js";

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

const byCount = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");

function printResources({
  heapUsed,
  external,
  rss,
  timers,
  sockets,
  connections,
  listeners,
}: Resources): string {
  const memory = `heap ${mebibytes(heapUsed)}, external ${mebibytes(external)}, resident ${mebibytes(rss)}`;
  return `${memory}; timers ${timers}, sockets ${sockets}, connections at the server ${connections}, listeners ${listeners}`;
}

/** The figures of a soak for people. */
export function printSoak(figures: SoakFigures): string {
  const { calls, concurrency, seed, seconds, outcomes, server, quarter, end, faults, unhandled } = figures;
  return [
    `${calls} calls, ${concurrency} at a time, seed ${seed}: ${seconds.toFixed(1)} s`,
    `requests: ${server.requests}, logins ${server.logins}, through hooks ${figures.hooked}`,
    `what the server did: ${byCount(server.faults)}`,
    `what came of the calls: ${byCount(outcomes)}`,
    `foretold from what the server did: ${figures.foretold}; wrong ${figures.wrong}, overdue ${figures.overdue}, latest ${figures.latest.toFixed(0)} ms after its end`,
    `unhandled rejections, exceptions and warnings: ${unhandled.length}`,
    `after a quarter: ${printResources(quarter)}`,
    `after all:       ${printResources(end)}`,
    `growth: heap ${mebibytes(end.heapUsed - quarter.heapUsed)}, resident ${mebibytes(end.rss - quarter.rss)}`,
    ...figures.overdueCalls.map((call) => `! ${call}: it had not settled in time`),
    ...[...faults, ...unhandled, ...server.strange.slice(0, 20)].map((fault) => `! ${fault}`),
  ].join("\n");
}
