import type { Json } from "../../../spec/json-schema.js";

/** More rows or values than this of one name are not told apart. */
const most = { rows: 8, values: 400 };

/**
 * Splits a list of values among the rows that share it, in their order. No row has a value twice, and the example of
 * a row is its first value; a row whose example is no value may have none. Undefined if there is more than one way.
 */
export function splitValues(
  values: readonly string[],
  samples: readonly (Json | undefined)[],
): string[][] | undefined {
  if (samples.length < 2) return samples.length === 0 ? [] : [[...values]];
  if (samples.length > most.rows || values.length > most.values) return undefined;
  const firsts = samples.map((sample) => {
    const text = sample === undefined ? undefined : textOf(sample);
    return text !== undefined && values.includes(text) ? text : undefined;
  });
  /** Where the values of a row may end that begin at `from`. A row whose example is no value has none. */
  const ends = (row: number, from: number): number[] => {
    const first = firsts[row];
    const ends = first === undefined ? [from] : [];
    if (first === undefined ? samples[row] !== undefined : values[from] !== first) return ends;
    const own = new Set<string>();
    for (let to = from; to < values.length && !own.has(values[to] ?? ""); to += 1) {
      own.add(values[to] ?? "");
      ends.push(to + 1);
    }
    return ends;
  };
  const known = new Map<string, string[][][]>();
  /** The ways to share what begins at `from` among this row and those after it, two at the most. */
  const ways = (row: number, from: number): string[][][] => {
    if (row === firsts.length) return from === values.length ? [[]] : [];
    const key = `${row} ${from}`;
    const found = known.get(key) ?? [];
    if (known.has(key)) return found;
    for (const end of ends(row, from)) {
      found.push(...ways(row + 1, end).map((rest) => [values.slice(from, end), ...rest]));
      if (found.length > 1) break;
    }
    known.set(key, found);
    return found;
  };
  const [only, ...others] = ways(0, 0);
  return others.length === 0 && only !== undefined ? only : equalShares(values, samples.length);
}

function textOf(sample: Json): string {
  if (Array.isArray(sample)) return sample[0] === undefined ? "" : textOf(sample[0]);
  return typeof sample === "object" ? JSON.stringify(sample) : String(sample);
}

/** The same values for each row. */
function equalShares(values: readonly string[], rows: number): string[][] | undefined {
  const size = values.length / rows;
  if (!Number.isInteger(size)) return undefined;
  const share = values.slice(0, size);
  return values.every((value, index) => value === share[index % size])
    ? Array.from({ length: rows }, () => [...share])
    : undefined;
}
