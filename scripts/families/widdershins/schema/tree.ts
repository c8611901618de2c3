import { isObject } from "../../../spec/infer.js";
import type { Json } from "../../../spec/json-schema.js";
import type { Combination, Line } from "./blocks.js";
import type { Note } from "./context.js";
import type { Entry } from "./row.js";
import type { TypeExpression } from "./type-expression.js";
import { goTo, start, type Walk } from "./walk.js";

/** A row with the rows below it. The root has a row only where the page shows one for the schema itself. */
export interface Node {
  entry: Entry | undefined;
  children: Node[];
  groups: Group[];
  /** The example's value for it. */
  sample: Json | undefined;
}

/** Schemas that are combined. Undefined: the page does not tell how. */
export interface Group {
  kind: Combination | undefined;
  members: Node[];
  line: number;
  /** Of the first member. */
  discriminators: (string | undefined)[];
}

/** A row whose place is looked for, and a place where it may belong. */
interface Place {
  parent: Node;
  /** How many of the open rows stay open. */
  keep: number;
  walk: Walk;
}

interface Open {
  node: Node;
  level: number;
}

/** The root, and the rows from there to the last one. */
type Opened = [Open, ...Open[]];

/** How the rows of a table begin: the marks that the page subtracts, and whether the first is the schema's own. */
export interface Beginning {
  offset: number;
  ownRow: boolean;
  sample: Json | undefined;
  note: Note;
  /** The names of the properties of the schema that a type refers to. */
  namesOf: (type: TypeExpression | undefined) => ReadonlySet<string> | undefined;
}

interface Rows extends Beginning {
  lines: readonly Line[];
  /** The names of all rows. */
  names: ReadonlySet<string>;
}

const deepest = 64;

/** Makes a tree of the rows by their depth. The result's nodes in the order of rows are passed to `each`. */
export function treeOf(
  lines: readonly Line[],
  beginning: Beginning,
  each: (node: Node, parent: Node | undefined) => void,
): Node {
  const { ownRow, sample } = beginning;
  const [first] = lines;
  const rows: Rows = { ...beginning, lines, names: new Set(lines.map(({ entry }) => entry.name)) };
  const root: Node = { entry: ownRow ? first?.entry : undefined, children: [], groups: [], sample };
  if (root.entry !== undefined) each(root, undefined);
  let open: Opened = [{ node: root, level: 0 }];
  let walk = start;
  for (const [index, line] of lines.entries()) {
    if (index === 0 && ownRow) continue;
    const place = placeOf(rows, index, places(open, walk));
    walk = place.walk;
    const node = add(line, place.parent);
    each(node, place.parent);
    open = [open[0], ...open.slice(1, place.keep), { node, level: walk.level }];
  }
  return root;
}

/** Below the last row, or beside it or a row above it. */
function places(open: Opened, walk: Walk): [Place, ...Place[]] {
  const at = (parent: Open, keep: number, level: number): Place => ({
    parent: parent.node,
    keep,
    walk: goTo(walk, level),
  });
  const last = open.at(-1) ?? open[0];
  const { entry, sample } = last.node;
  const below = at(last, open.length, last.level + levelsOf(entry?.type, sample));
  const beside = open.flatMap((parent, index) => {
    const sibling = open[index + 1];
    return sibling === undefined ? [] : [at(parent, index + 1, sibling.level)];
  });
  const [first, ...others] = beside.reverse();
  // A page that nests deeper than this is not meant to be read: its rows have no place.
  return first !== undefined && open.length > deepest ? [first, ...others] : [below, ...beside];
}

/** How many levels deeper the parts of a value are: one, and one more for each list around it. */
function levelsOf(type: TypeExpression | undefined, sample: Json | undefined): number {
  if (type === undefined) return 1 + nesting(sample);
  if (type.kind !== "list") return type.kind === "reference" ? 1 + nesting(sample) : 1;
  const inner = type.of;
  const isList = inner.kind === "word" && inner.types.includes("array");
  if (isList) return Math.max(3, 1 + nesting(sample));
  return inner.kind === "reference" ? Math.max(2, 1 + nesting(sample)) : 2;
}

/** How many lists are around what the example holds. */
export function nesting(sample: Json | undefined): number {
  let levels = 0;
  for (let inner = sample; Array.isArray(inner) && levels < deepest; inner = inner[0]) levels += 1;
  return levels;
}

