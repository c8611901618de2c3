/** `(?P<name>…)`, `(name)`, `<a name>`: what stands for a value, besides `{name}`. */
const placeholders = /\(\?P?<(\w+)>[^()]*\)|\((\w+)\)|<([^<>/]*)>/gu;
const segmentForm = /^(?:[\w.~!$&'*+,;=@%:-]|\{[\w$.-]*\})*$/u;

/** A path with its placeholders in braces; an empty one is a place whose name was lost. */
export function withBraces(path: string): string {
  return path.replace(placeholders, (_, ...found: (string | undefined)[]) => {
    const name = found.slice(0, 3).find((one) => one !== undefined) ?? "";
    return `{${name.trim().replace(/[^\w$.-]+/gu, "_")}}`;
  });
}

/** A path with empty segments as placeholders without names; one at either end is none. */
export function withLostSegments(path: string): string {
  const segments = path.split("/");
  return segments
    .map((segment, index) =>
      segment.trim() === "" && index > 0 && index < segments.length - 1 ? "{}" : segment,
    )
    .join("/");
}

const mostSegments = 40;

/** Whether a path is longer than any that is meant. */
export function isEndless(path: string): boolean {
  return path.split("/", mostSegments + 1).length > mostSegments;
}

/** Whether a path holds nothing but characters of paths and placeholders, and no name twice. */
export function isTemplate(path: string): boolean {
  const names = namesIn(path).filter((name) => name !== "");
  const segments = path.split("/");
  return segments.every((segment) => segmentForm.test(segment)) && new Set(names).size === names.length;
}

/** Names of the placeholders in a path. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/gu)].map(([, name = ""]) => name);
}

const prefix = /^\/(?:api\/)?v?\d+(?:\.\d+)?(?=\/|$)/iu;

/** What stands before the first segment of a method: `/api/1`. */
export function versionPrefix(path: string): string {
  return prefix.exec(path)?.[0] ?? "";
}

/** The version in a path: `1`. */
export function versionIn(path: string): string | undefined {
  return /\/v?(\d{1,9}(?:\.\d{1,9})?)$/iu.exec(versionPrefix(path))?.[1];
}
