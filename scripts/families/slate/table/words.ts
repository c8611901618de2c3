/** Words of a sentence that are no part of a name. */
const functionWords = new Set(
  (
    "a an and are as at be been by can could do does for from has have how if in into is it its may must not of on or " +
    "shall should so than that the their then there these this to was were what when where whether which while who " +
    "will with would you your"
  ).split(" "),
);

export function isFunctionWord(word: string): boolean {
  return functionWords.has(word.toLowerCase());
}

/** A name that nobody takes for the first word of a sentence: `title`, `userId`, `X-Tenant`. */
export function looksLikeName(word: string): boolean {
  return /^[a-z_$][\w$.[\]-]*$/u.test(word) || /^[A-Z][\w$.[\]-]*[A-Z_\d-]/u.test(word);
}

/** `Contains the basic information`, `update the link.`, `- The type`; not `name strng` and not `name strng any - Name`. */
export function isProse(text: string): boolean {
  if (/^[-–—]\s*\S/u.test(text)) return true;
  if (/^[^.]* (?:any|-) (?:- )?\S/u.test(text) && !/[.!?]$/u.test(text.split(/ (?:any|-) /u)[0] ?? ""))
    return false;
  const [first = "", second = ""] = text.split(" ", 2);
  return /^[A-Z]/u.test(first) || isFunctionWord(first) || isFunctionWord(second);
}

/** Where a cell ends and a text begins: at its end, a dash, or a word that begins a sentence. */
export function beginsText(rest: string): boolean {
  return rest === "" || /^(?:[-–—](?:\s|$)|[A-Z0-9"'(])/u.test(rest);
}

/** A name as its words in lower case: `videoPreviewIds`, `video preview ids`. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/gu, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter((word) => word !== "");
}
