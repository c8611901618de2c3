import type { ApiModel, GroupModel } from "../model.js";
import { referencesIn, shapeOf } from "../shape/shape.js";
import { Scope } from "../text/names.js";

/** What the named schemas are called in the modules of a group, where other names may be taken. */
export function localNames(model: ApiModel, group: GroupModel): Map<string, string> {
  const scope = new Scope(group.taken);
  const used = new Set(
    group.calls.flatMap((call) => schemasOf(call).flatMap((schema) => referencesIn(shapeOf(schema, "both")))),
  );
  return new Map(
    [...model.objects]
      .filter(([schema]) => used.has(schema))
      .map(([schema, name]) => [schema, scope.claim(name, "Object")]),
  );
}

function schemasOf({ operation, parameters, answer }: GroupModel["calls"][number]) {
  return [
    ...parameters.flatMap(({ value }) => (value.kind === "schema" ? [value.schema] : [])),
    ...(operation.payload === undefined ? [] : [operation.payload.schema]),
    ...(answer.kind === "schema" ? [answer.schema] : []),
  ];
}

/** `Name` or `Name as Alias`, sorted. */
export function importedNames(model: ApiModel, locals: Map<string, string>): string[] {
  return [...locals]
    .map(([schema, local]) => {
      const name = model.objects.get(schema) ?? schema;
      return name === local ? name : `${name} as ${local}`;
    })
    .sort();
}

/** The name of a schema, which the spec must have. */
export function lookUp(names: Map<string, string>): (schema: string) => string {
  return (schema) => {
    const name = names.get(schema);
    if (name === undefined) throw new Error(`the spec refers to a schema that it does not have: ${schema}`);
    return name;
  };
}
