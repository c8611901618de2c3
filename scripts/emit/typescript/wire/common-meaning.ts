/** What a status or a name of errors means, wherever it comes from. */
export interface Meaning {
  /** Undefined where it has no meaning of its own: operations differ, or only one has it. */
  text: string | undefined;
  /** Every operation that documents it says the same. */
  everywhere: boolean;
}

// The share of the operations with it that must agree on what it means.
const agreement = 0.8;

/** What a list for all operations says holds wherever the error comes from, whatever one operation adds. */
export function toldMeaning(text: string | undefined, texts: readonly string[]): Meaning {
  return { text, everywhere: texts.every((each) => each === "" || each === text) };
}

/** A text that one operation gives would be wrong where another, or a proxy, answers the same. */
export function commonMeaning(texts: readonly string[]): Meaning {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [text, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
  const common = text !== "" && texts.length > 1 && count >= agreement * texts.length;
  return { text: common ? text : undefined, everywhere: common && count === texts.length };
}
