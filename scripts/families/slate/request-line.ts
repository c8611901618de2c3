import { note, type Reading } from "../reading.js";
import { markdownTable } from "./markdown-table.js";
import type { FlatTable, RequestLine } from "./model.js";

const pattern =
  /^`?(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+(https?:\/\/[^\s/?#`]+)(\/[^\s?#`]*)?`?(.*)$/iu;

export function isRequestLine(text: string): boolean {
  return pattern.test(text);
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
  const [, shown, base, fullPath = "/", rest = ""] = pattern.exec(text) ?? [];
  if (shown === undefined || base === undefined) return undefined;
  const place = { line, operation };
  const method = shown.toUpperCase();
  if (method !== shown) note(reading, "request/method-case", place, { method: shown });
  const table = rest.trim() === "" ? undefined : markdownTable(rest.trim(), line);
  if (table !== undefined) note(reading, "request/swallowed-table", place, { text: rest.trim() });
  else if (rest.trim() !== "") note(reading, "request/rest", place, { text: rest.trim() });
  let path = fullPath;
  if (path.endsWith("}") && isUnbalanced(path)) {
    note(reading, "request/stray-bracket", place, { text: path });
    path = path.slice(0, -1);
  }
  if (isUnbalanced(path) || hasTwins(path)) note(reading, "request/rest", place, { text: path });
  return { request: { line, method, base, path }, table };
}

/** Placeholders hold no others. */
function isUnbalanced(path: string): boolean {
  return /[{}]/u.test(path.replace(/\{[^{}/]+\}/gu, ""));
}

/** One name cannot stand for two values. */
function hasTwins(path: string): boolean {
  const names = path.match(/\{[^{}/]+\}/gu) ?? [];
  return new Set(names).size < names.length;
}

/** The path with segments that are names of its parameters as placeholders: `/rooms/id` → `/rooms/{id}`. */
export function withPlaceholders(
  reading: Reading,
  request: RequestLine,
  names: ReadonlySet<string>,
  operation: string,
): RequestLine {
  const segments = request.path.split("/").map((segment) => {
    if (!names.has(segment)) return segment;
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
