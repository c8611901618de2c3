import { z } from "zod";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import {
  type ApiSpec,
  type ErrorFact,
  parameterSchema,
  payloadSchema,
  responseSchema,
  serverSchema,
} from "./api-spec.js";
import { authSchemeSchema, securitySchema } from "./auth-schemes.js";
import { confidenceSchema, type Schema, schemaSchema } from "./json-schema.js";
import { evidenceText } from "./supplement-evidence.js";

const text = z.string().min(1);

/** How sure the facts are, and where they come from. Schemas inside may have a confidence of their own. */
const evidenceFacts = {
  confidence: confidenceSchema.optional(),
  /** Names in the table of sources. */
  sources: z.array(text).min(1).optional(),
};

/** Of one operation: what the page lost or never described. */
export const supplementedOperationSchema = z.strictObject({
  id: text,
  ...evidenceFacts,
  /** One of those that the page lists, or the only one where the page tells none. */
  method: text.optional(),
  parameters: z.array(parameterSchema),
  payload: payloadSchema.omit({ line: true }).optional(),
  /** `false`: nobody tells all parameters and fields of the payload. Default `true`. */
  complete: z.boolean().optional(),
  responses: z
    .array(
      responseSchema.pick({ status: true, description: true, mediaTypes: true, binary: true, schema: true }),
    )
    .min(1)
    .optional(),
  /** What callers have to know, in whole sentences. */
  notes: z.array(text).min(1).optional(),
});

/** `supplement.json`: what the page lost or never described: of operations, and of the API. Reviewed by people. */
export const supplementSchema = z
  .strictObject({
    about: z.string(),
    /** Where the facts come from that name no source of their own. */
    evidence: z.string(),
    /** Where facts come from. `what` continues "client code: …". */
    sources: z
      .record(text, z.strictObject({ kind: z.enum(["documentation", "client-code"]), what: text }))
      .optional(),
    operations: z.array(supplementedOperationSchema),
    /** Objects that several operations answer. What examples of the page show of them is added. */
    schemas: z
      .record(text, z.strictObject({ description: text.optional(), ...evidenceFacts, schema: schemaSchema }))
      .optional(),
    /** Where the page and other sources disagree, for maintainers. Without operations: the API as a whole. */
    contradictions: z.array(z.strictObject({ operations: z.array(text), text })).optional(),
    /** What payloads are written in, whatever the page says: the first one by default. */
    payloadMediaTypes: z.strictObject({ mediaTypes: z.array(text).min(1), evidence: text }).optional(),
    /** Names of errors that the page does not have. `operations`: those that are known to answer them. */
    errors: z
      .array(
        z.strictObject({
          code: text,
          text: text.optional(),
          operations: z.array(text).min(1).optional(),
          ...evidenceFacts,
        }),
      )
      .optional(),
    /** Further servers. */
    servers: z.array(serverSchema).optional(),
    authSchemes: z.array(authSchemeSchema).optional(),
    security: z.array(securitySchema).optional(),
  })
  .superRefine(({ sources = {}, operations, schemas = {}, errors = [] }, context) => {
    const told: [string, { sources?: string[] | undefined }][] = [
      ...operations.map((operation): [string, typeof operation] => [operation.id, operation]),
      ...Object.entries(schemas),
      ...errors.map((error): [string, typeof error] => [error.code, error]),
    ];
    for (const [where, { sources: named = [] }] of told)
      for (const name of named.filter((each) => !Object.hasOwn(sources, each)))
        context.addIssue({ code: "custom", path: [where], message: `has an unknown source ${name}` });
    const ids = operations.map(({ id }) => id);
    for (const id of ids.filter((each, index) => ids.indexOf(each) < index))
      context.addIssue({ code: "custom", path: [id], message: "is described twice" });
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
    errors: [...spec.errors, ...supplementErrors(spec, supplement)],
  };
}

/** Names of errors that the page does not have. */
function supplementErrors(spec: ApiSpec, supplement: Supplement): ErrorFact[] {
  const known = pageCodes(spec);
  return (supplement.errors ?? []).flatMap(({ sources, ...error }) => {
    const reason = evidenceText(supplement, { confidence: error.confidence, sources });
    return known.has(error.code) ? [] : [{ ...error, origin: "supplement" as const, reason }];
  });
}

function pageCodes({ errors, operations }: ApiSpec): Set<string | number> {
  const responses = operations.flatMap((operation) => operation.responses);
  return new Set([
    ...errors.map(({ code }) => code),
    ...responses.flatMap(({ codes = [] }) => codes.map(({ code }) => code)),
  ]);
}

/** What both the page and the supplement tell of the API: a new edition of the page tells what was missing so far. */
export function checkSupplement(page: ApiSpec, supplement: Supplement): Diagnostic[] {
  const { servers = [], authSchemes = [], security, errors = [] } = supplement;
  const known = pageCodes(page);
  const twice = [
    ...servers
      .filter(({ name, url }) => page.servers.some((own) => own.name === name || own.url === url))
      .map(({ name }) => `the server ${name}`),
    ...authSchemes
      .filter(({ name }) => page.authSchemes?.some((own) => own.name === name))
      .map(({ name }) => `the authentication ${name}`),
    ...errors.filter(({ code }) => known.has(code)).map(({ code }) => `the error ${code}`),
    ...(security !== undefined && page.security !== undefined ? ["what authentication is needed"] : []),
  ];
  const ids = new Set(page.operations.map(({ id }) => id));
  const unknown = new Set(errors.flatMap(({ operations = [] }) => operations.filter((id) => !ids.has(id))));
  return [
    ...twice.map((id) => diagnostic("supplement/contradicts-page", { line: 1 }, { id })),
    ...[...unknown].map((id) => diagnostic("supplement/unknown-operation", { line: 1 }, { id })),
  ];
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
