import type { Table } from "../../../read/document.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import { named, type SchemaContext } from "./context.js";
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
  for (const [key, { name, values, line }] of listsOf(table, kind)) {
    const rows = nodes.filter(({ node }) => keyOf(node.entry, kind) === key);
    // The values of a body stand among those of the operation's parameters.
    if (rows.length === 0 && kind !== "body") context.note("table/enum-orphan", line, { name });
    const known = rows.map((row) => shareOf(row, kind, nodes, context));
    // A row without a type has values only if there is no other to have them.
    const isTyped = rows.map(({ node }) => node.entry?.type?.kind !== "anything");
    const hasTyped = known.some((share, index) => share === undefined && isTyped[index]);
    const shares = known.map((share, index) => (hasTyped && !isTyped[index] ? (share ?? []) : share));
    const free = rows.flatMap(({ node }, index) => (shares[index] === undefined ? [node] : []));
    const only = rows.length === 1 && free.length === 0 && rows[0]?.node.entry?.type?.kind === "list";
    const owners = only ? rows.map(({ node }) => node) : free;
    const split = splitValues(
      withoutShares(values, shares),
      owners.map(({ sample }) => sample),
    );
    if (split === undefined) context.note("table/enum-shared", line, { name, rows: owners.length });
    for (const [index, node] of owners.entries()) {
      const own = split?.[index] ?? [];
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
  nodes: readonly Ordered[],
  context: SchemaContext,
): string[] | undefined {
  const type = node.entry?.type;
  const list = type?.kind === "list";
  const refers = type?.kind === "reference" || (list && type.of.kind === "reference");
  if (list && kind !== "body") return [];
  if (refers && kind === "component") return [];
  const documented = refers
    ? targetOf(type, context)
    : inheritedFrom(parent, node.entry?.name ?? "", nodes, context);
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
  nodes: readonly Ordered[],
  context: SchemaContext,
): Schema | undefined {
  if (parent === undefined) return undefined;
  const above = nodes.find(({ node }) => node === parent)?.parent;
  const schema =
    targetOf(parent.entry?.type, context) ?? inheritedFrom(above, parent.entry?.name ?? "", nodes, context);
  return schema === undefined ? undefined : propertyOf(schema, name, context);
}

function propertyOf(schema: Schema, name: string, context: SchemaContext, depth = 0): Schema | undefined {
  if (depth > 32) return undefined;
  const target = named(context, schema) ?? schema;
  if (target.properties !== undefined && Object.hasOwn(target.properties, name)) {
    const property = target.properties[name];
    return property === undefined ? undefined : (named(context, property) ?? property);
  }
  for (const part of [...(target.allOf ?? []), ...(target.items === undefined ? [] : [target.items])]) {
    const found = propertyOf(part, name, context, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withoutShares(
  values: readonly string[],
  shares: readonly (readonly string[] | undefined)[],
): string[] {
  let from = 0;
  let to = values.length;
  const starts = (share: readonly string[], at: number): boolean =>
    at >= from && at + share.length <= to && share.every((value, index) => values[at + index] === value);
  const firstFree = shares.indexOf(undefined);
  for (const share of firstFree === -1 ? shares : shares.slice(0, firstFree))
    if (share !== undefined && starts(share, from)) from += share.length;
  for (const share of shares.slice(shares.lastIndexOf(undefined) + 1).reverse())
    if (share !== undefined && starts(share, to - share.length)) to -= share.length;
  return values.slice(from, Math.max(from, to));
}

/** As the page prints a value. */
export function printed(value: Json): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
