import { groups, type JsonObject, present } from "./json.js";
import { code } from "./markdown.js";
import type { Part } from "./shared-responses.js";

const placeholder = /\{([^{}]*)\}/g;

/**
 * The path in the document of each template. Templates that differ only in the names of their placeholders are one path
 * in OpenAPI: all of them get the names that more operations use, on this path or else in the whole API.
 *
 * @param paths - The template of every operation.
 */
export function oneTemplate(paths: readonly string[]): Map<string, string> {
  const used = new Map<string, number>();
  for (const name of paths.flatMap(namesIn)) used.set(name, (used.get(name) ?? 0) + 1);
  const alike = [...groups(paths, shapeOf).values()];
  return new Map(
    alike.flatMap((same) => {
      const chosen = mostUsed(same, used);
      return same.map((path): [string, string] => [path, isSure(path) && isSure(chosen) ? chosen : path]);
    }),
  );
}

/** Operations with the paths that the document has. On the wire names of placeholders do not count. */
export function withOneTemplate(parts: readonly Part[]): Part[] {
  const paths = oneTemplate(parts.map(({ part }) => part.path));
  return parts.map((each) => {
    const path = paths.get(each.part.path) ?? each.part.path;
    return path === each.part.path ? each : withPath(each, path);
  });
}

/** Placeholders are told apart by their position. Where a name stands twice, nobody knows which one is meant. */
function isSure(path: string): boolean {
  const names = namesIn(path);
  return new Set(names).size === names.length;
}

function shapeOf(path: string): string {
  return path.replace(placeholder, "{}");
}

function namesIn(path: string): string[] {
  return [...path.matchAll(placeholder)].map(([, name = ""]) => name);
}

/** The first of those that are used most. */
function mostUsed(paths: readonly string[], used: ReadonlyMap<string, number>): string {
  const inApi = (path: string): number => namesIn(path).reduce((sum, name) => sum + (used.get(name) ?? 0), 0);
  const counted = [...groups(paths, (path) => path)].map(([path, same]) => ({ path, count: same.length }));
  counted.sort((a, b) => b.count - a.count || inApi(b.path) - inApi(a.path));
  return counted[0]?.path ?? "";
}

/** What the placeholders of a template are called in another one that differs in their names. */
export function newNames(template: string, other: string): Map<string, string> {
  const after = namesIn(other);
  return new Map(namesIn(template).map((name, index) => [name, after[index] ?? name]));
}

function withPath({ part, ...whose }: Part, path: string): Part {
  const names = newNames(part.path, path);
  const parameters = part.parameters?.map((parameter) => {
    const name = parameter.in === "path" ? names.get(String(parameter.name)) : undefined;
    return name === undefined || name === parameter.name ? parameter : renamed(parameter, name);
  });
  return { ...whose, part: { ...part, path, parameters } };
}

function renamed(parameter: JsonObject, name: string): JsonObject {
  const { name: before, in: place, required, deprecated, description, ...rest } = parameter;
  const told = `The page calls it ${code(String(before))}.`;
  const text = typeof description === "string" ? `${description}\n\n${told}` : told;
  const head = { name, in: place, required, deprecated, description: text };
  return present({ ...head, ...rest, "x-docwright-name": before });
}
