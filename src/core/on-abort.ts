/** What waits for each signal, and its listener. */
const waiting = new WeakMap<AbortSignal, { readonly all: Set<() => void>; readonly wake: () => void }>();

/**
 * Waits for a signal that many calls may share: it has one listener for all of them, because Node warns of more than
 * ten, and none when nobody waits.
 *
 * @returns Ends the waiting.
 */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  let known = waiting.get(signal);
  if (!known) {
    const all = new Set<() => void>();
    const wake = () => {
      for (const one of all) one();
    };
    known = { all, wake };
    waiting.set(signal, known);
    signal.addEventListener("abort", wake);
  }
  const { all, wake } = known;
  all.add(run);
  return () => {
    // The second time, others may wait for the signal.
    if (!all.delete(run) || all.size) return;
    waiting.delete(signal);
    signal.removeEventListener("abort", wake);
  };
}
