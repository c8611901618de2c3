/** The page by plain matching of lines, without any rule of the reader. Lines count from 1. */

export function linesLike(lines: readonly string[], pattern: RegExp): number[] {
  return lines.flatMap((text, index) => (pattern.test(text) ? [index + 1] : []));
}

const label =
  /^\**(?:URL|Versions|Method|Params|Parameters|Returns?|Errors?|Notes?|Headers|Important|Values description|Description of returned values)(?::|\b(?=\s*(?:https?:|$)))/u;

/** What stands behind and below the label in a line, up to the next label, without blank lines. */
function below(lines: readonly string[], line: number, end: number): string[] {
  const own = (lines[line - 1] ?? "").replace(/^[^:]*:?/u, "").trim();
  const next = lines.slice(line, end);
  const stop = next.findIndex(
    (text) => label.test(text) || /^(?:GET |POST )?(?:result )?[Ee]xample/u.test(text),
  );
  return [own, ...next.slice(0, stop === -1 ? undefined : stop)].filter((text) => text.trim() !== "");
}

/** How the list of parameters stands in the lines of a block. */
export function listIn(
  lines: readonly string[],
  { start, end }: { start: number; end: number },
): "listed" | "none" | "lost" {
  const at = linesLike(lines.slice(0, end), /^Param(?:s|eters):/u).find((line) => line >= start);
  const content = at === undefined ? [] : below(lines, at, end);
  if (content.length === 0) return "lost";
  if (/^no(?:ne| param)/iu.test(content[0] ?? "")) return "none";
  // Rows begin with a dash; other text only announces a list.
  return content.every((text) => text.startsWith("- ")) ? "listed" : "lost";
}

/** Statuses at the beginning of the lines of a block, and `code (200)`. */
export function statusesIn(
  lines: readonly string[],
  { start, end }: { start: number; end: number },
): string[] {
  const found = lines.slice(start - 1, end).flatMap((text) => {
    const status =
      /^(?:-\s+)?\**(?:code )?([1-5]\d\d)\b\**(?! )|^(?:code )?([1-5]\d\d) /iu.exec(text) ??
      /code \((\d{3})\)/u.exec(text);
    return status?.[1] ?? status?.[2] ?? [];
  });
  return [...new Set(found)].sort();
}

/** First lines of what is in brackets: at the beginning of a line, or behind a mark of code. */
export function codeIn(lines: readonly string[]): number[] {
  const found: number[] = [];
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    const text = line.replace(/^\.\. code-block:: \w+ /u, "").replace(/"(?:[^"\\]|\\.)*"|'[^']*'/gu, '""');
    const opens = depth > 0 || /^\s*(?:\{|\[(?!https))/u.test(text);
    if (!opens) continue;
    if (depth === 0) found.push(index + 1);
    depth += (text.match(/[[{]/gu)?.length ?? 0) - (text.match(/[\]}]/gu)?.length ?? 0);
  }
  return found;
}
