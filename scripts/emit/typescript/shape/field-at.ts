import type { ApiSpec } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";

/** The schema of a field within others, told with dots: `meta.items`. An empty path means the schema itself. Undefined where no such field is known. */
export function fieldAt(spec: ApiSpec, schema: Schema | undefined, path: string): Schema | undefined {
  if (path === "") return schema;
  return path.split(".").reduce<Schema | undefined>((outer, name) => member(spec, outer, name), schema);
}

/** The schema itself, where it is a reference the one that it leads to. */
export function resolved(spec: ApiSpec, schema: Schema | undefined): Schema | undefined {
  const { $ref } = schema ?? {};
  return $ref === undefined ? schema : spec.schemas[$ref.slice("#/schemas/".length)]?.schema;
}

/** Own fields go before those of what the object is made of, and those before the fields of alternatives. */
function member(
  spec: ApiSpec,
  schema: Schema | undefined,
  name: string,
  seen: readonly Schema[] = [],
): Schema | undefined {
  const target = resolved(spec, schema);
  if (target === undefined || seen.includes(target)) return undefined;
  const { properties = {}, allOf = [], anyOf = [], oneOf = [] } = target;
  if (Object.hasOwn(properties, name)) return properties[name];
  for (const part of [...allOf, ...anyOf, ...oneOf]) {
    const found = member(spec, part, name, [...seen, target]);
    if (found !== undefined) return found;
  }
  return undefined;
}
