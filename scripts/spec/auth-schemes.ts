import { z } from "zod";
import { originSchema } from "./json-schema.js";

const text = z.string().min(1);

/** One way to be let in: all of `schemes` together. Without any, none is needed. */
export const securitySchema = z.strictObject({
  schemes: z.array(z.strictObject({ name: text, scopes: z.array(text).optional() })),
});

/** What to do where credentials are refused, by the page: the end of a sentence of an error message. */
export const remedySchema = z.strictObject({
  text: z
    .string()
    .max(120)
    .regex(/^[^\s.](?:.*[^\s.])?$/, "one line, without a full stop"),
  certainty: z.enum(["certain", "probable"]),
  reason: text,
  evidence: text,
});

const schemeFacts = {
  name: text,
  description: z.string().optional(),
  origin: originSchema.optional(),
  /** The evidence, where the page does not tell. */
  reason: z.string().optional(),
  /** Of an annotation. */
  remedy: remedySchema.optional(),
};

const flowSchema = z.strictObject({
  authorizationUrl: z.string().optional(),
  tokenUrl: z.string().optional(),
  scopes: z.record(z.string(), z.string()),
});

/** A way to prove who calls, in the terms of OpenAPI. */
export const authSchemeSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("apiKey"),
    ...schemeFacts,
    in: z.enum(["header", "query", "cookie"]),
    parameter: text,
  }),
  z.strictObject({ type: z.literal("http"), ...schemeFacts, scheme: text }),
  z.strictObject({ type: z.literal("oauth2"), ...schemeFacts, flows: z.record(z.string(), flowSchema) }),
]);

export type Security = z.infer<typeof securitySchema>;
export type AuthScheme = z.infer<typeof authSchemeSchema>;
