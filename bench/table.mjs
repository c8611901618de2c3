import { ratioOf } from "./measure.mjs";

/** How a quantity is printed. */
const units = {
  ms: (value) =>
    value >= 1_000 ? `${(value / 1_000).toFixed(2)} s` : `${value.toFixed(value < 20 ? 1 : 0)} ms`,
  us: (value) => `${value.toFixed(1)} µs`,
  kB: (value) => `${(value / 1_000).toFixed(1)} kB`,
  MB: (value) => `${(value / 1_048_576).toFixed(0)} MiB`,
  count: (value) => value.toLocaleString("en"),
};

/**
 * Rows of one measure: every contender with its ratio to the yardstick.
 *
 * @param measure - `{ title, unit, yardstick, samples, budget? }`; `budget` by the name of a contender.
 */
function rowsOf({ title, unit, yardstick, samples, budget = {} }) {
  const print = units[unit];
  const base = samples[yardstick];
  const ratio = (sample) => (base?.median ? `${ratioOf(sample, base).toFixed(2)}×` : "");
  return Object.entries(samples).map(([name, sample], index) => [
    index === 0 ? title : "",
    name,
    print(sample.median),
    sample.min === sample.max ? "" : `${print(sample.min)} – ${print(sample.max)}`,
    name === yardstick ? "1" : ratio(sample),
    budget[name] ?? "",
  ]);
}

export function table(measures) {
  const head = ["measure", "contender", "median", "min – max", "ratio", "budget"];
  const rows = [head, head.map(() => "---"), ...measures.flatMap(rowsOf)];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
