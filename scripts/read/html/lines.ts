/** Gives blocks their lines. */
export interface Lines {
  /** The number of the line that comes next. */
  readonly next: number;
  /** Adds a visible line that begins at an offset of the source, and gives its number. */
  add(text: string, at: number): number;
}

/** The visible lines of a page in reading order, each with the line of the source where it begins. */
export class PageLines implements Lines {
  readonly lines: string[] = [];
  readonly sourceLines: number[] = [];
  readonly #breaks: number[] = [];

  constructor(source: string) {
    for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) this.#breaks.push(at);
  }

  get next(): number {
    return this.lines.length + 1;
  }

  add(text: string, at: number): number {
    this.lines.push(text);
    this.sourceLines.push(this.#lineAt(at));
    return this.lines.length;
  }

  /** One more than the number of line breaks before an offset. */
  #lineAt(at: number): number {
    let low = 0;
    let high = this.#breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#breaks[middle] ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}

/** One line for all: what stands in a cell stands in the line of its row. */
export class OneLine implements Lines {
  readonly next: number;

  constructor(line: number) {
    this.next = line;
  }

  add(): number {
    return this.next;
  }
}
