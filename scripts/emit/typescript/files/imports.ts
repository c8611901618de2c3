import type { ApiModel, CallModel, GroupModel } from "../model.js";
import { namesOf, type ObjectNames } from "../objects.js";
import { type Direction, referencesIn, shapeOf } from "../shape/shape.js";
import { Scope } from "../text/names.js";

/** What a module calls the declarations that it uses: by their names, and by what they stand for. */
export interface Locals {
  /** `Name` or `Name as Alias`, sorted. */
  imported: string[];
  names: ObjectNames;
}

/** What the named schemas are called in the modules of a group, where other names may be taken. */
export function localNames(model: ApiModel, group: GroupModel): Locals {
  const scope = new Scope(group.taken);
  const used = new Set(group.calls.flatMap((call) => namesUsed(model, call)));
  const locals = new Map(
    model.objects.flatMap(({ name }) => (used.has(name) ? [[name, scope.claim(name, "Object")]] : [])),
  );
  return {
    imported: [...locals].map(([name, local]) => (name === local ? name : `${name} as ${local}`)).sort(),
    names: namesOf(model.objects, ({ name }) => locals.get(name)),
  };
}

function namesUsed(
  { objectNames }: ApiModel,
  { operation, parameters, answer, page, task }: CallModel,
): string[] {
  const sent = [
    ...parameters.flatMap(({ value }) => (value.kind === "schema" ? [value.schema] : [])),
    ...(operation.payload === undefined || !parameters.some(({ value }) => value.kind === "payload")
      ? []
      : [operation.payload.schema]),
  ];
  const received = [
    ...(answer.kind === "schema" ? [answer.schema] : []),
    ...(page === undefined ? [] : [page.items]),
    ...(task === undefined ? [] : [task.result]),
  ];
  const namesIn = (direction: Direction) => (schema: (typeof sent)[number]) =>
    referencesIn(shapeOf(schema, direction)).map(lookUp(objectNames[direction]));
  return [...sent.flatMap(namesIn("input")), ...received.flatMap(namesIn("output"))];
}

/** The name of a schema, which the spec must have. */
export function lookUp(names: ReadonlyMap<string, string>): (schema: string) => string {
  return (schema) => {
    const name = names.get(schema);
    if (name === undefined) throw new Error(`the spec refers to a schema that it does not have: ${schema}`);
    return name;
  };
}
