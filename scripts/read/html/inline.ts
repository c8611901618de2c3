import { renderMarkdown, renderText } from "./markdown.js";

export type Mark = "strong" | "em" | "del" | "code" | "link";

export type Token =
  | { kind: "text"; text: string }
  | { kind: "image"; alt: string; src: string }
  | { kind: "open" | "close"; mark: Mark; href: string };

/** One visible line. `at`: where it begins in the source. `href`: the whole line is one link. */
export interface InlineLine {
  at: number;
  text: string;
  markdown?: string;
  href?: string;
}

interface Active {
  mark: Mark;
  href: string;
  /** Says nothing new: within another of its kind, or within code. */
  idle: boolean;
  written: boolean;
}

/**
 * A run of inline content, as a browser would lay it out: white space collapses, and lines end at line breaks only.
 * Marks move next to the text that they mark, and are written again where a line break cuts them.
 */
export class Run {
  #lines: InlineLine[] = [];
  #tokens: Token[] = [];
  #at = 0;
  #space = false;
  readonly #marks: Active[] = [];

  /** `at`: where the text begins in the source. */
  text(data: string, at: number): void {
    const visible = withoutInvisible(data);
    const words = visible.trim();
    if (words === "") {
      this.#space ||= visible !== "";
      return;
    }
    this.#space ||= /^\s/u.test(visible);
    this.#begin(at + data.length - data.trimStart().length);
    this.#tokens.push({ kind: "text", text: words.replace(/\s+/gu, " ") });
    this.#space = /\s$/u.test(visible);
  }

  image(alt: string, src: string, at: number): void {
    if (alt === "") return;
    this.#begin(at);
    this.#tokens.push({ kind: "image", alt, src });
  }

  open(mark: Mark, href: string): void {
    const idle = this.#marks.some((one) => !one.idle && (one.mark === mark || one.mark === "code"));
    this.#marks.push({ mark, href, idle, written: false });
  }

  /** Ends the mark that was opened last. */
  close(): void {
    const last = this.#marks.pop();
    if (last?.written) this.#tokens.push({ kind: "close", mark: last.mark, href: last.href });
  }

  /** Ends the line. A line without text is no line. */
  break(): void {
    for (const mark of this.#marks.toReversed()) {
      if (mark.written) this.#tokens.push({ kind: "close", mark: mark.mark, href: mark.href });
      mark.written = false;
    }
    if (this.#tokens.length > 0) this.#lines.push(lineOf(this.#tokens, this.#at));
    this.#tokens = [];
    this.#space = false;
  }

  /** The lines so far; marks stay open for what comes next. */
  take(): InlineLine[] {
    this.break();
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  /** Writes what was held back until text comes: the space before it, and the marks around it. */
  #begin(at: number): void {
    if (this.#tokens.length === 0) this.#at = at;
    else if (this.#space) this.#tokens.push({ kind: "text", text: " " });
    this.#space = false;
    for (const mark of this.#marks) {
      if (mark.idle || mark.written) continue;
      mark.written = true;
      const last = this.#tokens.at(-1);
      if (mark.mark !== "link" && last?.kind === "close" && last.mark === mark.mark) this.#tokens.pop();
      else this.#tokens.push({ kind: "open", mark: mark.mark, href: mark.href });
    }
  }
}

/** Invisible differences between pages: byte order marks, zero-width and non-breaking spaces, NUL. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\uFEFF\u200B\0]/gu, "").replace(/[\u00A0\u2007\u202F]/gu, " ");
}

function lineOf(tokens: readonly Token[], at: number): InlineLine {
  const text = renderText(tokens);
  const markdown = renderMarkdown(tokens);
  const href = wholeLink(tokens);
  return {
    at,
    text,
    ...(markdown === text ? {} : { markdown }),
    ...(href === undefined ? {} : { href }),
  };
}

/** The target of the link that holds all text of a line. */
function wholeLink(tokens: readonly Token[]): string | undefined {
  let inside = false;
  let href: string | undefined;
  for (const token of tokens) {
    if (token.kind === "open" || token.kind === "close") {
      if (token.mark !== "link") continue;
      if (token.kind === "open" && href !== undefined) return undefined;
      inside = token.kind === "open";
      href = token.href;
    } else if (!inside) return undefined;
  }
  return href;
}
