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
export function toldMeaning(text: string | undefined, said: readonly Said[]): Meaning {
  return { text, everywhere: said.every((each) => each.text === "" || each.text === text) };
}

/** What one operation says of a status or a name. */
export interface Said {
  text: string;
  /** The group of the operation. */
  group: string;
}

/** A text that one operation gives, or two that do the same thing, would be wrong where another, or a proxy, answers. */
export function commonMeaning(said: readonly Said[]): Meaning {
  const counts = new Map<string, number>();
  for (const { text } of said) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [text, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
  const places = new Set(said.map(({ group }) => group)).size;
  const isWide = said.length > 2 || (said.length === 2 && places === 2);
  const common = text !== "" && isWide && count >= agreement * said.length;
  return { text: common ? text : undefined, everywhere: common && count === said.length };
}
