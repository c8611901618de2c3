import { z } from "zod";
import { authSchemeSchema, securitySchema } from "./auth-schemes.js";
import { downloadSchema, pagingSchema, taskSchema, uploadSchema } from "./composed-calls.js";
import { confidenceSchema, jsonSchema, originSchema, schemaSchema } from "./json-schema.js";
import { safetySchema } from "./safety/level.js";
import { wireSchema } from "./wire.js";

const line = z.int().positive();
const text = z.string().min(1);

/** A value in the request beside the payload. Identification values stand in the header of an envelope. */
export const parameterSchema = z.strictObject({
  name: text,
  in: z.enum(["path", "query", "header", "cookie", "identification"]),
  required: z.boolean(),
  /**
   * How its value is written on the wire, where that is not usual. `unicode-escape`: each UTF-16 unit as `\\uXXXX`.
   * `segments`: a path of several segments, whose slashes stay. `json`: as JSON, whatever it is.
   */
  encoding: z.enum(["unicode-escape", "segments", "json"]).optional(),
  schema: schemaSchema,
  /** The value that the page's code samples send. */
  sample: z.string().optional(),
});

/** What a request carries: the body of a REST call, the `data` of an envelope (always an object or a reference). */
export const payloadSchema = z.strictObject({
  required: z.boolean(),
  /** The first one is sent by default. */
  mediaTypes: z.array(text).optional(),
  /** Where the media types come from, if the page does not name them, or names others. */
  mediaTypesOrigin: originSchema.optional(),
  /** Fields of a form whose values are written as JSON, whatever they are. */
  jsonFields: z.array(text).min(1).optional(),
  /** The body is bytes: a file, as it is. */
  binary: z.boolean().optional(),
  schema: schemaSchema,
  line: line.optional(),
});

export const responseHeaderSchema = z.strictObject({ name: text, schema: schemaSchema });

export const responseSchema = z.strictObject({
  /** HTTP status; `default` where the protocol has one answer shape only. */
  status: text,
  description: z.string().optional(),
  mediaTypes: z.array(text).optional(),
  /** Where the media types come from, if the page does not name them for this answer. */
  mediaTypesOrigin: originSchema.optional(),
  /** The body is bytes, given to the caller unread. */
  binary: z.boolean().optional(),
  schema: schemaSchema.optional(),
  /** Names by which the errors of the status are told apart in the body. */
  codes: z
    .array(z.strictObject({ code: text, text: z.string().optional(), line }))
    .min(1)
    .optional(),
  headers: z.array(responseHeaderSchema).min(1).optional(),
  line: line.optional(),
});

/** One table of access restrictions. `allowed` is null where the page lost which columns are marked. */
export const restrictionSchema = z.strictObject({
  kind: text,
  columns: z.array(z.strictObject({ label: text, value: text.optional() })),
  marks: z.int().nonnegative(),
  allowed: z.array(text).nullable(),
  line,
});

/** What the server pushes to other sessions after the operation. */
export const pushSchema = z.strictObject({
  to: text,
  target: text,
  /** The event's target is not the operation's own. */
  custom: z.boolean().optional(),
  /** Empty: all streams. */
  streams: z.array(z.strictObject({ label: text, value: z.int() })),
  line,
});

export const exampleSchema = z.strictObject({
  /** `parameters`: values of query parameters by name. `task`: what the background task gives in the end. */
  kind: z.enum(["request", "parameters", "response", "task"]),
  /** Of the response, where the page tells. */
  status: text.optional(),
  line,
  value: jsonSchema,
});

/** A correction or an annotation that took part in an operation, for its documentation. */
export const appliedSchema = z.strictObject({
  id: text,
  certainty: z.enum(["certain", "probable"]),
  reason: text,
  /** What the page says, in a few words. */
  documented: text.optional(),
});

export const operationSchema = z.strictObject({
  /** The documentation's own name of the operation. */
  id: text,
  group: z.array(text).min(1),
  name: text,
  title: z.string().optional(),
  description: z.string().optional(),
  /** The heading of the page that it stands below, where groups are not named by headings. */
  section: text.optional(),
  origin: originSchema.optional(),
  reason: z.string().optional(),
  wire: wireSchema,
  /** What the operation does to the session: opens it (login), closes it (logout), or needs none. */
  session: z.enum(["open", "close", "none"]).optional(),
  /** Whether it may be repeated. Every operation of a whole spec has it; readers leave it out. */
  safety: safetySchema.optional(),
  parameters: z.array(parameterSchema),
  /** The list of parameters is lost or unknown: others than those listed may be sent. */
  openParameters: z.boolean().optional(),
  /** What is known of the list of parameters as a whole, on pages that can have lost it. */
  parameterList: z
    .strictObject({
      /** `none`: it is said that there are none. `lost`: nobody tells. */
      state: z.enum(["listed", "none", "lost"]),
      origin: originSchema.optional(),
      confidence: confidenceSchema.optional(),
      /** The evidence, where the page does not tell. */
      reason: text.optional(),
      line: line.optional(),
    })
    .optional(),
  payload: payloadSchema.optional(),
  /** The bytes of a file may be left out, where the wire has a place for them. */
  optionalContent: z.boolean().optional(),
  responses: z.array(responseSchema),
  /** Conditions in prose, each with its line. */
  conditions: z.array(z.strictObject({ text, line })).optional(),
  restrictions: z.array(restrictionSchema).optional(),
  /** Left out: that of the whole API. */
  security: z.array(securitySchema).optional(),
  paging: pagingSchema.optional(),
  upload: uploadSchema.optional(),
  download: downloadSchema.optional(),
  task: taskSchema.optional(),
  /** What the background task that the operation starts gives in the end. */
  taskResult: z.strictObject({ schema: schemaSchema, line: line.optional() }).optional(),
  push: pushSchema.optional(),
  examples: z.array(exampleSchema),
  corrections: z.array(appliedSchema).optional(),
  /** What reviewed evidence says beside the page: one sentence each. */
  notes: z.array(text).optional(),
  lines: z.strictObject({ start: line, end: line }),
});

