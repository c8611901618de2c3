import { isObject } from "../../../spec/infer.js";
import { type Json, type Schema, unknownSchema } from "../../../spec/json-schema.js";
import type { Line } from "./blocks.js";
import { type Builder, contentsSchema, schemaOf } from "./build.js";
import { isPlain } from "./evidence.js";
import { likeExample, listsAround } from "./shape.js";
import type { Node } from "./tree.js";
import { isWord } from "./type-expression.js";

/** Whether the first row shows the schema itself: by the generator's word for what has no name, or by its title. */
export function isOwnRow(
  line: Line | undefined,
  title: string | undefined,
  sample: Json | undefined,
  offset: number,
): boolean {
  if (line === undefined || line.opening !== undefined || line.entry.name === "") return false;
  const { entry } = line;
  if (entry.depth !== 0) return false;
  const isKey = isObject(sample) && Object.hasOwn(sample, entry.name);
  if (offset === 0) return true;
  if (entry.name === "anonymous") return !isPlain(entry) && !isKey;
  return entry.name === title && !isKey;
}

/** The schema of a whole tree. Without a row of its own it is an object, a list of objects, or a combination. */
export function rootSchema(root: Node, line: number, builder: Builder): Schema {
  const { entry, children, groups, sample } = root;
  if (entry !== undefined) {
    const { "x-line": _, ...schema } = schemaOf(root, builder);
    const isTitle = entry.name !== "anonymous";
    return isTitle ? { title: entry.name, ...schema } : schema;
  }
  if (children.length === 0 && groups.length === 0) return withoutRows(sample, line, builder);
  const inner = contentsSchema(root, children.length > 0 ? { type: "object" } : {}, builder);
  if (!Array.isArray(sample) || groups.some(({ members }) => members.some(isList(builder)))) return inner;
  builder.context.note("table/from-example", line, { what: "that the schema is a list" });
  return {
    ...listsAround(inner, sample),
    "x-origin": "example",
    "x-reason": "the page shows the items alone; that they are in a list is known from the example",
  };
}

/** Whether an alternative may be the list that the example shows. */
function isList({ context }: Builder): (node: Node) => boolean {
  return ({ entry }) => {
    const type = entry?.type;
    const target = type?.kind === "reference" ? context.components.get(type.name) : undefined;
    return type?.kind === "list" || isWord(type, "array") || Array.isArray(target?.sample);
  };
}

function withoutRows(sample: Json | undefined, line: number, { context }: Builder): Schema {
  if (sample === undefined || sample === null)
    return unknownSchema("the page shows neither properties nor an example");
  if (isObject(sample) && Object.keys(sample).length === 0) return { type: "object" };
  context.note("table/from-example", line, { what: "the schema" });
  return likeExample(sample, "the page shows no properties; the example has them", context);
}
