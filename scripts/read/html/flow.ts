import type { Block, ListItem, Paragraph, TextLine } from "../document.js";
import { type InlineLine, Run } from "./inline.js";
import type { Lines } from "./lines.js";

export type Style = Paragraph["style"];

/** Collects blocks in reading order; runs of inline content between them become paragraphs. */
export class Flow {
  readonly run = new Run();
  readonly blocks: Block[] = [];
  style: Style;
  #links: (string | undefined)[] = [];

  /** `inner`: the flow becomes the text of something, such as a cell; its lines begin no blocks of Markdown. */
  constructor(
    readonly lines: Lines,
    readonly inner = false,
  ) {}

  /** The address of the one link that the flow consists of. */
  get href(): string | undefined {
    return this.blocks.length === 1 && this.#links.length === 1 ? this.#links[0] : undefined;
  }

  /** A paragraph ends here. */
  end(): void {
    const found = this.run.take();
    if (found.length > 0) this.paragraph(found);
  }

  /** Another block begins here. */
  before(): void {
    this.end();
  }

  protected paragraph(found: readonly InlineLine[]): void {
    const startLine = this.lines.next;
    const lines = found.map(({ at, text, markdown }, index): TextLine => {
      const marked = index === 0 && !this.inner ? unmistakable(markdown ?? text) : markdown;
      return {
        line: this.lines.add(text, at),
        text,
        ...(marked === undefined || marked === text ? {} : { markdown: marked }),
      };
    });
    this.#links.push(...found.map(({ href }) => href));
    this.blocks.push({
      kind: "paragraph",
      startLine,
      endLine: lines.at(-1)?.line ?? startLine,
      lossy: false,
      ...(this.style === undefined ? {} : { style: this.style }),
      lines,
    });
  }
}

/** Text that Markdown would take for the begin of another block. */
function unmistakable(markdown: string): string {
  return markdown.replace(/^(#{1,6}|[-+>]|\d{1,9}[.)])(?=\s)/u, (mark) =>
    /\d/u.test(mark) ? `${mark.slice(0, -1)}\\${mark.slice(-1)}` : `\\${mark}`,
  );
}

/** The text of an item stands in one line, whatever its paragraphs; behind another block they stand for themselves. */
export class ItemFlow extends Flow {
  line: number | undefined;
  readonly children: ListItem[] = [];
  #own: InlineLine[] = [];
  #paragraphs: string[] = [];

  /** The item, or nothing where there is nothing to see. */
  item(): ListItem | undefined {
    this.before();
    const { line = this.lines.next, children, blocks } = this;
    const text = this.#own.map(({ text }) => text).join("\n");
    const markdown = this.#paragraphs.join("\n\n");
    if (text === "" && children.length === 0 && blocks.length === 0) return undefined;
    return {
      line,
      text,
      ...(markdown === text ? {} : { markdown }),
      children,
      ...(blocks.length > 0 ? { blocks } : {}),
    };
  }

  override before(): void {
    this.end();
    this.#settle();
  }

  /** Gives the item its line. One without text of its own shares that of what it holds. */
  #settle(): void {
    if (this.line !== undefined) return;
    const [first] = this.#own;
    this.line =
      first === undefined
        ? this.lines.next
        : this.lines.add(this.#own.map(({ text }) => text).join(" "), first.at);
  }

  protected override paragraph(found: readonly InlineLine[]): void {
    if (this.line !== undefined) {
      super.paragraph(found);
      return;
    }
    this.#own.push(...found);
    this.#paragraphs.push(found.map(({ text, markdown = text }) => markdown).join("\n"));
  }
}
