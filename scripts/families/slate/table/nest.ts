import type { Json } from "../../../spec/json-schema.js";
import type { TableRow } from "../model.js";
import { keyFor, keysIn, samplesAt } from "./shown.js";

/** Deeper than that no table is nested: what seems to be stands side by side. */
const deepest = 32;

interface Frame {
  row: TableRow;
  samples: readonly Json[];
  /** Rows that the example shows nowhere are read as part of it. */
  takesUnknown: boolean;
}

/**
 * The rows within a row whose depth flattening lost. The example tells where a name belongs; where it does not, a name
 * alone opens an object that takes the rows below it.
 */
export class Nest {
  readonly #frames: [Frame, ...Frame[]];

  constructor(root: TableRow, samples: readonly Json[]) {
    this.#frames = [{ row: root, samples, takesUnknown: true }];
  }

  get isEmpty(): boolean {
    return this.#frames[0].row.nested === undefined;
  }

  /** All names that the examples show here. */
  get keys(): Set<string> {
    return new Set(this.#frames.flatMap(({ samples }) => [...keysIn(samples)]));
  }

  /** Whether an example shows the name here, and no row has it yet. */
  knows(name: string): boolean {
    return this.#frames.some((frame) => isOpenTo(frame, name));
  }

  /** Adds a row. Gives the row that it is read as part of, if that is no more than likely. */
  add(row: TableRow, opens: boolean): TableRow | undefined {
    const known = this.#frames.findLastIndex((frame) => isOpenTo(frame, row.name));
    const likely = this.#frames.findLastIndex(({ takesUnknown }) => takesUnknown);
    const at = known === -1 ? likely : known;
    const frame = this.#frames[at] ?? this.#frames[0];
    this.#frames.splice(at + 1);
    const siblings = frame.row.nested ?? [];
    frame.row.nested = [...siblings, row];
    this.#frames.push({
      row,
      samples: samplesAt(frame.samples, row.name),
      takesUnknown: opens && this.#frames.length < deepest,
    });
    // What follows the first of them is no more likely, but one finding tells it.
    return known === -1 && at > 0 && siblings.length === 0 ? frame.row : undefined;
  }

  /** Notes that the rows reach to a line. */
  reach(line: number): void {
    for (const { row } of this.#frames) row.endLine = Math.max(row.endLine, line);
  }
}

function isOpenTo({ row, samples }: Frame, name: string): boolean {
  const key = keyFor(keysIn(samples), name, 2);
  if (key === undefined) return false;
  return row.nested?.some((other) => other.name === name) !== true;
}
