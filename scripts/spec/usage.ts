import type { ApiSpec, NamedSchema } from "./api-spec.js";
import type { Schema } from "./json-schema.js";

/** The schemas directly inside a schema. */
export function innerSchemas(schema: Schema): Schema[] {
  const { items, not, additionalProperties, properties = {}, anyOf = [], oneOf = [], allOf = [] } = schema;
  const single = [items, not, typeof additionalProperties === "object" ? additionalProperties : undefined];
  return [
    ...Object.values(properties),
    ...anyOf,
    ...oneOf,
    ...allOf,
    ...single.filter((inner) => inner !== undefined),
  ];
}

/** The names that a schema and everything in it refers to. */
export function schemasNamed(schema: Schema | undefined): string[] {
  const names: string[] = [];
  const visit = (part: Schema): void => {
    if (part.$ref !== undefined) names.push(part.$ref.replace("#/schemas/", ""));
    for (const inner of innerSchemas(part)) visit(inner);
  };
  if (schema !== undefined) visit(schema);
  return names;
}

/** The spec with each named schema telling where it is used, if nobody has told yet. One that nothing uses says nothing. */
export function withUsage(spec: ApiSpec): ApiSpec {
  const inputs = reached(
    spec,
    spec.operations.flatMap(({ parameters, payload }) => [
      ...parameters.map(({ schema }) => schema),
      ...(payload === undefined ? [] : [payload.schema]),
    ]),
  );
  const outputs = reached(
    spec,
    spec.operations.flatMap(({ responses, taskResult }) => [
      ...responses.flatMap(({ schema, headers = [] }) => [
        ...(schema === undefined ? [] : [schema]),
        ...headers.map((header) => header.schema),
      ]),
      ...(taskResult === undefined ? [] : [taskResult.schema]),
    ]),
  );
  const schemas = Object.entries(spec.schemas).map(([name, named]): [string, NamedSchema] => {
    if (named.used !== undefined) return [name, named];
    const used =
      inputs.has(name) && outputs.has(name)
        ? "both"
        : inputs.has(name)
          ? "input"
          : outputs.has(name)
            ? "output"
            : undefined;
    return [name, used === undefined ? named : { ...named, used }];
  });
  return { ...spec, schemas: Object.fromEntries(schemas) };
}

function reached({ schemas }: ApiSpec, roots: readonly Schema[]): Set<string> {
  const found = new Set<string>();
  const open = roots.flatMap(schemasNamed);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...schemasNamed(schemas[name]?.schema));
  }
  return found;
}
