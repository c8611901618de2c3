/** A piece of an example. White space and comments are left out. */
export interface Token {
  /** `broken`: a string without an end. `elision`: dots in the place of what was left out. */
  kind: "open" | "close" | "comma" | "colon" | "string" | "word" | "elision" | "broken";
  text: string;
  /** Within the example, counted from 1. */
  line: number;
  /** Number of spaces before the first piece of its line. */
  indent: number;
  /** Nothing stands before it in its line. */
  first: boolean;
  /** No space stands between it and the piece before it. */
  glued: boolean;
}

/** Each alternative begins with another character, so no text is read twice. */
const piece =
  /(\s+|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?)|([{[])|([}\]])|(,)|(:)|("(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*')|(\.{2,}|…)|(["'][^\n]*)|([^\s{}[\],:"'…]+)/gu;

const kinds = ["open", "close", "comma", "colon", "string", "elision", "broken", "word"] as const;

/** Takes text that is or resembles JSON to pieces, whatever stands in it. Linear. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let indent = 0;
  let first = true;
  let end = 0;
  for (const match of text.matchAll(piece)) {
    const [all, space, ...groups] = match;
    const kind = kinds[groups.findIndex((group) => group !== undefined)];
    if (space !== undefined || kind === undefined) {
      const breaks = all.split("\n");
      line += breaks.length - 1;
      if (breaks.length > 1 || match.index === 0) {
        first = true;
        indent = /^\s*$/u.test(all) ? (breaks.at(-1) ?? "").length : 0;
      }
      continue;
    }
    tokens.push({ kind, text: all, line, indent, first, glued: match.index === end && end > 0 });
    first = false;
    end = match.index + all.length;
  }
  return tokens;
}

/** The pieces as text again, each in a line of its own. */
export function textOfTokens(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join("\n");
}

const closers: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/** The bracket that closes another. */
export function closerOf(open: Token): string {
  return closers[open.text] ?? "}";
}

/** How deep brackets are nested at most. */
export function depthOf(tokens: readonly Token[]): number {
  let depth = 0;
  let deepest = 0;
  for (const { kind } of tokens) {
    if (kind === "open") depth += 1;
    if (kind === "close") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
