import { z } from "zod";

const text = z.string().min(1);

/**
 * A listing that comes in pages. Fields of the answer within others are told with dots: `meta.nextPage`.
 * - `cursor`: the answer's field `next` is the parameter of the next page; absent at the end.
 * - `page`: pages are numbered from 1. The answer tells the number of the next page, or of the last one.
 * - `offset`: the parameter is the number of items to skip. It may be a field of the body. `items` is empty where the
 *   answer itself is the list. `last`: the field that tells whether the page is the last; `total`: the number of all items.
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
    style: z.literal("offset"),
    parameter: text,
    size: text.optional(),
    items: z.string(),
    last: text.optional(),
    total: text.optional(),
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

/** The client's name of the whole. */
const name = text;

/**
 * The operation tells how a file is sent to another host. The client makes one call of all requests. Fields of the
 * answer are told with dots.
 * - `form`: it gives a form, signed by the server.
 * - `confirmed`: it gives a request, whose success has to be confirmed; or it makes the file itself, because the server
 *   has its bytes already. Large files go in parts.
 */
export const uploadSchema = z.discriminatedUnion("style", [
  z.strictObject({
    style: z.literal("form"),
    name,
    /** Where the form is sent to, and the fields that come before the file. */
    url: text,
    fields: text,
    /** Name of the form's field that holds the file. */
    file: text,
    /** What the call gives: the id of the file. */
    result: text,
  }),
  z.strictObject({
    style: z.literal("confirmed"),
    name,
    /** Fields of the answer: where the bytes are sent to, with which method, and the headers of that request. */
    url: text,
    method: text,
    headers: text,
    /** Field of the answer with the fields that come before the file, where the method wants a form; and the file's. */
    fields: text,
    file: text,
    /** Field of the answer with the URL that confirms the upload. */
    confirm: text,
    /** Name of the body's field that takes the number of bytes. */
    size: text.optional(),
    /** The status under which the file is there already: nothing is to be sent. */
    done: text.optional(),
    /** How a file is sent in parts. */
    parts: z
      .strictObject({
        /** Id of the operation that tells how a part is sent; its answer has `url` and `headers` as above. */
        operation: text,
        /** The field of the first request that asks for parts. */
        flag: text,
        /** What the answer to it, and each part, is told by. */
        of: text,
        /** The field that takes the number of a part, from 1. */
        number: text,
      })
      .optional(),
  }),
]);

/** The operation tells where a file is fetched from, at another host. The client makes one call of both. */
export const downloadSchema = z.strictObject({
  name,
  /** Fields of the answer, with dots: where the bytes are, and how many. */
  url: text,
  size: text.optional(),
});

/**
 * The operation starts a task in the background, or asks for one. The other operation is asked for its result until
 * it is there.
 */
export const taskSchema = z.strictObject({
  /** The field of the answer that holds the id of the task. Left out: the operation asks for the task itself. */
  id: text.optional(),
  /** Id of the operation that tells the result, and its parameter that takes the id of the task. */
  operation: text,
  parameter: text,
});

export type Paging = z.infer<typeof pagingSchema>;
export type Upload = z.infer<typeof uploadSchema>;
export type Download = z.infer<typeof downloadSchema>;
export type Task = z.infer<typeof taskSchema>;
