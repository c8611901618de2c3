/** The value, or what its supplier gives. */
export function supply<T>(value: T | (() => T | Promise<T>)): T | Promise<T> {
  return typeof value === "function" ? (value as () => T | Promise<T>)() : value;
}

/** Goes on with a value, at once where it is there: a promise of it would cost every call. */
export function after<T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> {
  return typeof (value as Partial<Promise<T>> | undefined)?.then === "function"
    ? Promise.resolve(value).then(next)
    : next(value as T);
}
