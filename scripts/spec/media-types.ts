import type { ApiSpec, Operation } from "./api-spec.js";

export const formType = "application/x-www-form-urlencoded";

// Every operation is asked whether it differs.
const known = new WeakMap<readonly Operation[], string>();

/** The media type of bodies that tell none, or none other: forms where all bodies of the API are forms, else JSON. */
export function usualMediaType({ operations }: ApiSpec): string {
  const usual = known.get(operations) ?? usualOf(operations);
  known.set(operations, usual);
  return usual;
}

function usualOf(operations: readonly Operation[]): string {
  const told = operations.flatMap(({ payload }) =>
    payload?.mediaTypes === undefined || payload.binary ? [] : [payload.mediaTypes[0]],
  );
  return told.length > 0 && told.every((type) => type === formType) ? formType : "application/json";
}
