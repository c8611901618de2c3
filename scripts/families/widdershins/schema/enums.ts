import type { Table } from "../../../read/document.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { named, resolved, type SchemaContext } from "./context.js";
import { type Entry, nameOf } from "./row.js";
import { splitValues } from "./split-values.js";
import type { Node } from "./tree.js";
import { isWord, type TypeExpression } from "./type-expression.js";

/** The values of the rows that have a list of them, as they are printed. */
export type Values = ReadonlyMap<Node, Listed>;

export interface Listed {
  values: string[];
  line: number;
}

/** The nodes of one tree in the order of their rows, each with the node above it. */
export interface Ordered {
  node: Node;
  parent: Node | undefined;
}

type Parents = ReadonlyMap<Node, Node | undefined>;

/** Which table the values belong to. A body's names have the marks of depth, and its lists show their items' values. */
export type Kind = "component" | "inline" | "body";

/**
 * The page lists values by the name of a row alone: rows of one name share a list, in the order of the rows. Rows
 * that show a named schema have their share in it, which that schema tells.
 */
export function assignValues(
  table: Table | undefined,
  nodes: readonly Ordered[],
  kind: Kind,
  context: SchemaContext,
): Values {
  const assigned = new Map<Node, Listed>();
  const parents: Parents = new Map(nodes.map(({ node, parent }) => [node, parent]));
  const byKey = new Map<string, Ordered[]>();
  for (const one of nodes) {
    const key = keyOf(one.node.entry, kind);
    byKey.set(key, byKey.get(key) ?? []);
    byKey.get(key)?.push(one);
  }
  for (const [key, { name, values, line }] of listsOf(table, kind)) {
    const rows = byKey.get(key) ?? [];
    // The values of a body stand among those of the operation's parameters.
    if (rows.length === 0 && kind !== "body") context.note("table/enum-orphan", line, { name });
    const known = rows.map((row) => shareOf(row, kind, parents, context));
    // A row without a type has values only if there is no other to have them.
    const isTyped = rows.map(({ node }) => node.entry?.type?.kind !== "anything");
    const hasTyped = known.some((share, index) => share === undefined && isTyped[index]);
    const shares = known.map((share, index) => (hasTyped && !isTyped[index] ? (share ?? []) : share));
    const free = rows.flatMap(({ node }, index) => (shares[index] === undefined ? [node] : []));
    const only = rows.length === 1 && free.length === 0 && rows[0]?.node.entry?.type?.kind === "list";
    const shared = rows.map(({ node }, index) => ({
      share: only ? undefined : shares[index],
      sample: node.sample,
    }));
    const split = splitValues(values, shared);
    if (split === undefined) context.note("table/enum-shared", line, { name, rows: free.length });
    for (const [index, { node }] of rows.entries()) {
      const own = shared[index]?.share === undefined ? (split?.[index] ?? []) : [];
      if (own.length > 0) assigned.set(node, { values: own, line });
    }
  }
  return assigned;
}

function keyOf(entry: Pick<Entry, "depth" | "name"> | undefined, kind: Kind): string {
  return kind === "body" ? `${entry?.depth ?? 0} ${entry?.name ?? ""}` : (entry?.name ?? "");
}

function listsOf(table: Table | undefined, kind: Kind): Map<string, Listed & { name: string }> {
  const lists = new Map<string, Listed & { name: string }>();
  for (const { line, cells } of table?.rows ?? []) {
    const [first, ...others] = cells;
    const entry = nameOf(first);
    const key = keyOf(entry, kind);
    // A `|` inside a value tears it into several cells.
    const value = others.map(({ text }) => text).join("|");
    const list = lists.get(key);
    if (list === undefined) lists.set(key, { name: entry.name, values: [value], line });
    else list.values.push(value);
  }
  return lists;
}

/** The values that the row of a named schema, or a row below it, has in the list; undefined if nobody knows. */
function shareOf(
  { node, parent }: Ordered,
  kind: Kind,
  parents: Parents,
  context: SchemaContext,
): string[] | undefined {
  const type = node.entry?.type;
  const list = type?.kind === "list";
  const refers = type?.kind === "reference" || (list && type.of.kind === "reference");
  if (list && kind !== "body") return [];
  if (refers && kind === "component") return [];
  const documented = refers
    ? targetOf(type, context)
    : inheritedFrom(parent, node.entry?.name ?? "", parents, context);
  if (documented !== undefined) return (documented.enum ?? documented.items?.enum ?? []).map(printed);
  if (refers || isWord(type, "object", "array")) return [];
  return undefined;
}

function targetOf(type: TypeExpression | undefined, context: SchemaContext): Schema | undefined {
  if (type?.kind === "list") return targetOf(type.of, context);
  return type?.kind === "reference" ? named(context, { $ref: `#/schemas/${type.name}` }) : undefined;
}

/** What a named schema says of a row below the row that shows it. */
function inheritedFrom(
  parent: Node | undefined,
  name: string,
  parents: Parents,
  context: SchemaContext,
): Schema | undefined {
  if (parent === undefined) return undefined;
  const schema =
    targetOf(parent.entry?.type, context) ??
    inheritedFrom(parents.get(parent), parent.entry?.name ?? "", parents, context);
  return schema === undefined ? undefined : propertyOf(schema, name, context);
}

function propertyOf(
  schema: Schema,
  name: string,
  context: SchemaContext,
  seen: Set<Schema> = new Set(),
): Schema | undefined {
  const target = resolved(schema, context);
  if (seen.has(target)) return undefined;
  seen.add(target);
  const { properties, additionalProperties: further, allOf = [], items } = target;
  if (name === "additionalProperties" && typeof further === "object") return resolved(further, context);
  if (properties !== undefined && Object.hasOwn(properties, name))
    return resolved(properties[name] ?? {}, context);
  for (const part of items === undefined ? allOf : [...allOf, items]) {
    const found = propertyOf(part, name, context, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As the page prints a value. */
function printed(value: Json): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
