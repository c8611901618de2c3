/**
 * A field of an answer, of which nothing is sure; a method of its prototype is none.
 *
 * @param path - Names of fields in each other, with dots: `meta.nextPage`.
 */
export function fieldAt(answer: unknown, path: string): unknown {
  let value = answer;
  for (const name of path.split("."))
    value = Object.hasOwn(Object(value), name) ? (value as Record<string, unknown>)[name] : undefined;
  return value;
}

/** A whole number, which may be in digits; nothing when it is none. */
export function wholeNumber(value: unknown): number | undefined {
  const isNumber = typeof value === "number" || (typeof value === "string" && /^\d{1,16}$/.test(value));
  return isNumber && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
}
