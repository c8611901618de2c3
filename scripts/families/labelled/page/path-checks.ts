import { note, type Reading } from "../../reading.js";
import type { BlockPart, UrlLine } from "../model.js";
import {
  isEndless,
  isTemplate,
  versionIn,
  versionPrefix,
  withBraces,
  withLostSegments,
} from "./path-template.js";

/** Holds a block's title and versions against its URL. */
export function checkPath(reading: Reading, { title, url, versions }: BlockPart): void {
  if (url === undefined) return;
  const operation = title?.text ?? url.path;
  if (title !== undefined && title.line !== url.line) {
    const place = { line: title.line, operation };
    const [shown, called] = [templateOf(title.text), shortOf(url.path)];
    const names = { title: title.text, url: url.written };
    const isWritten = withoutNames(shown) === withoutNames(pathOf(url));
    if (withoutNames(shown) !== withoutNames(called) && !isWritten)
      note(reading, "labelled/title-differs", place, names);
    else if (spelledOf(title.text) !== spelledOf(url.written))
      note(reading, "labelled/title-spelling", place, names);
  }
  const version = versionIn(url.path);
  if (versions !== undefined && version !== undefined && !versions.values.includes(version))
    note(
      reading,
      "labelled/version-differs",
      { line: versions.line, operation },
      { version, versions: versions.values.join(", ") },
    );
}

/** The path of a block that has only a title, behind the version prefix of its neighbours. */
export function urlOfTitle(
  reading: Reading,
  { title, lines }: BlockPart,
  neighbours: readonly UrlLine[],
): UrlLine | undefined {
  if (title === undefined) {
    note(reading, "labelled/no-path", { line: lines.start });
    return undefined;
  }
  const shown = templateOf(title.text);
  const [head] = shown.split("/");
  const alike =
    nearest(
      neighbours.filter(({ path }) => shortOf(path).split("/")[0] === head),
      title.line,
    ) ?? nearest(neighbours, title.line);
  const prefix = versionPrefix(alike?.path ?? "");
  const raw = `${prefix}/${withBraces(title.text).replace(/^\//u, "")}`;
  const place = { line: title.line, operation: title.text };
  if (isEndless(raw)) {
    note(reading, "labelled/url", place, { text: title.text });
    return undefined;
  }
  const path = withLostSegments(raw);
  note(reading, "labelled/url-missing", place, { path });
  if (!isTemplate(path)) note(reading, "request/path", place, { path });
  return { line: title.line, base: "", path, written: title.text, lost: [] };
}

function nearest(urls: readonly UrlLine[], line: number): UrlLine | undefined {
  let found: UrlLine | undefined;
  for (const url of urls)
    if (found === undefined || Math.abs(url.line - line) < Math.abs(found.line - line)) found = url;
  return found;
}

/** The path of a URL before anything is read into it. */
function pathOf({ written, base }: UrlLine): string {
  return templateOf(written.slice(written.indexOf(base) + base.length));
}

function templateOf(title: string): string {
  return shortOf(withLostSegments(withBraces(`/${title.replace(/^\//u, "")}`)));
}

/** A path without its version prefix and the slashes at its ends. */
function shortOf(path: string): string {
  return path.slice(versionPrefix(path).length).replace(/^\/|\/$/gu, "");
}

function withoutNames(path: string): string {
  return path.replace(/\{[^{}]*\}/gu, "{}");
}

/** The names of placeholders, in whatever brackets, as they are spelled. */
function spelledOf(text: string): string {
  return [...text.replace(/\(\?P/gu, "").matchAll(/[<({]([^<>(){}/]+)[>)}]/gu)]
    .map(([, name]) => name)
    .join("/");
}
