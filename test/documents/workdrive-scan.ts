/** Simple scans of the text of a page, without the reader: what the reader is held against. */

const types =
  "string|integer|number|boolean|uuid|array(?:<\\w+>)?|object|email|date|time|url|uri|location|'string'|'frequency'|\"on\"";
/** `name type …`, `name* required type …`, `location: Location …`. */
const spaced = new RegExp(`^([A-Za-z_]\\w*)(?:\\*?:?| \\*)(?: required)? (?:${types})(?= |$)`, "iu");
/** `urlURL`, `usersArray<uuid>`. */
const squashed = new RegExp(`^([A-Za-z_]\\w*?)(?:${types})(?:-.*)?$`, "iu");
/** `• lat: string`. */
const bulleted = new RegExp(`^\\s*• (\\w+): (?:${types})$`, "iu");

export interface Row {
  line: number;
  name: string;
}

/** Rows below the titles of a table, as far as they hold a name and a type word, or any words where there are no types. */
export function rowsIn(lines: readonly string[]): Row[] {
  let kind: "typed" | "plain" | undefined;
  return lines.flatMap((text, index) => {
    if (isTitles(text)) {
      kind = / type /iu.test(text) ? "typed" : "plain";
      return [];
    }
    if (text.trim() === "" || /^[{}[\]]/u.test(text)) kind = undefined;
    if (kind === undefined) return [];
    const patterns = kind === "plain" ? [/^(\w+) /u] : [spaced, squashed, bulleted];
    const name = patterns.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
    return name === undefined ? [] : [{ line: index + 1, name }];
  });
}

/** The titles of a table of parameters. */
export function isTitles(text: string): boolean {
  return /^`?Parameters? (?:type|description)/iu.test(text);
}

export interface Shown {
  line: number;
  endLine: number;
  text: string;
}

/** Examples: each begins with a bracket or a key at the left margin, and goes on while lines look like JSON. */
export function examplesIn(lines: readonly string[]): Shown[] {
  const starts = lines.flatMap((text, index) => (/^(?:[{[]|"\w+":)/u.test(text) ? [index] : []));
  return starts.map((start, at) => {
    let end = start + 1;
    while (end < lines.length && end !== starts[at + 1] && /^(?:[\s{}[\]"]|\w+ ?:|$)/u.test(lines[end] ?? ""))
      end += 1;
    return { line: start + 1, endLine: end, text: lines.slice(start, end).join("\n").trim() };
  });
}

/** Lines, by number, that a pattern matches. */
export function linesLike(lines: readonly string[], pattern: RegExp): number[] {
  return lines.flatMap((text, index) => (pattern.test(text) ? [index + 1] : []));
}
