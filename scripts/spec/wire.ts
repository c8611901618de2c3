import { z } from "zod";
import { originSchema } from "./json-schema.js";

const text = z.string().min(1);

/** `http`: one method and path. `envelope`: one URL for all operations; the message names its target. */
export const wireSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("http"),
    method: text,
    path: text,
    server: text.optional(),
    /** The methods that the page lists, where they are several. `method` is the one that is used by default. */
    methods: z.array(text).min(2).optional(),
    /** Where `method` comes from, if the page does not tell. */
    methodOrigin: originSchema.optional(),
    /** Versions of the interface that the page lists for the operation. The path holds the one that is used. */
    versions: z.array(text).min(1).optional(),
    /** The path of the page, where its correction is not certain: callers can choose it. */
    documentedPath: text.optional(),
  }),
  z.strictObject({
    kind: z.literal("envelope"),
    target: text,
    /** Name of the server in `servers`. */
    server: text,
    /** Where the message travels: as the body, or in a header while the body holds the bytes of a file. */
    channel: z.enum(["body", "header"]),
  }),
]);

export type Wire = z.infer<typeof wireSchema>;
