/** `{{id}}`, `[[id]]`, `[id]`, `<id>`: what stands for a value, besides `{id}`. */
const bracketed = /\{\{([^{}/]+)\}\}|\[\[([^[\]/]+)\]\]|\[([^[\]/:]+)\]|<([^<>/]+)>/gu;

/** Characters of a path, and placeholders in braces. */
const segmentForm = /^(?:[\w.~!$&()*+,;=@%:-]|\{[\w$.-]+\})*$/u;

/** A text with its placeholders in braces, whatever notation of brackets it uses. */
export function withBraces(text: string): string {
  return text.replace(bracketed, (_, ...found: (string | undefined)[]) => {
    const name = found.slice(0, 4).find((one) => one !== undefined) ?? "";
    return `{${name.trim()}}`;
  });
}

/** A path with its placeholders in braces; there `:id` is one too. */
export function pathWithBraces(path: string): string {
  const segments = withBraces(path).split("/");
  return segments
    .map((segment) => (segment.startsWith(":") ? segment.replace(/:([A-Za-z_]\w*)/gu, "{$1}") : segment))
    .join("/");
}

/** Whether a path holds nothing but characters of paths, and placeholders in braces. */
export function isPath(path: string): boolean {
  return path.split("/").every((segment) => !segment.startsWith(":") && segmentForm.test(segment));
}

/** Names of the placeholders in braces. */
export function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/gu)].map(([, name = ""]) => name);
}
