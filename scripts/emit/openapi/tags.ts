import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import { groups, type JsonObject, present } from "./json.js";
import { asMarkdown, code, plain } from "./markdown.js";

/** The heading that it stands below, or what the page calls the group; without either, `document` and `file` → `document.file`. */
export function tagName({ group, section }: Operation, { tags = [] }: ApiSpec): string {
  if (section !== undefined) return plain(section);
  const path = group.join(".");
  return tags.find((tag) => tag.group.join(".") === path)?.name ?? path;
}

/** Tags in the order of the page, then those of groups without a name. */
export function tagObjects(spec: ApiSpec): JsonObject[] {
  const counted = groups(inReadingOrder(spec), (operation) => tagName(operation, spec));
  const told = (spec.tags ?? []).map(({ name, description, externalDocs, line }) =>
    present({
      name,
      description: description === undefined ? undefined : asMarkdown(description),
      externalDocs: externalDocs === undefined ? undefined : present(externalDocs),
      "x-docwright-line": line,
    }),
  );
  const names = new Set(spec.tags?.map(({ name }) => name));
  const others = [...counted].filter(([name]) => !names.has(name));
  return [...told, ...others.map(([name, operations]) => countedTag(name, operations.length, spec))];
}

function countedTag(name: string, count: number, { envelope }: ApiSpec): JsonObject {
  if (envelope === undefined) return { name };
  const operations = count === 1 ? "One operation" : `${count} operations`;
  return { name, description: `${operations} of ${code(name)}.` };
}

/** Redocly and Scalar show a navigation of two levels with it. */
export function tagGroups(spec: ApiSpec): Json[] | undefined {
  const { operations } = spec;
  const isNested = operations.some(({ group }) => group.length > 1);
  // Groups run across the sections of a page.
  if (!isNested || hasSections(spec)) return undefined;
  return [...groups(operations, ({ group }) => group[0] ?? "")].map(([name, members]) => ({
    name,
    tags: [...new Set(members.map((operation) => tagName(operation, spec)))],
  }));
}

function hasSections({ operations }: ApiSpec): boolean {
  return operations.some(({ section }) => section !== undefined);
}

/** Sections stand in the order of the page. */
function inReadingOrder(spec: ApiSpec): readonly Operation[] {
  return hasSections(spec)
    ? [...spec.operations].sort((a, b) => a.lines.start - b.lines.start)
    : spec.operations;
}
