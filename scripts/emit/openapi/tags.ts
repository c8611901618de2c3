import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import { groups, type JsonObject, present } from "./json.js";
import { asMarkdown, code } from "./markdown.js";

/** What the page calls the group; where it has no name for it, `document` and `file` → `document.file`. */
export function tagName({ group }: Operation, { tags = [] }: ApiSpec): string {
  const path = group.join(".");
  return tags.find((tag) => tag.group.join(".") === path)?.name ?? path;
}

/** Tags in the order of the page, then those of groups without a name. */
export function tagObjects(spec: ApiSpec): JsonObject[] {
  const counted = groups(spec.operations, (operation) => tagName(operation, spec));
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
  if (!operations.some(({ group }) => group.length > 1)) return undefined;
  return [...groups(operations, ({ group }) => group[0] ?? "")].map(([name, members]) => ({
    name,
    tags: [...new Set(members.map((operation) => tagName(operation, spec)))],
  }));
}
