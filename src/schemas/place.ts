import type * as z from "zod/mini";

/** A place in a value: what it is called, and the schemas that it may be of. */
export interface Place {
  readonly text: string;
  readonly schemas: readonly z.core.$ZodTypes[];
}

/** Longer keys are cut. */
const maxKeyLength = 64;

/** The whole of a value. */
export function wholeOf(schema: z.core.$ZodType): Place {
  return { text: "", schemas: unfold(schema) };
}

/**
 * A place below another one. The key of a map is data, and is not told.
 *
 * @param isUnknown - The key is one that the schema does not know: a mistake of the caller, who has to see it.
 */
export function below({ text, schemas }: Place, key: PropertyKey, isUnknown: boolean): Place {
  const found = schemas.flatMap((schema) => childrenOf(schema, key));
  const isData = !isUnknown && found.every(({ isField }) => !isField);
  return {
    text: text + (isData ? "[*]" : spell(key, text === "")),
    schemas: found.flatMap(({ schema }) => unfold(schema)),
  };
}

interface Child {
  readonly schema: z.core.$ZodType;
  /** Whether the documentation names it. */
  readonly isField: boolean;
}

function childrenOf({ _zod: { def } }: z.core.$ZodTypes, key: PropertyKey): Child[] {
  if (def.type === "array") return typeof key === "number" ? [{ schema: def.element, isField: true }] : [];
  // What takes no member at all has no keys that are data.
  if (def.type === "record")
    return [{ schema: def.valueType, isField: unfold(def.valueType)[0]?._zod.def.type === "never" }];
  if (def.type !== "object") return [];
  const schema = Object.hasOwn(def.shape, key) ? def.shape[`${String(key)}`] : undefined;
  return schema ? [{ schema, isField: true }] : [];
}

function spell(key: PropertyKey, isFirst: boolean): string {
  if (typeof key === "number") return `[${key}]`;
  const name = String(key).slice(0, maxKeyLength);
  if (!/^[\p{L}_$][\p{L}\d_$]*$/u.test(name)) return `[${JSON.stringify(name)}]`;
  return isFirst ? name : `.${name}`;
}

/** The schemas that say what a value is, without those that only hold others. */
function unfold(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): z.core.$ZodTypes[] {
  // A schema may hold itself.
  if (seen.has(schema)) return [];
  seen.add(schema);
  const known = schema as z.core.$ZodTypes;
  const { def } = known._zod;
  switch (def.type) {
    case "lazy":
      return unfold(def.getter(), seen);
    case "optional":
      return unfold(def.innerType, seen);
    case "nullable":
      // It stands for the null itself.
      return [...unfold(def.innerType, seen), known];
    case "union":
      return def.options.flatMap((option) => unfold(option, seen));
    case "intersection":
      return [def.left, def.right].flatMap((part) => unfold(part, seen));
    default:
      return [known];
  }
}
