import type { Token } from "./example-tokens.js";

/** What JSON5 allows and JSON does not. Reported once each, where it is first seen. */
const notations: readonly { name: string; seen: (token: Token, next: Token | undefined) => boolean }[] = [
  { name: "trailing comma", seen: ({ kind }, next) => kind === "comma" && next?.kind === "close" },
  { name: "key without quotes", seen: ({ kind }, next) => kind === "word" && next?.kind === "colon" },
  { name: "single quotes", seen: ({ kind, text }) => kind === "string" && text.startsWith("'") },
];

/** The names of JSON5's notations in an example, with their lines. */
export function notationsOf(tokens: readonly Token[]): { name: string; line: number }[] {
  return notations.flatMap(({ name, seen }) => {
    const first = tokens.find((token, index) => seen(token, tokens[index + 1]));
    return first === undefined ? [] : [{ name, line: first.line }];
  });
}
