/** A text without those of the characters that stand at its end. In linear time, which no pattern promises. */
export function withoutTail(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A text without the colon at its end, and the spaces before that. */
export function withoutColon(text: string): string {
  return text.endsWith(":") ? text.slice(0, -1).trimEnd() : text;
}

/** Lines as one text, with a space between them. */
export function inOneLine(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join(" ");
}
