import { note, type Reading } from "../../reading.js";
import type { BlockPart, UrlLine } from "../model.js";
import { namesIn } from "./path-template.js";

/**
 * Names the placeholders that a page lost, and finds those that stand without brackets, by what the page writes in the
 * same place elsewhere: behind the same word of a path.
 */
export function withNamedSegments(reading: Reading, blocks: readonly BlockPart[]): Map<UrlLine, UrlLine> {
  const urls = blocks.flatMap(({ url }) => (url === undefined ? [] : [url]));
  const places = placesIn(urls);
  const found = new Map<UrlLine, UrlLine>();
  for (const { url, title } of blocks) {
    if (url === undefined) continue;
    const operation = title?.text ?? url.path;
    const bare = withBareNames(reading, url, places, operation);
    found.set(url, bare.path.includes("{}") ? named(reading, bare, places, operation) : bare);
  }
  return found;
}

/** Names of placeholders by the segment that stands before them. */
type Places = ReadonlyMap<string, ReadonlySet<string>>;

function placesIn(urls: readonly UrlLine[]): Places {
  const found = new Map<string, Set<string>>();
  for (const { path } of urls) {
    const segments = path.split("/");
    for (const [index, segment] of segments.entries()) {
      const name = /^\{([^{}]+)\}$/u.exec(segment)?.[1];
      const before = segments[index - 1];
      if (name === undefined || before === undefined || before.includes("{")) continue;
      found.set(before, (found.get(before) ?? new Set<string>()).add(name));
    }
  }
  return found;
}

/** `company/company_id/…`, where the page writes `company/{company_id}/…` elsewhere. */
function withBareNames(reading: Reading, url: UrlLine, places: Places, operation: string): UrlLine {
  const placed = new Set(namesIn(url.path));
  const segments = url.path.split("/").map((segment, index, all) => {
    if (segment === "" || placed.has(segment) || places.get(all[index - 1] ?? "")?.has(segment) !== true)
      return segment;
    placed.add(segment);
    const { line, path } = url;
    note(reading, "request/bare-placeholder", { line, operation }, { segment, path });
    return `{${segment}}`;
  });
  return { ...url, path: segments.join("/") };
}

function named(reading: Reading, url: UrlLine, places: Places, operation: string): UrlLine {
  const taken = new Set(namesIn(url.path));
  const lost: string[] = [];
  let unknowns = 0;
  const unknown = (): string => {
    for (;;) {
      unknowns += 1;
      const name = unknowns === 1 ? "unknown" : `unknown${unknowns}`;
      if (!taken.has(name)) return name;
    }
  };
  const segments = url.path.split("/").map((segment, index, all) => {
    if (segment !== "{}") return segment;
    const candidates = [...(places.get(all[index - 1] ?? "") ?? [])];
    const told = candidates.length === 1 ? candidates[0] : undefined;
    const name = told !== undefined && !taken.has(told) ? told : unknown();
    taken.add(name);
    lost.push(name);
    const { line, written } = url;
    const reason = told === name ? "told" : candidates.length > 1 ? candidates.join(", ") : "";
    note(reading, "labelled/placeholder-lost", { line, operation }, { written, name, reason });
    return `{${name}}`;
  });
  return { ...url, path: segments.join("/"), lost };
}
