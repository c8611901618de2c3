/** Phrases by which a page says that there is nothing. */
const nothing =
  /^(?:-|none|nothing|empty|n\/a|null|no content|no parameters?|no params?|no arguments|no(?: \w+){0,2} data(?: (?:is|are) returned)?)\.?$/iu;
const noParameters = /^no (?:params?|parameters?|arguments)\b[\s,.;:-]*(.*)$/isu;

/** Whether a text says that there is nothing. */
export function noneWord(text: string): boolean {
  return text.length < 60 && nothing.test(text.trim());
}

/** What stands behind "no parameters"; undefined where a text says no such thing. */
export function behindNone(text: string): string | undefined {
  if (noneWord(text)) return "";
  return noParameters.exec(text)?.[1];
}

/** What is left of a table whose other cells were lost: "or" between two rows, perhaps with a remark. */
export function isFragment(text: string): boolean {
  return /^(?:or|and)(?:\s*\(.*\))?\s*[:.]?$/iu.test(text);
}
