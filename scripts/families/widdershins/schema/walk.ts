/**
 * Depth as the page shows it. Its generator counts nested schemas, whether they have a row or not, and shows fewer
 * marks: one more for each step down, however many levels it takes; on the way up a step of n levels counts n / 2 if n
 * is even, and n if it is odd. So depth is exact for objects and lists of objects (one and two levels), but rows behind
 * a list of lists of objects (three levels) show too little.
 */
export interface Walk {
  /** Level of the last row. */
  level: number;
  /** Marks of the last row, before the offset. */
  shown: number;
  /** The steps down that lead to it: from which level, and over how many. */
  steps: ReadonlyMap<number, number>;
}

export const start: Walk = { level: 0, shown: 0, steps: new Map() };

export function goTo(walk: Walk, level: number): Walk {
  const steps = new Map(walk.steps);
  if (level > walk.level)
    return { level, shown: walk.shown + 1, steps: steps.set(walk.level, level - walk.level) };
  let { shown } = walk;
  for (const [from, size] of level < walk.level ? walk.steps : [])
    if (from >= level) {
      shown -= size % 2 === 0 ? size / 2 : size;
      steps.delete(from);
    }
  return { level, shown: Math.max(shown, 0), steps };
}
