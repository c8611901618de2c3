import { closeBrackets, dropSurplus, isKey, openObject, type Repaired } from "./bracket-repairs.js";
import type { Token } from "./example-tokens.js";

/** A row of the ladder. A repair mends what is never JSON5, so it does not touch what is right. */
export interface Repair {
  name: string;
  apply: (tokens: readonly Token[]) => Repaired;
  /** What it leaves is only a part of the value. */
  partial?: true;
}

/** In the order in which they are tried. */
export const repairs: readonly Repair[] = [
  { name: "prefix of a Python string", apply: dropPrefixes },
  { name: "Python literal", apply: readLiterals },
  { name: "date without quotes", apply: quoteDates },
  { name: "elision", apply: dropElisions, partial: true },
  { name: "key without a value, left out", apply: dropKeys },
  { name: "missing opening bracket", apply: openObject },
  { name: "surplus closing bracket", apply: dropSurplus },
  { name: "missing closing bracket", apply: closeBrackets },
  { name: "missing comma", apply: insertCommas },
];

/** The pieces without those that `drops` names. */
function without(tokens: readonly Token[], drops: (token: Token, index: number) => boolean): Repaired {
  const lines: number[] = [];
  const kept = tokens.filter((token, index) => {
    if (!drops(token, index)) return true;
    lines.push(token.line);
    return false;
  });
  return { tokens: kept, lines };
}

/** `u'bytes'`, `b"…"`. */
function dropPrefixes(tokens: readonly Token[]): Repaired {
  return without(tokens, ({ kind, text }, index) => {
    const next = tokens[index + 1];
    return kind === "word" && /^[ubr]$/iu.test(text) && next?.kind === "string" && next.glued;
  });
}

const literals: ReadonlyMap<string, string> = new Map([
  ["True", "true"],
  ["False", "false"],
  ["None", "null"],
]);

function readLiterals(tokens: readonly Token[]): Repaired {
  const lines: number[] = [];
  const found = tokens.map((token, index): Token => {
    const text = token.kind === "word" ? literals.get(token.text) : undefined;
    if (text === undefined || tokens[index + 1]?.kind === "colon") return token;
    lines.push(token.line);
    return { ...token, text };
  });
  return { tokens: found, lines };
}

const date = /^\d{4}-\d\d-\d\d(?:T\d\d)?$/u;
const clock = /^\d\d(?:\.\d+)?(?:Z|[+-]\d\d)?$/u;

/** `2022-12-16T00:00:00`: colons that stand in a time, and not behind a key. */
function quoteDates(tokens: readonly Token[]): Repaired {
  const found: Token[] = [];
  const lines: number[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.kind !== "word" || !date.test(token.text)) {
      found.push(token);
      continue;
    }
    let text = token.text;
    for (; tokens[index + 1]?.kind === "colon" && tokens[index + 2]?.glued; index += 2) {
      const next = tokens[index + 2];
      if (next === undefined || !clock.test(next.text)) break;
      text += `:${next.text}`;
    }
    found.push({ ...token, kind: "string", text: `"${text}"` });
    lines.push(token.line);
  }
  return { tokens: found, lines };
}

/** Dots, and the comma that would be left alone behind them. */
function dropElisions(tokens: readonly Token[]): Repaired {
  const isElision = (token: Token | undefined): boolean => token?.kind === "elision";
  const isEdge = (token: Token | undefined): boolean =>
    token === undefined || token.kind === "comma" || token.kind === "open";
  const drops = new Set<number>();
  const kept: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const orphan = token.kind === "comma" && isElision(tokens[index - 1]) && isEdge(kept.at(-1));
    if (isElision(token) || orphan) drops.add(index);
    else kept.push(token);
  }
  return { tokens: kept, lines: tokens.flatMap((token) => (isElision(token) ? [token.line] : [])) };
}

/** `"search": ,` – what the value is, nobody knows. */
function dropKeys(tokens: readonly Token[]): Repaired {
  const isValueless = (colon: number): boolean => {
    const [key, sign, next] = [tokens[colon - 1], tokens[colon], tokens[colon + 1]];
    const ends = next === undefined || next.kind === "comma" || next.kind === "close";
    return sign?.kind === "colon" && key !== undefined && isKey(key) && ends;
  };
  const isLastWithoutValue = (colon: number): boolean =>
    isValueless(colon) && tokens[colon + 1]?.kind !== "comma";
  const { tokens: kept } = without(
    tokens,
    ({ kind }, index) =>
      isValueless(index) ||
      isValueless(index + 1) ||
      (kind === "comma" && (isValueless(index - 1) || isLastWithoutValue(index + 2))),
  );
  return { tokens: kept, lines: tokens.flatMap(({ line }, index) => (isValueless(index) ? [line] : [])) };
}

/** Only where a line or a bracket ends: anything else may be prose with quotation marks. */
function insertCommas(tokens: readonly Token[]): Repaired {
  const found: Token[] = [];
  const lines: number[] = [];
  for (const token of tokens) {
    const last = found.at(-1);
    const begins = token.kind === "open" || isKey(token);
    if (last !== undefined && begins && (last.kind === "close" || (isKey(last) && token.first))) {
      found.push({ ...last, kind: "comma", text: "," });
      lines.push(last.line);
    }
    found.push(token);
  }
  return { tokens: found, lines };
}
