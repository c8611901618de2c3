export const lineWidth = 110;

/** Collects lines at the current depth of indentation: two spaces a level, no trailing blanks. */
export class Writer {
  #lines: string[] = [];
  #depth = 0;
  #width: number;

  /** The width is smaller where the text will stand indented in another one. */
  constructor(width: number = lineWidth) {
    this.#width = width;
  }

  /** Adds lines; line breaks in them keep the current indentation. Without arguments, an empty line. */
  line(...texts: string[]): this {
    for (const text of texts.length === 0 ? [""] : texts) {
      for (const part of text.split("\n")) {
        this.#lines.push(part === "" ? "" : `${"  ".repeat(this.#depth)}${part}`);
      }
    }
    return this;
  }

  /** Adds `open`, then what `body` adds one level deeper, then `close`. */
  block(open: string, body: () => void, close = "}"): this {
    this.line(open);
    this.#depth += 1;
    body();
    this.#depth -= 1;
    return this.line(close);
  }

  /** Columns left at the current depth. */
  get room(): number {
    return this.#width - 2 * this.#depth;
  }

  toString(): string {
    return `${this.#lines.join("\n").trimEnd()}\n`;
  }
}
