import type { ApiSpec } from "../../spec/api-spec.js";
import { declaredDirections } from "./shape/directions.js";
import type { Direction } from "./shape/shape.js";
import { pascal, Scope } from "./text/names.js";

/** One declaration of a named schema. A schema has two where requests and answers differ. */
export interface ObjectModel {
  schema: string;
  name: string;
  direction: Direction;
}

/** What each named schema is called where values travel in a direction. */
export type ObjectNames = Record<Direction, ReadonlyMap<string, string>>;

/** `Room`; where requests have other fields than answers, `RoomInput` as well. */
export function objectsOf(spec: ApiSpec): ObjectModel[] {
  const scope = new Scope(["Thunk"]);
  const directions = declaredDirections(spec);
  const named = new Map(
    Object.keys(spec.schemas).map((schema) => [schema, scope.claim(pascal(schema), "Object")]),
  );
  return [...named].flatMap(([schema, name]) =>
    (directions.get(schema) ?? []).map((direction, index) => ({
      schema,
      name: index === 0 ? name : scope.claim(`${name}Input`, "Object"),
      direction,
    })),
  );
}

/** The names of declarations, or what they are called elsewhere. */
export function namesOf(
  objects: readonly ObjectModel[],
  nameOf: (object: ObjectModel) => string | undefined,
): ObjectNames {
  const input = new Map<string, string>();
  const output = new Map<string, string>();
  for (const object of objects) {
    const name = nameOf(object);
    if (name === undefined) continue;
    if (object.direction === "input" || !input.has(object.schema)) input.set(object.schema, name);
    if (object.direction !== "input" || !output.has(object.schema)) output.set(object.schema, name);
  }
  return { input, output, both: output };
}
