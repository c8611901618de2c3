import { expandPath } from "./path.js";
import { textOf } from "./text.js";

/** A placeholder of several segments, as RFC 6570 writes it. */
const placeholders = /\{\+([^{}]+)\}/;
const unsafe = /^\.{0,2}$|\p{Cc}/u;

/**
 * A path template with the values of its parameters. Where it says `{+name}` the value is a path: each of its segments
 * is percent-encoded, its slashes stay, one at its beginning or end is not doubled, and an empty one is the root.
 *
 * @throws TypeError when a path is missing, has a segment that is empty, `.` or `..`, or holds control characters; and
 * where {@link expandPath} does.
 */
export function expandSegments(template: string, params: Readonly<Record<string, unknown>>): string {
  let expanded = "";
  // The names of the placeholders stand between the other parts.
  template.split(placeholders).forEach((part, index) => {
    const isName = index % 2 === 1;
    const next = isName ? encodeSegments(part, params) : expandPath(part, params);
    expanded += expanded.endsWith("/") ? next.replace(/^\//, "") : next;
  });
  return expanded;
}

function encodeSegments(name: string, params: Readonly<Record<string, unknown>>): string {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  if (value == null) throw new TypeError(`${name} is missing: the root is "/"`);
  const text = textOf(name, value);
  const segments = text.split("/");
  segments.forEach((segment, index) => {
    // Slashes at the beginning and at the end stand before and after nothing.
    const isEdge = segment === "" && (index === 0 || index === segments.length - 1);
    if (!isEdge && unsafe.test(segment))
      throw new TypeError(`${name} has a segment that is empty, "." or "..", or holds a control character`);
  });
  return segments.map(encodeURIComponent).join("/");
}
