/** A time without a zone, by the mark between its day and its hour. */
const local = /^([\d-]+)([T ])([\d:.]+)$/;

/** A time of an answer in milliseconds since 1970, or NaN. One without a zone is UTC, in which no hour comes twice. */
export function instantOf(time: unknown): number {
  if (typeof time === "number") return time;
  return typeof time === "string" ? Date.parse(time.replace(local, "$1T$3Z")) : Number.NaN;
}

/** A time, written as another one is. */
export function writeInstant(instant: number, like: unknown): string | number {
  if (typeof like === "number") return instant;
  const text = new Date(instant).toISOString();
  const mark = local.exec(`${like}`)?.[2];
  return mark ? text.slice(0, -1).replace("T", mark) : text;
}
