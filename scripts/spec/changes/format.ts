import type { Change } from "./change.js";

/** From how many subjects on one and the same change is told once. */
const threshold = 4;
const width = 160;

/** Short lines for a terminal: breaking changes first, marked with `!`; a change that many share stands once. */
export function formatChanges(changes: readonly Change[]): string[] {
  const breaking = changes.filter((change) => change.breaking);
  const harmless = changes.filter((change) => !change.breaking);
  return [...section("breaking changes", breaking, "!"), ...section("other changes", harmless, " ")];
}

function section(title: string, changes: readonly Change[], mark: string): string[] {
  if (changes.length === 0) return [];
  return [
    `${title} (${changes.length}):`,
    ...lines(changes).map((line) => short(`${mark} ${sign(line)} ${line.text}`)),
  ];
}

interface Line {
  kind: Change["kind"];
  text: string;
}

function lines(changes: readonly Change[]): Line[] {
  const byDetail = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.kind} ${change.detail}`;
    byDetail.set(key, [...(byDetail.get(key) ?? []), change]);
  }
  const told = new Set<Change[]>();
  return changes.flatMap((change): Line[] => {
    const group = byDetail.get(`${change.kind} ${change.detail}`) ?? [change];
    if (group.length < threshold) return [{ kind: change.kind, text: single(change) }];
    if (told.has(group)) return [];
    told.add(group);
    const some = group.slice(0, 3).map(({ subject }) => subject);
    return [{ kind: change.kind, text: `${group.length} times: ${change.detail} (${some.join(", ")}, …)` }];
  });
}

function single({ subject, detail, line }: Change): string {
  return `${subject} ${detail}${line === undefined ? "" : ` (line ${line})`}`;
}

function sign({ kind }: Line): string {
  return { added: "+", removed: "-", changed: "~" }[kind];
}

function short(line: string): string {
  const flat = line.replace(/\s+/g, (blanks) => (blanks.includes("\n") ? " " : blanks));
  return flat.length > width ? `${flat.slice(0, width - 1)}…` : flat;
}
