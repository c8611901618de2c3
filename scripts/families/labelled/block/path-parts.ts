import { camelName } from "../../camel-name.js";

/** What a path is made of, in the client's words: `/api/1/links/get/{hash}/{path}` → `links`, `get`; `hash`, `path`. */
export interface PathParts {
  /** Static segments behind the version, in camelCase. Never empty. */
  statics: string[];
  placeholders: string[];
  /** As the path writes it: `1`. */
  version: string | undefined;
}

/** Versions stand at the beginning of a path, behind a word or two. */
const versionPlaces = 3;
const versionForm = /^v?\d+(?:\.\d+)*$/iu;
const placeholderForm = /\{([^{}]*)\}/gu;

/** The version that a path begins with, and the segments behind it; `api` alone leads a path without a version. */
export function splitVersion(path: string): { version: string | undefined; segments: string[] } {
  const segments = path.split("/").filter((segment) => segment !== "");
  const index = segments.findIndex((segment) => versionForm.test(segment));
  if (index !== -1 && index < versionPlaces)
    return { version: segments[index], segments: segments.slice(index + 1) };
  return { version: undefined, segments: segments[0] === "api" ? segments.slice(1) : segments };
}

export function pathParts(path: string): PathParts {
  const { version, segments } = splitVersion(path);
  const placeholders = templateNames(segments.join("/")).map(camelName);
  const statics = segments
    .map((segment) => segment.replace(placeholderForm, " "))
    .filter(hasName)
    .map(camelName);
  return { statics: statics.length === 0 ? [placeholders[0] ?? "root"] : statics, placeholders, version };
}

/** Names of the placeholders in braces. */
export function templateNames(path: string): string[] {
  return [...path.matchAll(placeholderForm)].map(([, name = ""]) => name);
}

/** Whether a text has anything that a name can be made of. */
export function hasName(text: string): boolean {
  return /[A-Za-z0-9$]/u.test(text);
}

export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
