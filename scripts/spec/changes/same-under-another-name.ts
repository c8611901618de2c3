import type { ApiSpec, Operation } from "../api-spec.js";
import type { Schema } from "../json-schema.js";
import { pair } from "./change.js";
import { type Candidate, findRenames } from "./renames.js";

/** Operations that came under another id, old id → new id, where that is beyond doubt. */
export function renamedOperations(before: ApiSpec, after: ApiSpec): Map<string, string> {
  const { gone, fresh } = pair(before.operations, after.operations, ({ id }) => id);
  return findRenames(gone.map(operationCandidate), fresh.map(operationCandidate));
}

function operationCandidate({
  id,
  wire,
  title,
  description,
  parameters,
  payload,
  responses,
}: Operation): Candidate {
  const isTrivial = title === undefined && description === undefined;
  return {
    name: id,
    ...(wire.kind === "http" ? { address: `${wire.method} ${wire.path}` } : {}),
    content: { title, description, parameters, payload, responses },
    isTrivial,
  };
}

/** Named schemas that came under another name, old name → new name. */
export function renamedSchemas(before: ApiSpec, after: ApiSpec): Map<string, string> {
  const candidates = (own: ApiSpec, other: ApiSpec): Candidate[] =>
    Object.entries(own.schemas)
      .filter(([name]) => !Object.hasOwn(other.schemas, name))
      .map(([name, { schema }]) => ({ name, content: schema, isTrivial: sizeOf(schema) < 3 }));
  return findRenames(candidates(before, after), candidates(after, before));
}

/** How much there is to recognise a schema by: fields, values, bases. */
function sizeOf({ $ref, properties = {}, enum: values = [], allOf = [] }: Schema): number {
  const own = Object.keys(properties).length + values.length + ($ref === undefined ? 0 : 1);
  return allOf.reduce((total, part) => total + sizeOf(part), own);
}
