import { z } from "zod";
import { parameterSchema, payloadSchema } from "./api-spec.js";
import type { Schema } from "./json-schema.js";

/** `supplement.json`: fields of operations that the page lost or never described. Reviewed by people. */
export const supplementSchema = z.strictObject({
  about: z.string(),
  evidence: z.string(),
  operations: z.array(
    z.strictObject({
      id: z.string(),
      parameters: z.array(parameterSchema),
      payload: payloadSchema.optional(),
    }),
  ),
});
export type Supplement = z.infer<typeof supplementSchema>;
export const noSupplement: Supplement = { about: "", evidence: "", operations: [] };
export type SupplementedOperation = Supplement["operations"][number];

/** The schema with its origin told, down to its properties. */
export function supplemented(schema: Schema): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([name, value]): [string, Schema] => [
    name,
    supplemented(value),
  ]);
  return {
    ...schema,
    ...(schema.properties === undefined ? {} : { properties: Object.fromEntries(properties) }),
    "x-origin": schema["x-origin"] ?? "supplement",
  };
}
