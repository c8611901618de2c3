/** The value without its line numbers, which move with every edition of a page. */
export function withoutLines<T>(value: T): T {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    ["line", "lines", "x-line"].includes(key) && (typeof inner === "number" || key === "lines")
      ? undefined
      : inner,
  );
  return JSON.parse(text);
}
