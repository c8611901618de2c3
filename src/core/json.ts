/** Decides what becomes of a string value; an element of an array answers to the name of the array. */
export type StringReviver = (name: string, value: string) => unknown;

/**
 * Cleans a decoded JSON value in place: strings are revived, and members named `__proto__` are dropped, so that
 * copying the value cannot change a prototype.
 *
 * @throws RangeError when the nesting is deeper than `depth`.
 */
export function clean<T>(value: T, depth: number, revive: StringReviver | undefined, arrayName?: string): T {
  if (depth < 0) throw new RangeError("too deep");
  if (!value || typeof value !== "object") return value;
  const node = value as Record<string | number, unknown>;
  // A list is walked by index: the names of its members would have to be made.
  const names = Array.isArray(value) ? undefined : Object.keys(value);
  const { length } = names ?? (value as readonly unknown[]);
  for (let index = 0; index < length; index++) {
    const member = names ? `${names[index]}` : index;
    const child = node[member];
    if (member === "__proto__") delete node[member];
    else if (child && typeof child === "object")
      clean(child, depth - 1, revive, Array.isArray(child) ? (arrayName ?? `${member}`) : undefined);
    else if (revive && typeof child === "string") node[member] = revive(arrayName ?? `${member}`, child);
  }
  return value;
}
