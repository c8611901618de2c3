import { entry, quote } from "../entry.js";

/** Pages of endpoints: sections, requests, examples. */
export const endpointPageMessages = {
  // The page.
  "page/stray-mark": entry<{ text: string }>(
    "info",
    (p) => `${quote(p.text)} is left over from the page's source, and is passed over`,
  ),
  "page/no-authentication": entry(
    "warning",
    () => 'no example under a heading "Authentication" tells the headers that a request needs',
  ),
  "page/no-errors": entry("info", () => "the page has no list of error codes"),

  // Groups and endpoints.
  "group/no-text": entry<{ title: string }>(
    "warning",
    (p) => `${quote(p.title)} is read as the heading of a group, but the page says nothing of the group`,
  ),
  "group/no-endpoints": entry<{ title: string }>(
    "warning",
    (p) => `the group ${quote(p.title)} has no endpoints`,
  ),
  "endpoint/no-title": entry("error", () => "no line above this request can be its title"),
  "endpoint/title-unclear": entry<{ title: string }>(
    "warning",
    (p) =>
      `${quote(p.title)} is read as the title of an endpoint, but begins as no other: a title among the lines below may be lost`,
  ),
  "endpoint/no-group": entry<{ title: string }>(
    "error",
    (p) => `${quote(p.title)} stands below no heading of a group`,
  ),
  "endpoint/no-request": entry<{ title: string }>(
    "error",
    (p) =>
      `${quote(p.title)} has no request line, such as "GET https://host/rooms": what it calls is unknown, and it is left out`,
  ),
  "endpoint/requests": entry<{ text: string; first: number }>(
    "error",
    (p) =>
      `a second request line ${quote(p.text)}, the first is in line ${p.first}: a title between them was lost`,
  ),
  "endpoint/label-twice": entry<{ label: string; first: number }>(
    "warning",
    (p) => `the label ${quote(p.label)} already stands in line ${p.first} of this endpoint`,
  ),
  "endpoint/label-unused": entry<{ label: string }>(
    "info",
    (p) => `nothing stands below the label ${quote(p.label)}`,
  ),
  "endpoint/text-behind": entry<{ text: string }>(
    "info",
    (p) => `${quote(p.text)} stands behind the request, and is read as part of the endpoint's text`,
  ),
  "endpoint/text-open": entry<{ text: string }>(
    "info",
    (p) => `nothing stands behind the colon of ${quote(p.text)}: the page may have lost a list there`,
  ),
  "endpoint/empty-table": entry("warning", () => "the table of parameters has no rows"),
  "endpoint/no-headers": entry("info", () => "the endpoint shows no example of its headers"),

  // The request line.
  "request/method-case": entry<{ method: string }>(
    "info",
    (p) => `the method ${quote(p.method)} is not in upper case`,
  ),
  "request/bare-placeholder": entry<{ segment: string; path: string }>(
    "info",
    (p) =>
      `${quote(p.segment)} in ${quote(p.path)} is the name of a path parameter, and is read as its place`,
  ),
  "request/stray-bracket": entry<{ text: string }>(
    "info",
    (p) => `${quote(p.text)} ends in a bracket that nothing opened: it is left out`,
  ),
  "request/swallowed-table": entry<{ text: string }>(
    "warning",
    (p) => `a table ran into the request line, and is read from there: ${quote(p.text)}`,
  ),
  "request/rest": entry<{ text: string }>(
    "error",
    (p) => `${quote(p.text)} behind the URL is not understood`,
  ),

  "request/path": entry<{ path: string }>(
    "error",
    (p) => `${quote(p.path)} holds what no path can, such as a placeholder of an unknown notation`,
  ),
  "request/query": entry<{ text: string }>(
    "warning",
    (p) => `the request line has the query string ${quote(p.text)}: its names are read as query parameters`,
  ),

  // Examples.
  "example/repaired": entry<{ repair: string; times: number }>(
    "info",
    (p) => `the example is mended: ${p.repair}${p.times > 1 ? `, ${p.times} times` : ""}`,
  ),
  "example/partial": entry("info", () => "the example leaves something out"),
  "example/place-unclear": entry<{ place: string; reason: string }>(
    "warning",
    (p) => `the example is read as that of the ${p.place}, but that is not certain: ${p.reason}`,
  ),
  "example/headers-twice": entry<{ first: number }>(
    "warning",
    (p) => `a second example of headers, the first is in line ${p.first}`,
  ),
} as const;
