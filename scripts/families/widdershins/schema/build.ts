import { isObject, nullable } from "../../../spec/infer.js";
import { type Json, type Schema, unknownSchema } from "../../../spec/json-schema.js";
import { combinationOf } from "./combination.js";
import { type Note, resolved, type SchemaContext } from "./context.js";
import { differenceBetween } from "./differences.js";
import { withValues } from "./enum-values.js";
import type { Kind, Values } from "./enums.js";
import { inBrackets } from "./evidence.js";
import { membersOf } from "./properties.js";
import { hidden, notTold } from "./reasons.js";
import { sameText } from "./row.js";
import { fromExample, likeExample, propertyNames } from "./shape.js";
import { contentsOf, type Group, type Node } from "./tree.js";
import { bareSchema, isWord, type TypeExpression } from "./type-expression.js";

/** What making schemas of a tree needs to know. */
export interface Builder {
  context: SchemaContext;
  kind: Kind;
  values: Values;
}

/** The schema of a row and all below it. */
export function schemaOf(node: Node, builder: Builder): Schema {
  const { entry } = node;
  if (entry === undefined) return contentsSchema(node, {}, builder);
  const { type } = entry;
  const bare =
    type === undefined
      ? unknownSchema("the page's type is not understood")
      : typed(node, type, node.sample, builder);
  const schema = type?.nullable === true && !isNullable(type, builder) ? nullable(bare) : bare;
  const listed = builder.values.get(node);
  const slot = { name: entry.name, sample: node.sample, note: builder.context.note };
  const description = ownDescription(node, builder);
  return {
    ...(listed === undefined ? schema : withValues(schema, listed, slot)),
    ...(description === undefined ? {} : { description }),
    ...(entry.restriction === undefined ? {} : { [entry.restriction]: true }),
    "x-line": entry.line,
  };
}

/** Answers show a named schema as it is: what is null there is no property's own. */
function isNullable(type: TypeExpression, { context, kind }: Builder): boolean {
  if (type.kind !== "reference" || kind === "component") return false;
  const target = context.schemas.get(type.name);
  const options = [target, ...(target?.anyOf ?? [])];
  return options.some((option) => option?.type?.includes("null") === true);
}

/** A row that refers to a schema shows that schema's description, if it has none of its own. */
function ownDescription({ entry }: Node, { context }: Builder): string | undefined {
  const { description, type } = entry ?? {};
  const list = type?.kind === "list";
  const target = list ? type.of : type;
  if (description === undefined || target?.kind !== "reference") return description;
  const theirs = context.evidence.texts.get(target.name)?.description;
  const shown = (list ? inBrackets(description) : undefined) ?? description;
  return theirs !== undefined && sameText(shown, theirs) ? undefined : description;
}

function typed(node: Node, type: TypeExpression, sample: Json | undefined, builder: Builder): Schema {
  if (type.kind === "list") return listOf(node, type.of, sample, builder);
  if (type.kind === "reference") verify(node, type.name, sample, builder);
  const hasRows = node.children.length > 0 || node.groups.length > 0;
  if (type.kind === "anything" && !hasRows) return hiddenSchema(type, sample, builder);
  if (type.kind === "reference" || !hasRows) return bareSchema(type);
  return contentsSchema(node, type.kind === "anything" ? {} : bareSchema(type), builder);
}

/** The page hides a schema that has no type of its own, and what is combined with a single one. */
function hiddenSchema(type: TypeExpression, sample: Json | undefined, { context }: Builder): Schema {
  if (sample === undefined || sample === null) return bareSchema(type);
  const like = likeExample(sample, hidden, context);
  // "any" may mean it, "allOf" never does.
  const says = type.kind === "anything" && type.word !== "any" && JSON.stringify(sample).length > 2;
  return like.$ref !== undefined || says ? like : bareSchema(type);
}

/** A list. The table gives its items a row of their own only if they have a title. */
function listOf(node: Node, of: TypeExpression, sample: Json | undefined, builder: Builder): Schema {
  const item = Array.isArray(sample) ? sample[0] : undefined;
  const row = itemRow(node, of, item, builder);
  if (row !== undefined) {
    const { "x-line": _, ...items } = schemaOf(row, builder);
    const title = of.kind === "reference" ? {} : { title: row.entry?.name };
    return { type: "array", items: of.kind === "reference" ? bareSchema(of) : { ...title, ...items } };
  }
  const isLists = isWord(of, "array");
  return { type: "array", items: isLists ? innerList(node, item, builder) : typed(node, of, item, builder) };
}

/** The row that shows the items of a list, by their title. */
function itemRow(
  { children, groups }: Node,
  of: TypeExpression,
  item: Json | undefined,
  { context }: Builder,
): Node | undefined {
  const [only, ...others] = children;
  const { name = "", type } = only?.entry ?? {};
  if (only === undefined || others.length > 0 || groups.length > 0 || name === "") return undefined;
  if (of.kind === "reference") {
    const known = propertyNames(bareSchema(of), context);
    const isItem = type?.kind === "reference" && type.name === of.name && known?.has(name) !== true;
    return isItem ? only : undefined;
  }
  if (of.kind === "word" && !isWord(of, "object", "array")) return only;
  const inside = contentsOf(item);
  const lacks = isObject(inside) ? !Object.hasOwn(inside, name) : inside !== undefined;
  const fits = isWord(of, "array") ? type?.kind === "list" : type?.kind === of.kind;
  const isKind = fits && (!isWord(of, "object") || isWord(type, "object"));
  return lacks && isKind && name !== "additionalProperties" ? only : undefined;
}

