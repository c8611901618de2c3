import type { ApiSpec, Operation } from "../../../scripts/spec/api-spec.js";
import { type Change, compareSpecs } from "../../../scripts/spec/changes.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { envelopeOperation, envelopeSpec } from "../../emit/openapi/specs.js";

/** `! subject detail` for a breaking change, `  subject detail` for another. */
export function told(changes: readonly Change[]): string[] {
  return changes.map(
    ({ breaking, kind, subject, detail }) => `${breaking ? "!" : " "} ${kind} ${subject} ${detail}`,
  );
}

export function compare(before: Partial<ApiSpec>, after: Partial<ApiSpec>): string[] {
  return told(compareSpecs(envelopeSpec(before), envelopeSpec(after)));
}

/** Changes of one operation; its id is left out. */
export function operation(before: Partial<Operation>, after: Partial<Operation>): string[] {
  const lines = compare(
    { operations: [envelopeOperation(before)] },
    { operations: [envelopeOperation(after)] },
  );
  return lines.map((line) => line.replace(" document.file.Lock", ""));
}

export const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: "object",
  properties,
  ...(required.length === 0 ? {} : { required }),
});
export const input = (schema: Schema): Partial<Operation> => ({ payload: { required: true, schema } });
export const output = (schema: Schema): Partial<Operation> => ({
  responses: [{ status: "default", schema }],
});
export const text: Schema = { type: "string" };
