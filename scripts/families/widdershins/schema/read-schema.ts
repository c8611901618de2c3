import type { Cell } from "../../../read/document.js";
import type { NamedSchema } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";
import { type Line, linesOf, openingOf } from "./blocks.js";
import type { SchemaContext } from "./context.js";
import { isPlain, textOf } from "./evidence.js";
import { foldInline } from "./fold.js";
import { withItemFormats } from "./item-formats.js";
import type { BodyPart, SchemaPart } from "./part.js";
import { isOwnRow } from "./root.js";
import { bodyColumns, readRow } from "./row.js";
import { withExampleKeys } from "./shape.js";
import { schemaOfTable } from "./table.js";
import { parseType, schemaOfType, type TypeNames } from "./type-expression.js";

/** Reads all schemas of the page. Inline schemas and bodies can be read after that. */
export function readComponents(context: SchemaContext): Record<string, NamedSchema> {
  for (const [name, part] of context.components)
    context.schemas.set(name, readComponent(name, part, context));
  // Without a prototype: a schema of the page may be called like a member of every JavaScript object.
  const named: Record<string, NamedSchema> = Object.create(null);
  for (const [name, part] of context.components) {
    const complete = withExampleKeys(context.schemas.get(name) ?? {}, part.sample, part.line, context);
    // What repeats the schema elsewhere is held against what its own table says.
    context.schemas.set(name, complete);
    const schema = withItemFormats(complete, part.sample);
    named[name] = { schema, lines: { start: part.line, end: endOf(part) } };
  }
  return named;
}

/** A schema under "Schemas", as its own table has it. */
export function readComponent(name: string, part: SchemaPart, context: SchemaContext): Schema {
  const lines = linesOf(part.blocks, namesIn(context), context.note);
  const ownRow = isOwnRow(lines[0], textOf(part), part.sample, componentOffset);
  const table = { ...part, lines, kind: "component", offset: componentOffset, ownRow } as const;
  const { title: _title, description: _description, ...schema } = schemaOfTable(table, context);
  const { title, description } = context.evidence.texts.get(name) ?? {};
  const propertyName = context.evidence.discriminators.get(name);
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...schema,
    ...(propertyName === undefined ? {} : { discriminator: { propertyName } }),
  };
}

/** The schema of an answer, below its status. What only repeats a named schema becomes a reference to it. */
export function readInline(part: SchemaPart, context: SchemaContext): Schema {
  const lines = linesOf(part.blocks, namesIn(context), context.note);
  const ownRow = isOwnRow(lines[0], undefined, part.sample, 0);
  const schema = schemaOfTable({ ...part, lines, kind: "inline", offset: 0, ownRow }, context);
  const first = part.blocks[0]?.title;
  const text = openingOf(first) === undefined ? (first?.markdown ?? first?.text) : undefined;
  const described = text === undefined || ownRow ? schema : { description: text, ...schema };
  const complete = withExampleKeys(foldInline(described, context), part.sample, part.line, context);
  return withItemFormats(complete, part.sample);
}

/** The schema of a body, from the rows below the row `body`. */
export function readBodyRows(part: BodyPart, context: SchemaContext): Schema {
  const lines = part.rows.flatMap((row): Line[] => {
    const entry = readRow(row, bodyColumns, namesIn(context), context.note);
    if (entry === undefined) return [];
    // The titles above parts of a combination are missing here.
    const isPart = entry.name === "anonymous" && !isPlain(entry);
    return [isPart ? { entry, opening: { kind: undefined, further: false } } : { entry }];
  });
  // Some pages leave out the row `body`: then its properties have no mark of depth.
  const offset = lines[0]?.entry.depth === 0 ? componentOffset : 0;
  const schema = schemaOfTable({ ...part, lines, kind: "body", offset, ownRow: false }, context);
  const complete = withExampleKeys(foldInline(schema, context), part.sample, part.line, context);
  return withItemFormats(complete, part.sample);
}

/** A type cell alone, as of a parameter or an answer's header. Undefined, and noted, if it is no type. */
export function readType(cell: Cell, line: number, context: SchemaContext): Schema | undefined {
  const type = parseType(cell, namesIn(context), context.note, line);
  return type === undefined ? undefined : schemaOfType(type);
}

/** Tables under "Schemas" begin without marks of depth, those of answers and bodies with one. */
const componentOffset = -1;

function namesIn({ components, evidence }: SchemaContext): TypeNames {
  return { components, linked: evidence.linked };
}

function endOf({ line, blocks, enums }: SchemaPart): number {
  return Math.max(line, enums?.endLine ?? 0, ...blocks.map(({ table }) => table?.endLine ?? 0));
}