/** Chooses the place: by the marks of depth, and where they leave a choice by the example. */
function placeOf(rows: Rows, index: number, all: readonly [Place, ...Place[]]): Place {
  const { lines, offset, note } = rows;
  const line = lines[index];
  if (line === undefined) return all[0];
  const { entry } = line;
  const depthOf = ({ walk }: Place): number => Math.max(walk.shown + offset, 0);
  const beside = all[1] ?? all[0];
  const depths = entry.depth === undefined ? [depthOf(beside), lines[index + 1]?.entry.depth] : [entry.depth];
  const fitting = all.filter((place) => depths.includes(depthOf(place)) && canHold(line, place.parent));
  const [first = beside, ...more] = fitting;
  if (more.length > 0) {
    const sure = fitting.filter(({ parent }) => holds(parent, line, rows) === "yes");
    const possible = fitting.filter(({ parent }) => holds(parent, line, rows) === "maybe");
    const [known, ...others] = sure.length > 0 ? sure : possible;
    if (entry.name !== "" && (known === undefined || others.length > 0))
      note("table/depth-ambiguous", entry.line, { name: entry.name });
    return known ?? first;
  }
  const wanted = entry.depth;
  if (fitting.length === 1 || wanted === undefined) return first;
  note("table/depth", entry.line, { name: entry.name });
  const distance = (place: Place): number => Math.abs(depthOf(place) - wanted);
  const nearest = all.reduce((best, place) => (distance(place) < distance(best) ? place : best));
  return { ...nearest, walk: { ...nearest.walk, shown: wanted - offset } };
}

/** Whether a row may have such a row below it. Properties stand before parts of combinations. */
function canHold({ opening }: Line, { entry, groups }: Node): boolean {
  const type = entry?.type;
  if (opening !== undefined) return !opening.further || groups.length > 0;
  return groups.length === 0 && (type?.kind !== "word" || type.types.includes("object"));
}

/** Whether the schema that a row shows has the other one, or else the row's example a key for it. */
function holds(parent: Node, { entry, opening }: Line, { names, namesOf }: Rows): "yes" | "no" | "maybe" {
  const known = opening === undefined && entry.name !== "" ? namesOf(parent.entry?.type) : undefined;
  if (known !== undefined) return known.has(entry.name) ? "yes" : "no";
  if (opening !== undefined) {
    const isFurther = opening.further || opening.kind === undefined;
    return parent.groups.length > 0 === isFurther ? "yes" : "maybe";
  }
  if (parent.children.some((child) => child.entry?.name === entry.name)) return "no";
  const inside = contentsOf(parent.sample);
  if (!isObject(inside)) return "maybe";
  const isShown =
    entry.name === ""
      ? Object.keys(inside).some((key) => !names.has(key))
      : Object.hasOwn(inside, entry.name);
  return isShown ? "yes" : "maybe";
}

/** What the lists around a value hold. */
export function contentsOf(sample: Json | undefined): Json | undefined {
  let inner = sample;
  while (Array.isArray(inner)) inner = inner[0];
  return inner;
}

function add({ entry, opening }: Line, parent: Node): Node {
  const node: Node = { entry, children: [], groups: [], sample: undefined };
  if (opening === undefined) {
    node.sample = sampleOf(parent, entry.name);
    parent.children.push(node);
    return node;
  }
  const group = parent.groups.at(-1);
  const { kind, further, discriminator } = opening;
  // The example shows the first alternative.
  const isShown = kind === "allOf" || (kind !== undefined && kind !== "not" && !further);
  node.sample = isShown ? contentsOf(parent.sample) : undefined;
  if (group !== undefined && group.kind === kind && (further || kind === undefined)) {
    group.members.push(node);
    group.discriminators.push(discriminator);
  } else parent.groups.push({ kind, members: [node], line: entry.line, discriminators: [discriminator] });
  return node;
}

/** Rows that have no key show the items of a list, or what a map holds. */
function sampleOf(parent: Node, name: string): Json | undefined {
  const inside = contentsOf(parent.sample);
  if (!isObject(inside)) return undefined;
  if (Object.hasOwn(inside, name)) return inside[name];
  if (name === "additionalProperties") return inside.property1;
  return parent.entry?.type?.kind === "list" ? inside : undefined;
}
