/** `Room attachments` → `roomAttachments`; a word in capitals becomes small. */
export function camelName(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]/gu, "")
    .replace(/['’]/gu, "")
    .split(/[^A-Za-z0-9$]+/u)
    .filter((word) => word !== "");
  const name = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join("");
  return /^[A-Za-z$]/u.test(name) ? name : `_${name}`;
}

function lowerFirst(word: string): string {
  if (/^[A-Z0-9]+$/u.test(word)) return word.toLowerCase();
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
