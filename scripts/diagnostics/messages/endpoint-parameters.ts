import { entry, quote } from "../entry.js";

/** Where the parameters of an endpoint travel, and what the page forgets. */
export const endpointParameterMessages = {
  "parameter/no-place": entry<{ name: string; path: string }>(
    "warning",
    (p) =>
      `${quote(p.name)} is listed under the path's parameters, but ${quote(p.path)} has no place for it: query`,
  ),
  "parameter/in-path": entry<{ name: string; label: string }>(
    "warning",
    (p) => `${quote(p.name)} is listed under ${quote(p.label)}, but the path has its place`,
  ),
  "parameter/only-in-path": entry<{ name: string }>(
    "warning",
    (p) => `the path has ${quote(`{${p.name}}`)}, which no table describes`,
  ),
  "parameter/place-unclear": entry<{ name: string; method: string }>(
    "warning",
    (p) =>
      `nothing tells where ${quote(p.name)} travels: the path has no place for it, and the ${p.method} request shows no body: query`,
  ),
  "parameter/required-default": entry<{ name: string; value: string }>(
    "warning",
    (p) => `${quote(p.name)} is required, and has a default: ${quote(p.value)}`,
  ),
  "parameter/type-of-default": entry<{ name: string; value: string; type: string }>(
    "info",
    (p) => `the type of ${quote(p.name)} is told only by its default ${quote(p.value)}: ${p.type}`,
  ),
  "parameter/untyped": entry<{ name: string }>("info", (p) => `no type is told of ${quote(p.name)}`),
  "parameter/type-in-prose": entry<{ name: string; type: string }>(
    "info",
    (p) => `the type of ${quote(p.name)} is told in prose: ${p.type}`,
  ),
  "request/body-of-get": entry<{ method: string }>(
    "warning",
    (p) => `the page shows a body, which a ${p.method} request cannot have`,
  ),
  "answer/not-shown": entry("warning", () => "the page shows no answer: it is unknown"),
  "answer/opaque": entry("warning", () => "the example of the answer cannot be read: the answer is unknown"),
  "server/several": entry<{ url: string; first: string }>(
    "warning",
    (p) => `the request goes to ${quote(p.url)}, others to ${quote(p.first)}`,
  ),
  "server/invalid": entry<{ url: string }>("error", (p) => `${quote(p.url)} is no address of a server`),
  "server/relative": entry<{ path: string; url: string }>(
    "warning",
    (p) => `the request names no host: ${quote(p.path)} is read as relative to ${quote(p.url)}`,
  ),
  "page/no-version": entry("info", () => "the page tells no version of the API"),
} as const;
