import type { Table } from "../../../read/document.js";
import type { Json, Schema } from "../../../spec/json-schema.js";
import type { Line } from "./blocks.js";
import type { SchemaContext } from "./context.js";
import { assignValues, type Kind, type Ordered } from "./enums.js";
import { rootSchema } from "./root.js";
import { rowNames } from "./shape.js";
import { type Node, treeOf } from "./tree.js";
import { bareSchema, type TypeExpression } from "./type-expression.js";

/** The rows of a schema, and what helps to read them. */
export interface SchemaTable {
  lines: readonly Line[];
  enums?: Table;
  sample?: Json;
  line: number;
  kind: Kind;
  /** Added to the depth of each row. */
  offset: number;
  /** Whether the first row shows the schema itself. */
  ownRow: boolean;
}

export function schemaOfTable(table: SchemaTable, context: SchemaContext): Schema {
  const { lines, enums, sample, line, kind, offset, ownRow } = table;
  const nodes: Ordered[] = [];
  const each = (node: Node, parent: Node | undefined): void => {
    nodes.push({ node, parent });
  };
  const namesOf = (type: TypeExpression | undefined): ReadonlySet<string> | undefined => {
    const target = type?.kind === "list" ? type.of : type;
    return target?.kind === "reference" ? rowNames(bareSchema(target), context) : undefined;
  };
  const root = treeOf(lines, { offset, ownRow, sample, note: context.note, namesOf }, each);
  return rootSchema(root, line, { context, kind, values: assignValues(enums, nodes, kind, context) });
}
