import { note, type Reading } from "../../reading.js";
import type { UrlLine } from "../model.js";
import { isEndless, isTemplate, withBraces, withLostSegments } from "./path-template.js";

const form = /^(\/?)(https?:\/\/[^\s/?#{}]+)?(\/[^\s?#]*)?(.*)$/su;

/** Reads a URL of the page. `operation`: the block that it belongs to. */
export function readUrl(
  reading: Reading,
  { line, text }: { line: number; text: string },
  operation: string | undefined,
): UrlLine | undefined {
  const place = { line, operation };
  const written = text.trim().replace(/\\([<>_])/gu, "$1");
  const [, slash = "", host = "", tail = "", rest = ""] = form.exec(withBraces(written)) ?? [];
  const isRelative = host === "" && slash === "/" && tail === "" && /^[^\s?#]/u.test(rest);
  const [, relative = "", behind = ""] = isRelative
    ? (/^([^\s?#]*)(.*)$/su.exec(rest) ?? [])
    : ["", tail, rest];
  if (host === "" && !isRelative) {
    note(reading, "labelled/url", place, { text: written });
    return undefined;
  }
  const raw = isRelative ? `/${relative}` : relative || "/";
  if (isEndless(raw)) {
    note(reading, "labelled/url", place, { text: written });
    return undefined;
  }
  const path = withLostSegments(raw);
  if (host !== "" && slash !== "") note(reading, "labelled/url-slip", place, { text: written });
  if (behind.trim() !== "") note(reading, "request/rest", place, { text: behind.trim() });
  if (!isTemplate(path)) note(reading, "request/path", place, { path });
  return { line, base: host, path, written, lost: [] };
}
