/** A name and a value, both as text. */
export type Pair = readonly [name: string, text: string];

/**
 * A value of a path, a query, a header or a form as text: times as ISO 8601.
 *
 * @throws TypeError when it is an object, which has no agreed text, or holds half of a character.
 */
export function textOf(name: string, value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : value;
  if (Object(text) === text || /\p{Cs}/u.test(`${text}`)) throw new TypeError(`${name} is no text`);
  return `${text}`;
}

/** A parameter, which is one value or a list, as pairs; what is absent is left out. */
export function pairsOf(name: string, value: unknown, pairs: Pair[] = []): Pair[] {
  for (const one of Array.isArray(value) ? value : [value])
    if (one != null) pairs.push([name, textOf(name, one)]);
  return pairs;
}

/** Pairs as in a query or a form. */
export function encodePairs(pairs: readonly Pair[]): string {
  let encoded = "";
  for (const [name, text] of pairs)
    encoded += `${encoded && "&"}${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
  return encoded;
}

/** Writes every UTF-16 unit as `\uXXXX`. */
export function escapeUnicode(text: string): string {
  return text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
