import { quote } from "../text/escape.js";
import { valueKey } from "../text/names.js";
import type { Direction, Field, Shape } from "./shape.js";

/** How zod schemas are printed. */
export interface ZodContext {
  /** The expression for a named schema. */
  refer: (schema: string) => string;
  direction: Direction;
}

/**
 * A zod schema expression, in the functional style of `zod/mini`: its types hold a tenth of the members of the classic
 * ones, and with 1,600 schemas the compiler proves them against the interfaces in 2 seconds instead of 25.
 * It may span lines; their indentation is relative.
 */
export function printZod(shape: Shape, context: ZodContext): string {
  const inner = (part: Shape) => printZod(part, context);
  switch (shape.kind) {
    case "unknown":
      return "z.unknown()";
    case "primitive":
      // Numbers past the safe integers do come as ids, so answers take any number.
      return shape.name === "integer"
        ? context.direction === "input"
          ? "z.int()"
          : "z.number()"
        : `z.${shape.name}()`;
    case "bytes":
      return "z.instanceof(Blob)";
    case "literals":
      return shape.open === undefined ? literals(shape.values) : `z.${shape.open}()`;
    case "reference":
      return context.refer(shape.name);
    case "array":
      return `z.array(${inner(shape.items)})`;
    case "map":
      return `z.record(z.string(), ${inner(shape.values)})`;
    case "object":
      return printObject(shape.fields, "looseObject", context);
    case "union": {
      const rest = shape.of.filter((part) => part.kind !== "primitive" || part.name !== "null");
      const [only] = rest;
      const text =
        rest.length === 1 && only !== undefined ? inner(only) : `z.union([${rest.map(inner).join(", ")}])`;
      return rest.length === shape.of.length ? text : `z.nullable(${text})`;
    }
    case "intersection":
      return shape.of.map(inner).reduce((left, right) => `z.intersection(${left}, ${right})`);
  }
}

function literals(values: (string | number | boolean)[]): string {
  const printed = values.map((value) => (typeof value === "string" ? quote(value) : String(value)));
  return values.every((value) => typeof value === "string")
    ? `z.enum([${printed.join(", ")}])`
    : `z.literal([${printed.join(", ")}])`;
}

export function printObject(
  fields: Field[],
  kind: "looseObject" | "strictObject",
  context: ZodContext,
): string {
  const entries = fields.map((field) => `${valueKey(field.name)}: ${printField(field, context)}`);
  return objectText(entries, kind);
}

/** `z.looseObject({ … })`, on one line if it is short. */
export function objectText(entries: string[], kind: "looseObject" | "strictObject"): string {
  if (entries.length === 0) return `z.${kind}({})`;
  const line = `z.${kind}({ ${entries.join(", ")} })`;
  if (entries.length <= 3 && !line.includes("\n") && line.length <= 72) return line;
  return [`z.${kind}({`, ...entries.map((entry) => `${entry.replace(/^/gm, "  ")},`), "})"].join("\n");
}

/** In answers a key is there or not; callers may also give `undefined`, which is not sent. */
function printField({ required, shape }: Field, context: ZodContext): string {
  const text = printZod(shape, context);
  if (required) return text;
  return `z.${context.direction === "output" ? "exactOptional" : "optional"}(${text})`;
}
