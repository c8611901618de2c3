import { entry, quote } from "../entry.js";

/** The reviewed facts beside the page, and public names. */
export const factsMessages = {
  // Reviewed facts beside the page.
  "correction/stale": entry<{ id: string; target: string; seen: string; expected: string }>(
    "error",
    (p) =>
      `correction ${p.id} no longer fits: ${p.target} is ${p.seen}, the correction expects ${p.expected}`,
  ),
  "correction/no-target": entry<{ id: string; target: string; known: string; names: string }>(
    "error",
    (p) => `correction ${p.id}: there is no ${p.target}; ${p.known} has ${p.names || "no members"}`,
  ),
  "correction/no-effect": entry<{ id: string; target: string }>(
    "error",
    (p) => `correction ${p.id} changes nothing at ${p.target}`,
  ),
  "correction/applied": entry<{ id: string; reason: string; certainty: string }>(
    "warning",
    (p) => `corrected (${p.certainty}, ${p.id}): ${p.reason}`,
  ),
  "supplement/unknown-operation": entry<{ id: string }>(
    "error",
    (p) => `the supplement describes ${p.id}, which the page does not have`,
  ),
  "supplement/contradicts-page": entry<{ id: string }>(
    "error",
    (p) => `the supplement describes ${p.id}, but the page has a section for it`,
  ),
  "supplement/none": entry(
    "warning",
    () => "neither the page nor the supplement tells its fields: they are unknown",
  ),
  "annotation/no-target": entry<{ id: string; target: string }>(
    "error",
    (p) => `annotation ${p.id}: there is no ${p.target}`,
  ),
  "annotation/unused": entry<{ id: string; target: string }>(
    "error",
    (p) => `annotation ${p.id} is not needed any more: ${p.target} is documented, or no longer used`,
  ),
  "facts/invalid": entry<{ reason: string }>("error", (p) => p.reason),
  "facts/misfit": entry<{ path: string; reason: string }>(
    "error",
    (p) => `a correction, supplement or annotation makes ${p.path} of the spec invalid: ${p.reason}`,
  ),
  "facts/dangling": entry<{ what: string; name: string }>(
    "error",
    (p) => `refers to the ${p.what} ${quote(p.name)}, which does not exist`,
  ),
  "paging/no-target": entry<{ part: string; path: string; reason: string }>(
    "error",
    (p) => `annotated paging: ${p.part} ${quote(p.path)} leads nowhere: ${p.reason}`,
  ),
  "upload/no-target": entry<{ part: string; path: string; reason: string }>(
    "error",
    (p) => `annotated upload: ${p.part} ${quote(p.path)} leads nowhere: ${p.reason}`,
  ),
  "download/no-target": entry<{ part: string; path: string; reason: string }>(
    "error",
    (p) => `annotated download: ${p.part} ${quote(p.path)} leads nowhere: ${p.reason}`,
  ),
  "task/no-target": entry<{ part: string; path: string; reason: string }>(
    "error",
    (p) => `annotated task: ${p.part} ${quote(p.path)} leads nowhere: ${p.reason}`,
  ),

  // Whether operations may be repeated.
  "safety/contradiction": entry<{ contradiction: string; level: string }>(
    "warning",
    (p) => `${p.contradiction}: taken for ${p.level}`,
  ),

  // Public names.
  "names/new-server": entry<{ name: string; url: string; before: string }>(
    "error",
    (p) =>
      `calls, and the tokens on them, would go to ${p.url} (server ${p.name}, ${p.before}): accept it with --accept`,
  ),
  "names/renamed": entry<{ id: string; before: string; after: string }>(
    "error",
    (p) => `${p.id} would be renamed from ${p.before} to ${p.after}: accept it with --accept`,
  ),
  "names/shape-renamed": entry<{ before: string; after: string }>(
    "error",
    (p) =>
      `what was called ${p.before} would be called ${p.after}: name it under "shapes" in annotations.json, or accept it with --accept`,
  ),
  "names/collision": entry<{ name: string; first: string; second: string }>(
    "error",
    (p) => `${p.first} and ${p.second} would both be called ${p.name}`,
  ),
  "names/reserved": entry<{ id: string; name: string }>(
    "error",
    (p) => `${p.id} would be called ${p.name}, which the client itself uses`,
  ),
} as const;
