/** A time without a zone. */
const local = /T[\d:.]+$/;

/** A time of an answer in milliseconds since 1970, or NaN. One without a zone is UTC, in which no hour comes twice. */
export function instantOf(time: unknown): number {
  if (typeof time === "number") return time;
  return typeof time === "string" ? Date.parse(local.test(time) ? `${time}Z` : time) : Number.NaN;
}

/** A time, written as another one is. */
export function writeInstant(instant: number, like: unknown): string | number {
  if (typeof like === "number") return instant;
  const text = new Date(instant).toISOString();
  return local.test(`${like}`) ? text.slice(0, -1) : text;
}
