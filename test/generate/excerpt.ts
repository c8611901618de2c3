import { sourceText } from "../read/read-page.js";

const target = /^[a-z]\w*(?:\.\w+){2,}(?= |$)/u;

/**
 * The real page with the actions of some groups only: small enough to be read dozens of times. Overview, objects and
 * errors stay whole.
 */
export function excerpt(groups: readonly string[]): string {
  const lines = sourceText().split("\n");
  const [start, end] = [lines.indexOf("Actions List"), lines.indexOf("Objects")];
  let kept = true;
  const wanted = lines.flatMap((line, at) => {
    const action = at > start && at < end ? target.exec(line)?.[0] : undefined;
    if (action !== undefined) kept = groups.some((group) => action.startsWith(`${group}.`));
    else if (line === "Actions" || at === end) {
      kept = true;
      return ["", line];
    }
    return kept ? [line] : [];
  });
  return wanted.join("\n");
}

/** Replaces a text that must be there once. */
export function replaced(page: string, before: string, after: string): string {
  const parts = page.split(before);
  if (parts.length !== 2) throw new Error(`"${before}" occurs ${parts.length - 1} times`);
  return parts.join(after);
}

/** Edits one section: the text between its heading and the next one. */
export function inSection(page: string, name: string, edit: (section: string) => string): string {
  const start = page.indexOf(`\n\n${name}\n\n`) + 2;
  if (start < 2) throw new Error(`no section ${name}`);
  const length = /\n\n(?:[a-z]\w*(?:\.\w+){2,}\n\n|Objects\n)/u.exec(page.slice(start))?.index;
  const end = length === undefined ? page.length : start + length;
  return page.slice(0, start) + edit(page.slice(start, end)) + page.slice(end);
}

export function lineOf(page: string, text: string): number {
  const at = page.indexOf(text);
  if (at < 0) throw new Error(`no "${text}"`);
  return page.slice(0, at).split("\n").length;
}
