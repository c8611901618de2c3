/** The value, or what its supplier gives. */
export function supply<T>(value: T | (() => T | Promise<T>)): T | Promise<T> {
  return typeof value === "function" ? (value as () => T | Promise<T>)() : value;
}
