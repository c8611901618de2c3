import type { ApiSpec, AuthScheme, Tag } from "../../../spec/api-spec.js";
import { camelName } from "../../camel-name.js";
import type { BlockPart, LabelledPage } from "../model.js";
import { baseParts } from "./addresses.js";
import { splitVersion } from "./path-parts.js";
import { codesOf } from "./statuses.js";
import { textOf } from "./texts.js";

/** Ways to be let in, each by itself. */
export function schemesOf({ httpSchemes }: LabelledPage): AuthScheme[] {
  return [...new Set(httpSchemes.map(({ scheme }) => scheme.toLowerCase()))].map((scheme) => ({
    type: "http",
    name: scheme,
    scheme,
  }));
}

/** The version of the interface that the page's base URL ends in. */
export function versionOf({ base }: LabelledPage): string | undefined {
  return base === undefined ? undefined : splitVersion(baseParts(base.url).path).version;
}

/** The names of errors, each with the first text that the page gives it. */
export function errorsOf(blocks: readonly BlockPart[]): ApiSpec["errors"] {
  const parts = blocks.flatMap(({ errors, returns }) => [...errors, ...returns.statuses]);
  return codesOf(parts).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What the page says of its sections; nothing where it only names them. */
export function tagsOf({ sections }: LabelledPage): Tag[] {
  if (sections.every(({ text }) => text.length === 0)) return [];
  return sections.map(({ title, text }) => ({
    name: title.text,
    group: [camelName(title.text)],
    ...(text.length === 0 ? {} : { description: textOf(text) }),
    line: title.line,
  }));
}
