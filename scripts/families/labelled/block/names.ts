import { collect } from "../../../spec/infer.js";
import { titleName } from "../../title-name.js";
import { capitalized, hasName, type PathParts, pathParts } from "./path-parts.js";

/** What a block is called by: its path in braces, the first of its methods, what it says of itself. */
export interface Addressed {
  path: string;
  method: string;
  text: string;
}

export interface BlockName {
  group: string[];
  name: string;
  /** The group's names and its own, joined by dots. */
  id: string;
}

interface Part extends PathParts {
  index: number;
  /** The static segments as one text. */
  key: string;
  /** The path, whether or not a slash ends it. */
  path: string;
  method: string;
  text: string;
}

/** What a block would like to be called. `rank`: who comes first where two want one name. */
interface Wish {
  part: Part;
  group: string[];
  candidates: string[];
  rank: "own" | "derived" | "repeated";
}

const ranks: readonly Wish["rank"][] = ["own", "derived", "repeated"];

/** Long enough to tell, short enough to type. */
const mostWords = 10;

/**
 * The client's names of blocks. The static segments of a path behind its version are groups and, the last of them, the
 * name: `fileops/multi/delete/` → `fileops.multi.delete`. One segment alone, or a path that others stand below, is
 * called by its method there. Paths that differ in placeholders get `By…`, other methods of a path get theirs in
 * front, and a request that occurs again is called by its text. No two ids are equal, and none is a group of others.
 * What stands below other static segments has no say.
 */
export function nameBlocks(blocks: readonly Addressed[]): BlockName[] {
  const parts = blocks.map(({ path, method, text }, index): Part => {
    const found = pathParts(path);
    const plain = path.replace(/(?<=[^/])\/$/u, "");
    const verb = method.toLowerCase();
    return { ...found, index, key: found.statics.join("."), path: plain, method: verb, text };
  });
  const groups = groupsOf(parts);
  const whole = new Set(parts.map(({ key }) => key));
  const wishes = [...collect(parts.map((part) => [part.key, part] as const)).values()].flatMap((alike) =>
    wishesOf(alike, groups, whole),
  );
  return claimed(wishes, groups)
    .sort((a, b) => a.index - b.index)
    .map(({ name }) => name);
}

/** What other operations stand below. A segment alone is a group of its own. */
function groupsOf(parts: readonly Part[]): Set<string> {
  return new Set(
    parts.flatMap(({ statics }) =>
      statics
        .slice(0, Math.max(1, statics.length - 1))
        .map((_, index) => statics.slice(0, index + 1).join(".")),
    ),
  );
}

/** Wishes of all blocks with the same static segments, in the order of the page. */
function wishesOf(alike: readonly Part[], groups: ReadonlySet<string>, whole: ReadonlySet<string>): Wish[] {
  const firstMethod = alike[0]?.method ?? "";
  const seen = new Set<string>();
  return alike.map((part): Wish => {
    const { statics, key, method, placeholders, path, text, version } = part;
    const last = statics.at(-1) ?? "";
    const byMethod = groups.has(key);
    const group = byMethod ? statics : statics.slice(0, -1);
    const isTaken = byMethod && (groups.has(`${key}.${method}`) || whole.has(`${key}.${method}`));
    const plain = byMethod ? method : last;
    const prefixed = isTaken || (!byMethod && method !== firstMethod);
    const name = prefixed ? `${method}${capitalized(last)}` : plain;
    const rivals = alike.filter((other) => other.method === method && signature(other) !== signature(part));
    const by = rivals.length > 0 && placeholders.length > 0 ? byPlaceholders(placeholders) : "";
    const request = `${method} ${path}`;
    const shape = `${method} ${signature(part)}`;
    const isRepeated = seen.has(request);
    const isLater = isRepeated || seen.has(shape);
    seen.add(request).add(shape);
    const told = byText(text);
    const inVersion =
      version === undefined || isRepeated ? [] : [`${name}${by}V${version.replace(/\D+/gu, "_")}`];
    const further = `${method}${capitalized(last)}`;
    return {
      part,
      group,
      candidates: [...(isLater ? [] : [`${name}${by}`]), ...inVersion, ...told, further],
      rank: isLater ? "repeated" : prefixed || by !== "" ? "derived" : "own",
    };
  });
}

function signature({ placeholders }: Part): string {
  return placeholders.join("/");
}

function byPlaceholders(names: readonly string[]): string {
  return `By${[...new Set(names)].map(capitalized).join("And")}`;
}

/** `Mark the quota request as viewed` → `markQuotaRequestAsViewed`. Nothing beyond the first clause. */
function byText(text: string): string[] {
  const clause = text.split(/[.,;:!?()]/u, 1)[0] ?? "";
  const name = titleName(clause.split(/\s+/u).filter(hasName).slice(0, mostWords).join(" "));
  return hasName(clause) ? [name] : [];
}

/** Gives each block the first of its candidates that is free; plain names come before derived ones. */
function claimed(wishes: readonly Wish[], groups: ReadonlySet<string>): { index: number; name: BlockName }[] {
  const taken = new Set<string>();
  const ordered = ranks.flatMap((rank) =>
    wishes
      .filter((wish) => wish.rank === rank)
      .sort((a, b) => (a.part.key < b.part.key ? -1 : a.part.key > b.part.key ? 1 : 0)),
  );
  return ordered.map(({ part: { index }, group, candidates }) => {
    const idOf = (name: string): string => [...group, name].join(".");
    const isFree = (name: string): boolean => !taken.has(idOf(name)) && !groups.has(idOf(name));
    let name = candidates.find(isFree);
    // Where the page tells two apart by nothing but their order.
    for (let number = 2; name === undefined; number += 1) {
      const next = `${candidates[0] ?? ""}${number}`;
      if (isFree(next)) name = next;
    }
    taken.add(idOf(name));
    return { index, name: { group, name, id: idOf(name) } };
  });
}
