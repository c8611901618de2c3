import { z } from "zod";

const text = z.string().min(1);

/**
 * A listing that comes in pages. Fields of the answer within others are told with dots: `meta.nextPage`.
 * - `cursor`: the answer's field `next` is the parameter of the next page; absent at the end.
 * - `page`: pages are numbered from 1. The answer tells the number of the next page, or of the last one.
 * - `time`: a page holds the newest items up to a time; the next one begins where the oldest item stands.
 */
export const pagingSchema = z.discriminatedUnion("style", [
  z.strictObject({ style: z.literal("cursor"), parameter: text, next: text, items: text }),
  z.strictObject({
    style: z.literal("page"),
    parameter: text,
    size: text.optional(),
    items: text,
    next: text.optional(),
    last: text.optional(),
  }),
  z.strictObject({
    style: z.literal("time"),
    parameter: text,
    size: text.optional(),
    items: text,
    /** The field of an item that the parameter is compared with; several, where nobody knows which. */
    time: z.union([text, z.array(text).min(2)]),
    /** The field that tells items apart. */
    id: text,
  }),
]);

/**
 * The operation gives a form, signed by the server, with which a file is sent to another host. The client makes one
 * call of both. Fields of the answer are told with dots.
 */
export const uploadSchema = z.strictObject({
  /** The client's name of the whole. */
  name: text,
  /** Where the form is sent to, and the fields that come before the file. */
  url: text,
  fields: text,
  /** Name of the form's field that holds the file. */
  file: text,
  /** What the call gives: the id of the file. */
  result: text,
});

export type Paging = z.infer<typeof pagingSchema>;
export type Upload = z.infer<typeof uploadSchema>;
