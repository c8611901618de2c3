import type { RequestBody } from "../core/options.js";
import type { Opened, RestFeatures } from "./features.js";
import { valuesOf, writeFields } from "./field-texts.js";
import type { RestOperation } from "./operation.js";
import { isFields } from "./placed-fields.js";
import { encodePairs, type Pair, textOf } from "./text.js";

export const formType = "application/x-www-form-urlencoded";

/**
 * Opens a body of fields, and adds its media type. Forms that are given go as they are, whatever the media type.
 *
 * @throws TypeError when a field, or the body, cannot be written in the media type.
 */
export const openFields: Required<RestFeatures>["open"] = async (_, operation, { body }, headers) => {
  const { type, ...opened } = write(operation, body);
  if (type) headers["content-type"] = type;
  else delete headers["content-type"];
  return opened;
};

/** A body, and the media type that `fetch` cannot know. */
interface Written extends Opened {
  readonly type?: string;
}

function write(operation: RestOperation, body: unknown): Written {
  const { mediaType: type = formType } = operation;
  const form = /^\[object (FormData|URLSearchParams)\]$/.exec(Object.prototype.toString.call(body))?.[1];
  if (form) {
    // The casts only widen: what is no text is a file.
    const told = toldOf(body as Iterable<Pair>);
    return form === "FormData"
      ? { bytes: body as RequestBody, told }
      : { type: formType, bytes: `${body}`, told };
  }
  const isJson = type.includes("json");
  if (typeof body === "string" && !isJson)
    return { type, bytes: body, told: toldOf(new URLSearchParams(body)) };
  if (!isJson && !isFields(body))
    throw new TypeError("the body must be an object of fields, or be sent as JSON");
  if (type === "multipart/form-data") {
    const parts = new FormData();
    for (const [name, value] of valuesOf(operation, body as object))
      parts.append(name, value instanceof Blob ? value : textOf(name, value));
    return write(operation, parts);
  }
  if (type !== formType) {
    const bytes = JSON.stringify(body);
    return { type, bytes, told: bytes };
  }
  const pairs = writeFields(operation, body as object);
  // Empty lists say nothing.
  return pairs.length ? { type, bytes: encodePairs(pairs), told: toldOf(pairs) } : { bytes: null };
}

function toldOf(pairs: Iterable<Pair>): object[] {
  return Array.from(pairs, ([name, text]) => ({ [name]: text }));
}