/** The table shows what the innermost lists hold, but neither how many there are, nor a type that has no rows. */
function innerList(node: Node, sample: Json | undefined, builder: Builder): Schema {
  const { entry, children, groups } = node;
  const [inner] = Array.isArray(sample) ? sample : [];
  const note = (): void =>
    builder.context.note("table/from-example", entry?.line ?? 1, {
      what: "what the lists inside the list hold",
    });
  if (children.length > 0 || groups.length > 0) {
    if (Array.isArray(inner)) {
      note();
      return { type: "array", items: innerList(node, inner, builder), "x-origin": "example" };
    }
    const type: TypeExpression = children.length > 0 ? objects : { kind: "anything", word: "array" };
    return { type: "array", items: typed(node, type, inner, builder) };
  }
  if (inner === undefined || inner === null) return { type: "array", items: unknownSchema(listsLost) };
  note();
  return { type: "array", items: fromExample(inner, listsLost) };
}

const objects: TypeExpression = { kind: "word", types: ["object"] };
const listsLost = "the page does not show what the lists inside the list hold";

/** Adds the rows below a row to what its own type says. */
export function contentsSchema(
  node: Node,
  own: Schema,
  builder: Builder,
  expected?: readonly string[],
): Schema {
  const { properties, further } = membersOf(node, builder.context.note, expected);
  const inner = properties.map(({ name, node: child, recovered }): [string, Schema] => {
    const schema = schemaOf(child, builder);
    return [name, recovered ? { ...schema, "x-origin": "example", "x-reason": nameLost } : schema];
  });
  const required = properties.flatMap(({ name, node: child }) => (child.entry?.required ? [name] : []));
  const { name: title, markup } = further?.entry ?? { name: "additionalProperties", markup: undefined };
  const more = further === undefined ? undefined : schemaOf(further, builder);
  const isTitle = title !== "additionalProperties" && markup !== `**${title}**`;
  return {
    ...own,
    ...(inner.length > 0 ? { properties: Object.fromEntries(inner) } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(more === undefined ? {} : { additionalProperties: isTitle ? { title, ...more } : more }),
    ...Object.assign({}, ...node.groups.map((group) => combined(group, node, builder))),
  };
}

const nameLost = "the page lost the name; it is the one that the example has and no other row";

function combined(group: Group, parent: Node, builder: Builder): Schema {
  const parts = group.members.map((member, index): Schema => {
    const { entry, children, groups } = member;
    const isNull = entry?.type?.kind === "anything" && entry.type.word === "null";
    if (isNull && children.length === 0 && groups.length === 0) return { type: "null" };
    const { "x-line": _, ...schema } = schemaOf(member, builder);
    const discriminator = group.discriminators[index];
    // A named schema has its discriminator itself.
    if (discriminator === undefined || schema.$ref !== undefined) return schema;
    return { ...schema, discriminator: { propertyName: discriminator } };
  });
  const kind = group.kind ?? combinationOf(group, parts, contentsOf(parent.sample), builder.context);
  const isGuess = group.kind === undefined && kind === "anyOf";
  return kind === "not" ? { not: parts[0] } : { [kind]: parts, ...(isGuess ? { "x-reason": notTold } : {}) };
}

/** Answers repeat a named schema below the row that refers to it: both have to say the same. */
function verify(node: Node, name: string, sample: Json | undefined, builder: Builder): void {
  const { context } = builder;
  const target = resolved({ $ref: `#/schemas/${name}` }, context);
  if (target.$ref !== undefined || (node.children.length === 0 && node.groups.length === 0)) return;
  if (isCircle(node)) return;
  const shown = repeated(node, target, sample, {
    ...builder,
    context: { ...context, note: onlyNames(context.note) },
  });
  const what = differenceBetween(shown, target, context);
  if (what !== undefined) context.note("table/differs", node.entry?.line ?? 1, { name, what });
}

/** Rows that repeat a schema are compared with it. Beyond that only damage to them is worth telling. */
function onlyNames(note: Note): Note {
  return (code, line, ...args) => {
    if (code === "table/name-recovered" || code === "table/differs") note(code, line, ...args);
  };
}

/** Where a schema leads to a map of itself, answers show the schema in the place of what has the map. */
function isCircle({ children }: Node): boolean {
  return children.some(({ entry }) => {
    const target = entry?.type?.kind === "list" ? entry.type.of : entry?.type;
    return entry?.name === "additionalProperties" && target?.kind === "reference";
  });
}

/** The rows below a row, read as what they are meant to repeat. */
function repeated(node: Node, target: Schema, sample: Json | undefined, builder: Builder): Schema {
  if (target.items !== undefined) {
    const [item] = Array.isArray(sample) ? sample : [];
    const items = resolved(target.items, builder.context);
    // Lists inside lists have no rows of their own; those of a list that holds itself would never end.
    if (items.items !== undefined) return {};
    const [only, ...others] = node.children;
    const isItem = only?.entry?.type?.kind === "reference" && target.items.$ref !== undefined;
    const row = isItem && others.length === 0 ? only : node;
    return { ...target, items: repeated(row, items, item, builder) };
  }
  const { type, properties } = target;
  const expected = properties === undefined ? undefined : Object.keys(properties);
  return contentsSchema(node, type === undefined ? {} : { type }, builder, expected);
}
