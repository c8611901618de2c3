import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

/** Runs a program to its end and gives what it printed and its wall time in milliseconds. */
export function run(command, args, { cwd, env } = {}) {
  const start = performance.now();
  const result = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  const ms = performance.now() - start;
  if (result.status !== 0) {
    const said = `${result.stdout ?? ""}${result.stderr ?? ""}`.slice(0, 4_000);
    throw new Error(`${command} ${args.join(" ")} ended with ${result.status ?? result.signal}\n${said}`);
  }
  return { ms, stdout: result.stdout };
}

/**
 * Measures contenders round by round, each in turn, so that a noisy minute hits all of them. A contender is a function
 * that gives a number, or `{ before, measure }`. The first round warms caches and is dropped.
 */
export async function interleave(contenders, rounds) {
  const samples = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, contender] of Object.entries(contenders)) {
      const { before, measure } = typeof contender === "function" ? { measure: contender } : contender;
      before?.();
      const value = await measure();
      if (round > 0) samples[name].push(value);
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, spread(values)]));
}

export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1), values };
}

/**
 * The ratio of two contenders: the median of the ratios round by round, where they ran in the same rounds. It holds
 * when the machine's speed drifts, which the ratio of two medians does not.
 */
export function ratioOf(sample, yardstick) {
  if (sample.values?.length === undefined || sample.values.length !== yardstick.values?.length)
    return sample.median / yardstick.median;
  return spread(sample.values.map((value, round) => value / yardstick.values[round])).median;
}

/** A number that does not vary from run to run. */
export const exactly = (value) => ({ median: value, min: value, max: value });
