import { note, type Reading } from "../../reading.js";
import type { FlatTable, QueryValue, RequestLine } from "../model.js";
import { isPath, pathWithBraces, templateNames } from "../placeholders.js";
import { markdownTable } from "./markdown-table.js";
import { queryValues } from "./query-string.js";

const absolute =
  /^`?(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+(https?:\/\/[^\s/?#`]+)(\/[^\s?#`]*)?(\?[^\s#`]*)?`?(.*)$/iu;

/** Without a host only the form of the whole line tells that it is no prose. */
const relative = /^`?(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+()(\/(?!\/)[^\s?#`]*)(\?[^\s#`]*)?`?()$/u;

export function isRequestLine(text: string): boolean {
  return absolute.test(text) || relative.test(text);
}

export interface ReadRequest {
  request: RequestLine;
  /** What the flattening of the page ran into the line. */
  table: FlatTable | undefined;
}

/** Reads a line such as `GET https://host/rooms/{id}`. `operation`: the endpoint that it belongs to. */
export function readRequestLine(
  reading: Reading,
  { line, text }: { line: number; text: string },
  operation: string,
): ReadRequest | undefined {
  const [, shown, base, fullPath = "/", queryText = "", rest = ""] =
    absolute.exec(text) ?? relative.exec(text) ?? [];
  if (shown === undefined || base === undefined) return undefined;
  const place = { line, operation };
  const method = shown.toUpperCase();
  if (method !== shown) note(reading, "request/method-case", place, { method: shown });
  const table = rest.trim() === "" ? undefined : markdownTable(rest.trim(), line);
  if (table !== undefined) note(reading, "request/swallowed-table", place, { text: rest.trim() });
  else if (rest.trim() !== "") note(reading, "request/rest", place, { text: rest.trim() });
  let path = pathWithBraces(fullPath);
  if (path.endsWith("}") && isUnbalanced(path)) {
    note(reading, "request/stray-bracket", place, { text: path });
    path = path.slice(0, -1);
  }
  if (isUnbalanced(path) || hasTwins(path)) note(reading, "request/rest", place, { text: path });
  else if (!isPath(path)) note(reading, "request/path", place, { path });
  const query = readQuery(reading, queryText, path, place);
  return {
    request: { line, method, base, path, written: fullPath, ...(query.length === 0 ? {} : { query }) },
    table,
  };
}

/** The names behind a path. One that the path has too cannot stand for two values. */
function readQuery(
  reading: Reading,
  text: string,
  path: string,
  place: { line: number; operation: string },
): QueryValue[] {
  if (text === "") return [];
  const values = queryValues(text);
  const names = templateNames(path);
  if (values === undefined || values.some(({ name }) => names.includes(name))) {
    note(reading, "request/rest", place, { text });
    return [];
  }
  note(reading, "request/query", place, { text });
  return values;
}

/** Placeholders hold no others. */
function isUnbalanced(path: string): boolean {
  return /[{}]/u.test(path.replace(/\{[^{}/]+\}/gu, ""));
}

/** One name cannot stand for two values. */
function hasTwins(path: string): boolean {
  const names = templateNames(path);
  return new Set(names).size < names.length;
}

/**
 * The path with segments that are names of its parameters as placeholders: `/rooms/id` → `/rooms/{id}`. Names that have
 * a place in it need no other.
 */
export function withPlaceholders(
  reading: Reading,
  request: RequestLine,
  names: ReadonlySet<string>,
  operation: string,
): RequestLine {
  const placed = new Set(templateNames(request.path));
  const segments = request.path.split("/").map((segment) => {
    if (!names.has(segment) || placed.has(segment)) return segment;
    placed.add(segment);
    note(
      reading,
      "request/bare-placeholder",
      { line: request.line, operation },
      { segment, path: request.path },
    );
    return `{${segment}}`;
  });
  return { ...request, path: segments.join("/") };
}
