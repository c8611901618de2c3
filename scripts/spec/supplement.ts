import { z } from "zod";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import {
  type ApiSpec,
  authSchemeSchema,
  parameterSchema,
  payloadSchema,
  securitySchema,
  serverSchema,
} from "./api-spec.js";
import type { Schema } from "./json-schema.js";

/** `supplement.json`: what the page lost or never described: of operations, and of the API. Reviewed by people. */
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
  /** Further servers. */
  servers: z.array(serverSchema).optional(),
  authSchemes: z.array(authSchemeSchema).optional(),
  security: z.array(securitySchema).optional(),
});
export type Supplement = z.infer<typeof supplementSchema>;
export const noSupplement: Supplement = { about: "", evidence: "", operations: [] };
export type SupplementedOperation = Supplement["operations"][number];

/** The spec with what the supplement tells of the API as a whole, each with its origin. */
export function supplementApi(spec: ApiSpec, supplement: Supplement): ApiSpec {
  const { servers = [], authSchemes = [], security = spec.security, evidence } = supplement;
  const told = { origin: "supplement", reason: evidence } as const;
  const schemes = [...(spec.authSchemes ?? []), ...authSchemes.map((scheme) => ({ ...told, ...scheme }))];
  return {
    ...spec,
    servers: [...spec.servers, ...servers.map((server) => ({ ...told, ...server }))],
    ...(schemes.length === 0 ? {} : { authSchemes: schemes }),
    ...(security === undefined ? {} : { security }),
  };
}

/** What both the page and the supplement tell of the API: a new edition of the page tells what was missing so far. */
export function checkSupplement(page: ApiSpec, supplement: Supplement): Diagnostic[] {
  const { servers = [], authSchemes = [], security } = supplement;
  const twice = [
    ...servers
      .filter(({ name, url }) => page.servers.some((own) => own.name === name || own.url === url))
      .map(({ name }) => `the server ${name}`),
    ...authSchemes
      .filter(({ name }) => page.authSchemes?.some((own) => own.name === name))
      .map(({ name }) => `the authentication ${name}`),
    ...(security !== undefined && page.security !== undefined ? ["what authentication is needed"] : []),
  ];
  return twice.map((id) => diagnostic("supplement/contradicts-page", { line: 1 }, { id }));
}

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