export const namedSchemaSchema = z.strictObject({
  schema: schemaSchema,
  description: z.string().optional(),
  /** `output`: seen in answers only; `input`: in requests only; `both`. */
  used: z.enum(["input", "output", "both"]).optional(),
  lines: z.strictObject({ start: line, end: line }).optional(),
});

export const errorSchema = z.strictObject({
  code: z.union([z.int(), text]),
  text: z.string().optional(),
  /** The operations that are known to answer it, if not every one does. */
  operations: z.array(text).min(1).optional(),
  origin: originSchema.optional(),
  confidence: confidenceSchema.optional(),
  /** The evidence, where the page does not tell. */
  reason: text.optional(),
  /** Left out where the page does not tell. */
  line: line.optional(),
});

export const findingSchema = z.strictObject({
  code: text,
  severity: z.enum(["info", "warning"]),
  line,
  operation: z.string().optional(),
  message: text,
});

/** A base URL. Parts in braces are variables, which stand for a part that only the caller knows. */
export const serverSchema = z
  .strictObject({
    name: text,
    url: text,
    description: z.string().optional(),
    variables: z
      .record(
        z.string(),
        z.strictObject({
          default: z.string(),
          enum: z.array(z.string()).optional(),
          description: z.string().optional(),
        }),
      )
      .optional(),
    origin: originSchema.optional(),
    reason: z.string().optional(),
  })
  .refine(
    ({ url, variables = {} }) =>
      isUrl(url.replace(/\{([^{}]*)\}/g, (_, name) => variables[name]?.default ?? "{}")),
    {
      path: ["url"],
      message: "is no URL, or has a variable that `variables` lacks",
    },
  );

/** Absolute, or relative to where the page itself stands. */
function isUrl(url: string): boolean {
  return !/[{}\s]/.test(url) && URL.canParse(url, "https://page.example");
}

/** What the documentation calls a group of operations, and says about it. */
export const tagSchema = z.strictObject({
  name: text,
  group: z.array(text).min(1),
  description: z.string().optional(),
  externalDocs: z.strictObject({ url: text, description: z.string().optional() }).optional(),
  line: line.optional(),
});

export const apiSpecSchema = z.strictObject({
  vendor: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: text,
  /** Version of the interface, sent on the wire where the protocol wants it. */
  version: text,
  /** Other versions the page tells: minimum supported version, code version. */
  versions: z.record(z.string(), z.string()).optional(),
  description: z.string().optional(),
  source: z.strictObject({
    file: text,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    reader: z.enum(["text", "html"]),
    lines: z.int().positive(),
  }),
  /** Named base URLs; operations refer to them by name. The first is the default. */
  servers: z.array(serverSchema).min(1),
  authSchemes: z.array(authSchemeSchema).optional(),
  /** Ways to be let in that hold for every operation without its own. Left out: the page does not say. */
  security: z.array(securitySchema).optional(),
  tags: z.array(tagSchema).optional(),
  info: z
    .strictObject({
      termsOfService: z.string().optional(),
      contact: z
        .strictObject({
          name: z.string().optional(),
          email: z.string().optional(),
          url: z.string().optional(),
        })
        .optional(),
      license: z.strictObject({ name: text, url: z.string().optional() }).optional(),
    })
    .optional(),
  /** Shapes of the envelope, where the protocol has one: its header, its error, its formatting fields. */
  envelope: z
    .strictObject({
      /** Operation that opens a session. */
      login: text,
      /** Name of the HTTP header that holds the message of a header-channel call. */
      messageHeader: text,
      /** Names in `schemas` of the request header, the request and response body, and the error. */
      requestHeader: text,
      responseHeader: text,
      error: text,
    })
    .optional(),
  operations: z.array(operationSchema),
  schemas: z.record(z.string(), namedSchemaSchema),
  /** What every operation may answer: codes of an envelope or in a body, statuses of HTTP. */
  errors: z.array(errorSchema),
  /** Counts that a later edition is held against. */
  counts: z.record(z.string(), z.int().nonnegative()),
  findings: z.array(findingSchema),
});

export type { AuthScheme, Security } from "./auth-schemes.js";
export type { Download, Paging, Task, Upload } from "./composed-calls.js";
export type { Safety } from "./safety/level.js";
export type { Wire } from "./wire.js";
export type Parameter = z.infer<typeof parameterSchema>;
export type Payload = z.infer<typeof payloadSchema>;
export type ResponseHeader = z.infer<typeof responseHeaderSchema>;
export type Server = z.infer<typeof serverSchema>;
export type Tag = z.infer<typeof tagSchema>;
export type Response = z.infer<typeof responseSchema>;
export type Restriction = z.infer<typeof restrictionSchema>;
export type Push = z.infer<typeof pushSchema>;
export type Example = z.infer<typeof exampleSchema>;
export type Operation = z.infer<typeof operationSchema>;
export type NamedSchema = z.infer<typeof namedSchemaSchema>;
export type ErrorFact = z.infer<typeof errorSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type ApiSpec = z.infer<typeof apiSpecSchema>;
