import { quote } from "../text/escape.js";
import { typeKey } from "../text/names.js";
import { writeDoc } from "../text/tsdoc.js";
import { lineWidth, Writer } from "../text/writer.js";
import { schemaDoc } from "./field-doc.js";
import type { Direction, Field, Shape } from "./shape.js";

/** How types are printed: what named schemas are called here, and in which direction the values travel. */
export interface TypeContext {
  nameOf: (schema: string) => string;
  direction: Direction;
}

/** A type expression. It may span lines; their indentation is relative. `depth` is that of its first line. */
export function printType(shape: Shape, context: TypeContext, depth: number): string {
  switch (shape.kind) {
    case "unknown":
      return "unknown";
    case "primitive":
      return shape.name === "integer" ? "number" : shape.name;
    case "bytes":
      return "Blob";
    case "literals":
      return literalTypes(shape).join(" | ");
    case "reference":
      return context.nameOf(shape.name);
    case "array":
      return `${printPart(shape.items, context, depth)}[]`;
    case "map":
      return `{ [key: string]: ${printType(shape.values, context, depth)} }`;
    case "object":
      return printObject(shape.fields, shape.open, context, depth);
    case "union":
      return shape.of.map((part) => printOption(part, shape.of, context, depth)).join(" | ");
    case "intersection":
      return shape.of.map((part) => printPart(part, context, depth)).join(" & ");
  }
}

/** Beside documented texts, `string` would swallow them: editors would no longer offer them. */
function printOption(part: Shape, options: readonly Shape[], context: TypeContext, depth: number): string {
  const isText = part.kind === "primitive" && part.name === "string";
  const hasTexts = options.some(
    (option) => option.kind === "literals" && option.values.some((value) => typeof value === "string"),
  );
  return isText && hasTexts ? "(string & {})" : printType(part, context, depth);
}

/** The values of a list, and what else may come where it is open. */
export function literalTypes({ values, open }: Extract<Shape, { kind: "literals" }>): string[] {
  const printed = values.map((value) => (typeof value === "string" ? quote(value) : String(value)));
  return [...printed, ...(open === undefined ? [] : [`(${open} & {})`])];
}

/** In parentheses where an operator would bind its last part only. */
function printPart(shape: Shape, context: TypeContext, depth: number): string {
  const text = printType(shape, context, depth);
  const several =
    shape.kind === "union" ||
    shape.kind === "intersection" ||
    (shape.kind === "literals" && (shape.values.length > 1 || shape.open !== undefined));
  return several ? `(${text})` : text;
}

function printObject(fields: Field[], open: boolean, context: TypeContext, depth: number): string {
  const documented = fields.some(({ schema }) => schema.deprecated || schemaDoc(schema).length > 0);
  if (!documented && !open && fields.length <= 3 && isShallow(fields)) {
    const line = `{ ${fields.map((field) => printField(field, context, depth)).join("; ")} }`;
    if (!line.includes("\n") && line.length <= 72) return line;
  }
  const out = new Writer(lineWidth - 2 * depth);
  out.block("{", () => writeFields(out, fields, open, context, depth + 1));
  return out.toString().trimEnd();
}

/**
 * What has a chance to stand in one line. Trying prints what is within, and breaking the line prints it again: at every
 * level of a deep shape that would double the work.
 */
function isShallow(fields: readonly Field[], levels = 6): boolean {
  return fields.every(({ shape }) => isFlat(shape, levels));
}

function isFlat(shape: Shape, levels: number): boolean {
  if (levels === 0) return false;
  switch (shape.kind) {
    case "object":
      return isShallow(shape.fields, levels - 1);
    case "array":
      return isFlat(shape.items, levels - 1);
    case "map":
      return isFlat(shape.values, levels - 1);
    case "union":
    case "intersection":
      return shape.of.every((part) => isFlat(part, levels - 1));
    default:
      return true;
  }
}

function printField(field: Field, context: TypeContext, depth: number): string {
  return `${typeKey(field.name)}${field.required ? "" : "?"}: ${optional(field, printType(field.shape, context, depth), context)}`;
}

/**
 * Under `exactOptionalPropertyTypes` a field that may be left out may not be set to `undefined`. Callers should be able
 * to: it is not sent. In answers it cannot occur.
 */
function optional(field: Field, type: string, context: TypeContext): string {
  return field.required || context.direction === "output" || field.shape.kind === "unknown"
    ? type
    : `${type} | undefined`;
}

/** Writes the fields of an object type, one a line, with their documentation. */
export function writeFields(
  out: Writer,
  fields: Field[],
  open: boolean,
  context: TypeContext,
  depth: number,
): void {
  for (const field of fields) {
    writeDoc(out, schemaDoc(field.schema), field.schema.deprecated ? ["@deprecated"] : []);
    out.line(`${printField(field, context, depth)};`);
  }
  if (open) out.line("[key: string]: unknown;");
}
