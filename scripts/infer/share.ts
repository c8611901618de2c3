import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ShapeName } from "../spec/annotations.js";
import type { ApiSpec, NamedSchema, Operation } from "../spec/api-spec.js";
import { nullable } from "../spec/infer.js";
import type { Schema } from "../spec/json-schema.js";
import { schemasNamed } from "../spec/usage.js";
import { givenNames } from "./given-names.js";
import { nearlyEqual } from "./nearly-equal.js";
import { deservesName, groupsOf, type ShapeGroup } from "./shape-choice.js";
import { identify } from "./shape-key.js";
import { mergeEquals } from "./shape-merge.js";
import { nameShapes } from "./shape-names.js";
import { canBeNull, isShape, mapInner, shapeOf, slotOf } from "./shape-parts.js";
import { occurrencesIn } from "./shape-places.js";

/** The operations with references in place of the shapes that got a name, and those. */
export interface SharedShapes {
  operations: Operation[];
  schemas: ApiSpec["schemas"];
}

/**
 * Makes named schemas of equal objects in bodies and answers, and of what answers are about. Only equal ones become
 * one: what differs in anything but its words, lines or origins stays apart. Bodies, envelopes and small objects stay
 * where they are, unless a name is given to them.
 *
 * @param reading - Gets the diagnostics: names without a place, and shapes that are nearly equal.
 * @param given - Names that people chose; the others come from the words of the page.
 */
export function shareShapes(
  reading: { diagnostics: Diagnostic[] },
  operations: readonly Operation[],
  given: readonly ShapeName[],
): SharedShapes {
  const occurrences = occurrencesIn(operations);
  const ids = identify(occurrences.map(({ schema }) => schema));
  const groups = groupsOf(occurrences, ids);
  const [settled, problems] = givenNames(given, operations, ids);
  const chosen = [...groups.values()].filter((group) => settled.has(group.id) || deservesName(group));
  const names = nameShapes(chosen, settled, namesIn(operations));
  const named = chosen.filter(({ id }) => names.has(id));
  reading.diagnostics.push(...problems, ...nearlyEqual(named, names, ids));

  const merged = new Map<number, Schema>();
  /** A shape as all its places show it, with references inside. */
  const shapeOfGroup = ({ id, places: [first, ...others] }: ShapeGroup): Schema => {
    const known = merged.get(id);
    if (known !== undefined) return known;
    const insides = (schema: Schema): Schema => mapInner(shapeOf(schema), inSlot);
    const shape = others.reduce(
      (whole, { schema }) => mergeEquals(whole, insides(schema)),
      insides(first.schema),
    );
    merged.set(id, shape);
    return shape;
  };
  const inSlot = (schema: Schema): Schema => {
    const id = isShape(schema) ? ids.get(schema) : undefined;
    const group = id === undefined ? undefined : groups.get(id);
    const name = id === undefined ? undefined : names.get(id);
    if (group === undefined || name === undefined || isOwn.has(schema)) return mapInner(schema, inSlot);
    const reference: Schema = { $ref: `#/schemas/${name}`, ...slotOf(schema) };
    return canBeNull(schema) ? nullable(reference) : reference;
  };
  /** Bodies and envelopes stay, unless people gave them a name. */
  const isOwn = new Set(
    occurrences.flatMap(({ schema, role }) =>
      (role === "body" || role === "envelope") && !settled.has(ids.get(schema) ?? -1) ? [schema] : [],
    ),
  );

  const schemas = named.map((group): [string, NamedSchema] => {
    const description = commonDescription(group);
    const schema = shapeOfGroup(group);
    return [names.get(group.id) ?? "", { schema, ...(description === undefined ? {} : { description }) }];
  });
  return {
    operations: operations.map((operation) => withSchemas(operation, inSlot)),
    schemas: Object.fromEntries(schemas.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Names that references have already. */
function namesIn(operations: readonly Operation[]): string[] {
  return operations.flatMap(({ payload, responses }) => [
    ...schemasNamed(payload?.schema),
    ...responses.flatMap(({ schema }) => schemasNamed(schema)),
  ]);
}

/** What the page says of a shape, if it says it everywhere. */
function commonDescription({ places }: ShapeGroup): string | undefined {
  const [first] = places;
  const { description } = first.schema;
  return places.every(({ schema }) => schema.description === description) ? description : undefined;
}

function withSchemas(operation: Operation, change: (schema: Schema) => Schema): Operation {
  const { payload, responses } = operation;
  return {
    ...operation,
    ...(payload === undefined ? {} : { payload: { ...payload, schema: change(payload.schema) } }),
    responses: responses.map((response) =>
      response.schema === undefined ? response : { ...response, schema: change(response.schema) },
    ),
  };
}
