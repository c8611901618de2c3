import { closerOf, type Token } from "./example-tokens.js";

/** What a repair did: the pieces behind it, and the lines where it had to act. */
export interface Repaired {
  tokens: Token[];
  lines: number[];
}

/** `"a": 1 }`: members whose object was never opened. */
export function openObject(tokens: readonly Token[]): Repaired {
  const [key, colon] = tokens;
  const isMember = key !== undefined && colon?.kind === "colon" && isKey(key);
  return isMember
    ? { tokens: [{ ...key, kind: "open", text: "{" }, ...tokens], lines: [key.line] }
    : { tokens: [...tokens], lines: [] };
}

export function isKey({ kind }: Token): boolean {
  return kind === "string" || kind === "word";
}

/** Closing brackets behind the end of the value, with nothing else there. */
export function dropSurplus(tokens: readonly Token[]): Repaired {
  let depth = 0;
  const end = tokens.findIndex(({ kind }) => {
    if (kind === "open") depth += 1;
    if (kind === "close") depth -= 1;
    return depth === 0;
  });
  const rest = end === -1 ? [] : tokens.slice(end + 1);
  return rest.length > 0 && rest.every(({ kind }) => kind === "close")
    ? { tokens: tokens.slice(0, end + 1), lines: rest.map(({ line }) => line) }
    : { tokens: [...tokens], lines: [] };
}

/**
 * Brackets that are open for good. One is missing where a bracket of another kind closes, or where something begins
 * further left than what is open; the others are missing at the end.
 */
export function closeBrackets(tokens: readonly Token[]): Repaired {
  const count = (kind: Token["kind"]): number => tokens.filter((token) => token.kind === kind).length;
  if (count("open") <= count("close")) return { tokens: [...tokens], lines: [] };
  const found: Token[] = [];
  const lines: number[] = [];
  const open: Token[] = [];
  const close = (line: number): void => {
    const last = open.pop();
    if (last === undefined) return;
    const comma = found.at(-1)?.kind === "comma" ? found.pop() : undefined;
    found.push({ kind: "close", text: closerOf(last), line, indent: 0, first: false, glued: false });
    if (comma !== undefined) found.push(comma);
    lines.push(line);
  };
  for (const [index, token] of tokens.entries()) {
    const isMember = tokens[index + 1]?.kind === "colon";
    if (token.kind === "close" || isMember) while (isPast(open, token)) close(token.line);
    if (token.kind === "close") open.pop();
    if (token.kind === "open") open.push(token);
    found.push(token);
  }
  const line = tokens.at(-1)?.line ?? 1;
  while (open.length > 0) close(line);
  return { tokens: found, lines };
}

/** Whether what is open must have ended before a closing bracket or a key. */
function isPast(open: readonly Token[], token: Token): boolean {
  const [outer, last] = open.slice(-2);
  if (outer === undefined || last === undefined) return false;
  if (token.kind === "close")
    return closerOf(last) !== token.text || (token.first && last.indent > token.indent);
  return token.first && last.indent >= token.indent && outer.indent < last.indent;
}
