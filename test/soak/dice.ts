/** Numbers that look random and are the same in every run. */
export interface Dice {
  /** From 0 to 1, without 1. */
  next(): number;
  /** A whole number from one to another, both included. */
  between(least: number, most: number): number;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** One of several, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
}

/** Dice that a text decides: the same text gives the same throws, in whatever process. */
export function diceOf(text: string): Dice {
  let state = 2166136261;
  for (let index = 0; index < text.length; index++)
    state = Math.imul(state ^ text.charCodeAt(index), 16777619);
  // Mulberry32.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    weighted(weights) {
      const names = Object.keys(weights) as (keyof typeof weights)[];
      let rest = next() * names.reduce((sum, name) => sum + weights[name], 0);
      const found = names.find((name) => {
        rest -= weights[name];
        return rest < 0;
      });
      if (found === undefined) throw new RangeError("there are no weights");
      return found;
    },
  };
}
