import { z } from "zod";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import {
  type ApiSpec,
  type AuthScheme,
  type Operation,
  operationSchema,
  type Parameter,
  parameterSchema,
} from "./api-spec.js";
import { remedySchema } from "./auth-schemes.js";
import { schemaSchema } from "./json-schema.js";
import { safetyLevelSchema } from "./safety/level.js";

/** `annotations.json`: what prose or other evidence tells about names and behaviour. Reviewed by people. */
export const annotationsSchema = z.strictObject({
  about: z.string().optional(),
  /** Type names that the page uses without describing them. Without a schema the shape comes from examples. */
  types: z
    .array(
      z.strictObject({
        name: z.string(),
        schema: schemaSchema.optional(),
        reason: z.string(),
        evidence: z.string(),
      }),
    )
    .default([]),
  /** Names for shapes that examples show in more than one place, or that the page has no good word for. */
  shapes: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[A-Z][A-Za-z0-9]*$/),
        /** One place of the shape, with dots: `users[].reportsToObj`; empty for the whole body. */
        operation: z.string(),
        in: z.enum(["request", "response"]),
        path: z.string(),
        reason: z.string(),
      }),
    )
    .default([]),
  /** Behaviour of operations. */
  operations: z
    .array(
      z.strictObject({
        id: z.string(),
        operations: z.array(z.string()).min(1),
        set: operationSchema
          .pick({
            session: true,
            notes: true,
            paging: true,
            upload: true,
            download: true,
            task: true,
            security: true,
          })
          .extend({ safety: safetyLevelSchema })
          .partial(),
        certainty: z.enum(["certain", "probable"]),
        reason: z.string(),
        evidence: z.string(),
      }),
    )
    .default([]),
  /** How parameters travel. They are meant by name and place, in every operation that has them. */
  parameters: z
    .array(
      z.strictObject({
        id: z.string(),
        names: z.array(z.string()).min(1),
        in: parameterSchema.shape.in,
        set: parameterSchema.pick({ encoding: true }),
        certainty: z.enum(["certain", "probable"]),
        reason: z.string(),
        evidence: z.string(),
      }),
    )
    .default([]),
  /** Ways to authenticate, by their names in the spec. */
  authSchemes: z
    .array(
      z.strictObject({
        id: z.string(),
        names: z.array(z.string()).min(1),
        set: z.strictObject({ remedy: remedySchema.shape.text }),
        ...remedySchema.omit({ text: true }).shape,
      }),
    )
    .default([]),
});
export type Annotations = z.infer<typeof annotationsSchema>;
export type ShapeName = Annotations["shapes"][number];

export const noAnnotations: Annotations = annotationsSchema.parse({});

/** What callers have to know of behaviour that rests on a guess. */
function doubts({ set, certainty, reason }: Annotations["operations"][number]): string[] {
  const { paging, upload, download, task } = set;
  const isGuess = certainty === "probable" && [paging, upload, download, task].some((each) => each);
  return isGuess ? [`Probable: ${reason}`] : [];
}

/** What an annotation sets in its operations. */
function factsOf({ set, certainty, reason }: Annotations["operations"][number]): Partial<Operation> {
  const { safety: level, ...facts } = set;
  return level === undefined ? facts : { ...facts, safety: { level, from: "annotation", certainty, reason } };
}

/** What annotations tell of ways to authenticate. */
function annotatedSchemes(
  schemes: readonly AuthScheme[],
  annotations: Annotations["authSchemes"],
): [AuthScheme[], Diagnostic[]] {
  const diagnostics: Diagnostic[] = [];
  let annotated = [...schemes];
  for (const { id, names, set, ...evidence } of annotations) {
    const remedy = { text: set.remedy, ...evidence };
    for (const target of names) {
      if (!schemes.some(({ name }) => name === target))
        diagnostics.push(diagnostic("annotation/no-target", { line: 1 }, { id, target }));
      annotated = annotated.map((scheme) => (scheme.name === target ? { ...scheme, remedy } : scheme));
    }
  }
  return [annotated, diagnostics];
}

/** Adds what the annotations tell to what they are about. An annotation for something that is gone is an error. */
export function annotate(spec: ApiSpec, annotations: Annotations): [ApiSpec, Diagnostic[]] {
  const diagnostics: Diagnostic[] = [];
  const byId = new Map(spec.operations.map((operation) => [operation.id, operation]));
  for (const annotation of annotations.operations) {
    const { id, operations, set } = annotation;
    for (const target of operations) {
      const operation = byId.get(target);
      if (operation === undefined)
        diagnostics.push(diagnostic("annotation/no-target", { line: 1 }, { id, target }));
      else {
        const notes = [...(operation.notes ?? []), ...(set.notes ?? []), ...doubts(annotation)];
        byId.set(target, { ...operation, ...factsOf(annotation), ...(notes.length > 0 ? { notes } : {}) });
      }
    }
  }
  for (const { id, names, in: place, set } of annotations.parameters) {
    for (const name of names) {
      const isMeant = (parameter: Parameter): boolean => parameter.name === name && parameter.in === place;
      const found = [...byId.values()].filter(({ parameters }) => parameters.some(isMeant));
      if (found.length === 0)
        diagnostics.push(diagnostic("annotation/no-target", { line: 1 }, { id, target: name }));
      for (const operation of found) {
        const parameters = operation.parameters.map((each) => (isMeant(each) ? { ...each, ...set } : each));
        byId.set(operation.id, { ...operation, parameters });
      }
    }
  }
  const [authSchemes, schemeProblems] = annotatedSchemes(spec.authSchemes ?? [], annotations.authSchemes);
  return [
    {
      ...spec,
      ...(spec.authSchemes === undefined ? {} : { authSchemes }),
      operations: spec.operations.map((operation) => byId.get(operation.id) ?? operation),
    },
    [...diagnostics, ...schemeProblems],
  ];
}
