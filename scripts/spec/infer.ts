import type { Json, Schema, TypeName } from "./json-schema.js";

/**
 * The schema of documented example values. `null` adds nullability; `[]` and `{}` say nothing about their contents;
 * a property is never required, because an example shows what can be sent, not what must be; values never become enums.
 */
export function inferSchema(samples: readonly Json[]): Schema {
  const shown = samples.filter((sample) => sample !== null);
  const schema = union(groupByType(shown).map(([type, values]) => inferType(type, values)));
  return shown.length < samples.length ? nullable(schema) : schema;
}

/** The same schema, accepting null as well. */
export function nullable(schema: Schema): Schema {
  if (isAnything(schema)) return schema;
  const { type } = schema;
  if (type !== undefined && schema.enum === undefined && schema.allOf === undefined) {
    const types: TypeName[] = Array.isArray(type) ? type : [type];
    return types.includes("null") ? schema : { ...schema, type: [...types, "null"] };
  }
  if (schema.anyOf !== undefined) {
    if (schema.anyOf.some((option) => option.type === "null")) return schema;
    return { ...schema, anyOf: [...schema.anyOf, { type: "null" }] };
  }
  const isAnnotation = ([key]: [string, unknown]): boolean =>
    /^(?:x-|description$|default$|deprecated$)/u.test(key);
  const core: Schema = Object.fromEntries(Object.entries(schema).filter((entry) => !isAnnotation(entry)));
  return {
    anyOf: [core, { type: "null" }],
    ...Object.fromEntries(Object.entries(schema).filter(isAnnotation)),
  };
}

/** A schema that accepts what either accepts. */
export function union(options: readonly Schema[]): Schema {
  const distinct = options.filter(
    (option, index) =>
      options.findIndex((other) => JSON.stringify(other) === JSON.stringify(option)) === index,
  );
  const [first, ...others] = distinct;
  if (first === undefined) return {};
  return others.length === 0 ? first : { anyOf: distinct };
}

/** Whether the schema accepts every value. */
export function isAnything(schema: Schema): boolean {
  return (
    schema.$ref === undefined &&
    schema.type === undefined &&
    schema.anyOf === undefined &&
    schema.oneOf === undefined &&
    schema.not === undefined &&
    schema.allOf === undefined &&
    schema.enum === undefined
  );
}

/** Values by their keys; keys and values keep their order. */
export function collect<K, V>(pairs: Iterable<readonly [K, V]>): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function groupByType(samples: readonly Json[]): [TypeName, Json[]][] {
  const groups = collect(samples.map((sample) => [typeOf(sample), sample] as const));
  const integers = groups.get("integer");
  const numbers = groups.get("number");
  if (integers !== undefined && numbers !== undefined) {
    groups.set("number", [...integers, ...numbers]);
    groups.delete("integer");
  }
  return [...groups];
}

export function typeOf(value: Json): TypeName {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "string" ? "string" : "object";
}

function inferType(type: TypeName, samples: readonly Json[]): Schema {
  if (type === "array") {
    const items = samples.flatMap((sample) => (Array.isArray(sample) ? sample : []));
    return { type, items: items.length === 0 ? {} : inferSchema(items) };
  }
  if (type === "object") return inferObject(samples.filter(isObject));
  return { type };
}

export function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Keys of digits are positions or ids, not names: such an object is a map. */
function inferObject(samples: readonly { [key: string]: Json }[]): Schema {
  const shown = collect(samples.flatMap((sample) => Object.entries(sample)));
  if (shown.size === 0) return { type: "object", additionalProperties: true };
  if ([...shown.keys()].every((key) => /^\d+$/u.test(key)))
    return { type: "object", additionalProperties: inferSchema([...shown.values()].flat()) };
  const properties = Object.fromEntries([...shown].map(([key, values]) => [key, inferSchema(values)]));
  return { type: "object", properties, additionalProperties: true };
}
