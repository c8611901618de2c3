import type { Json } from "../../../spec/json-schema.js";

/** More rows or values than this of one name are not told apart. */
const most = { rows: 100, values: 400 };

/** A row that has values in the list. `share`: which they are, where the row shows a schema that tells. */
export interface Sharing {
  share: readonly string[] | undefined;
  sample: Json | undefined;
}

/**
 * Splits a list of values among the rows that share it, in their order. No row has a value twice, and the example of
 * a row is its first value; a row whose example is no value has none. Undefined if there is more than one way.
 */
export function splitValues(values: readonly string[], rows: readonly Sharing[]): string[][] | undefined {
  const free = rows.filter(({ share }) => share === undefined);
  if (rows.length === 1 && free.length === 1) return [[...new Set(values)]];
  if (free.length === 0) return rows.map(() => []);
  if (rows.length > most.rows || values.length > most.values) return undefined;
  const [strict, ...others] = waysToSplit(values, rows);
  if (strict !== undefined) return others.length === 0 ? strict : equalShares(values, rows);
  // Examples of their own need not be a value.
  const [loose, ...more] = waysToSplit(
    values,
    rows.map(({ share }) => ({ share, sample: undefined })),
  );
  return loose !== undefined && more.length === 0 ? loose : equalShares(values, rows);
}

/** The ways to split the values, two at the most. */
function waysToSplit(values: readonly string[], rows: readonly Sharing[]): string[][][] {
  const firsts = rows.map(({ sample }) => {
    const text = sample === undefined ? undefined : textOf(sample);
    return text !== undefined && values.includes(text) ? text : undefined;
  });
  /** Where the values of a row may end that begin at `from`. */
  const ends = (row: number, from: number): number[] => {
    const { share, sample } = rows[row] ?? { share: [], sample: undefined };
    if (share !== undefined)
      return share.every((value, index) => values[from + index] === value) ? [from + share.length] : [];
    const first = firsts[row];
    const found = first === undefined ? [from] : [];
    if (first === undefined ? sample !== undefined : values[from] !== first) return found;
    const own = new Set<string>();
    for (let to = from; to < values.length && !own.has(values[to] ?? ""); to += 1) {
      own.add(values[to] ?? "");
      found.push(to + 1);
    }
    return found;
  };
  const known = new Map<string, string[][][]>();
  /** The ways to split what begins at `from` among this row and those after it. */
  const ways = (row: number, from: number): string[][][] => {
    if (row === rows.length) return from === values.length ? [[]] : [];
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
  return ways(0, 0);
}

function textOf(sample: Json): string {
  if (Array.isArray(sample)) return sample[0] === undefined ? "" : textOf(sample[0]);
  return typeof sample === "object" ? JSON.stringify(sample) : String(sample);
}

/** The same values for each row. */
function equalShares(values: readonly string[], rows: readonly Sharing[]): string[][] | undefined {
  const size = values.length / rows.length;
  if (!Number.isInteger(size) || rows.some(({ share }) => share !== undefined)) return undefined;
  const share = values.slice(0, size);
  return values.every((value, index) => value === share[index % size])
    ? rows.map(() => [...share])
    : undefined;
}
