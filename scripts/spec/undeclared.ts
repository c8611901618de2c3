import type { Named } from "./accepts.js";
import { isObject } from "./infer.js";
import type { Json, Schema } from "./json-schema.js";

/** Paths of keys in a value that its schema does not name. Where anything may stand, everything is named. */
export function undeclared(value: Json, schema: Schema, named: Named, path = ""): string[] {
  const parts = flattened(schema, named);
  if (Array.isArray(value)) {
    const items = parts.flatMap((part) => part.items ?? []);
    const [first] = items;
    return first === undefined
      ? []
      : value.flatMap((item, index) => undeclared(item, { allOf: items }, named, `${path}[${index}]`));
  }
  if (!isObject(value) || parts.length === 0 || parts.some(isOpen)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = path === "" ? key : `${path}.${key}`;
    const declared = parts.flatMap(({ properties = {} }) =>
      Object.hasOwn(properties, key) ? [properties[key] ?? {}] : [],
    );
    return declared.length === 0 ? [at] : undeclared(member, { allOf: declared }, named, at);
  });
}

/** Objects without a word on their properties, and whatever the schema does not restrict to objects or lists. */
function isOpen({ type, properties, additionalProperties, items }: Schema): boolean {
  return (
    additionalProperties !== undefined ||
    (properties === undefined && items === undefined && type !== "array")
  );
}

/** The schema and all that it is made of. Alternatives count as one: a value may be any of them. */
function flattened(schema: Schema, named: Named, seen: ReadonlySet<string> = new Set()): Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [], ...own } = schema;
  const inner = [...allOf, ...anyOf, ...oneOf].flatMap((part) => flattened(part, named, seen));
  if ($ref !== undefined) {
    const name = $ref.replace("#/schemas/", "");
    if (seen.has(name)) return inner;
    return [...inner, ...flattened(named(name) ?? {}, named, new Set([...seen, name]))];
  }
  const says = own.properties ?? own.items ?? own.additionalProperties;
  return inner.length > 0 && says === undefined ? inner : [own, ...inner];
}
