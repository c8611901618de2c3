import { isObject } from "../../../spec/infer.js";
import type { Note } from "./context.js";
import { isPlain } from "./evidence.js";
import { contentsOf, type Node } from "./tree.js";

/** A row below another one, with the name it is meant to have. */
interface Property {
  name: string;
  node: Node;
  recovered: boolean;
}

/** What the rows below a row are. */
export interface Members {
  properties: Property[];
  /** What further keys hold. */
  further: Node | undefined;
}

/** `expected`: the names that a named schema has for these rows, where they repeat one. */
export function membersOf({ children, sample }: Node, note: Note, expected?: readonly string[]): Members {
  const inside = contentsOf(sample);
  const shown = isObject(inside) ? Object.keys(inside) : [];
  const keys = expected ?? shown;
  const further = children.find((child) => isFurther(child, [...keys, ...shown]));
  const rows = children.filter((child) => child !== further);
  const free = keys.filter((key) => !rows.some(({ entry }) => entry?.name === key));
  const lost = rows.filter(({ entry }) => entry?.name === "");
  const properties = rows.flatMap((node): Property[] => {
    const { name = "", line = 1 } = node.entry ?? {};
    if (name !== "") {
      const meant = keys.includes(name) ? name : (free.find((key) => isDamaged(name, key)) ?? name);
      if (meant !== name) note("table/name-recovered", line, { name: meant, text: JSON.stringify(name) });
      return [{ name: meant, node, recovered: meant !== name }];
    }
    const key = lost.length === free.length ? free[lost.indexOf(node)] : undefined;
    if (key === undefined) {
      note("table/name-lost", line, { keys: free.join(", ") });
      return [];
    }
    note("table/name-recovered", line, { name: key, text: "lost" });
    return [{ name: key, node, recovered: true }];
  });
  return { properties: withoutTwins(properties, note), further };
}

/**
 * The row of what a map holds has the generator's name for it, or the title of that schema: then the example has the
 * keys that the generator makes up.
 */
function isFurther({ entry }: Node, keys: readonly string[]): boolean {
  if (entry === undefined || entry.name === "" || keys.includes(entry.name)) return false;
  if (entry.name === "additionalProperties") return !isPlain(entry);
  return (
    keys.includes("property1") &&
    keys.includes("property2") &&
    !keys.some((key) => isDamaged(entry.name, key))
  );
}

/** Emphasis takes marks from a name, and the generator what stands behind a slash. */
function isDamaged(name: string, key: string): boolean {
  return (
    key !== name && (key.startsWith(`${name}/`) || key.replace(/[_*]/gu, "") === name.replace(/[_*]/gu, ""))
  );
}

function withoutTwins(properties: readonly Property[], note: Note): Property[] {
  const first = new Map<string, Property>();
  for (const property of properties) {
    const twin = first.get(property.name);
    if (twin === undefined) first.set(property.name, property);
    else
      note("table/name-twice", property.node.entry?.line ?? 1, {
        name: property.name,
        first: twin.node.entry?.line ?? 1,
      });
  }
  return [...first.values()];
}
