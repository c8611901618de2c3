import type { RequestBody } from "../core/options.js";
import { writeBody } from "./body.js";
import type { Opened, RestFeatures } from "./features.js";
import { checkText, writeFields } from "./field-texts.js";
import type { RestOperation } from "./operation.js";
import { isFields } from "./placed-fields.js";
import { encodePairs, type Pair } from "./text.js";

export const formType = "application/x-www-form-urlencoded";

/**
 * Opens a body of fields, and adds its media type. Forms that are given go as they are, whatever the media type.
 *
 * @throws TypeError when a field, or the body, cannot be written in the media type.
 */
export const openFields: Required<RestFeatures>["open"] = async (_, operation, { body }, headers) => {
  const { mediaType = formType } = operation;
  const form = /^\[object (FormData|URLSearchParams)\]$/.exec(Object.prototype.toString.call(body))?.[1];
  headers["content-type"] = form === "URLSearchParams" ? formType : mediaType;
  // `fetch` adds the boundary itself.
  if (form === "FormData" || (!form && mediaType === "multipart/form-data")) delete headers["content-type"];
  if (!form) return writeAs(mediaType, operation, body);
  // The casts only widen: what is no text is a file.
  return { bytes: body as RequestBody, told: toldOf(body as Iterable<Pair>) };
};

function toldOf(pairs: Iterable<Pair>): object[] {
  return Array.from(pairs, ([name, text]) => ({ [name]: text }));
}

function writeAs(mediaType: string, operation: RestOperation, body: unknown): Opened {
  if (mediaType.includes("json")) return { bytes: JSON.stringify(body), told: body };
  if (typeof body === "string") return { bytes: body, told: toldOf(new URLSearchParams(body)) };
  if (!isFields(body)) throw new TypeError("the body must be an object of fields, or be sent as JSON");
  if (mediaType === formType) {
    const pairs = writeFields(operation, body);
    return { bytes: encodePairs(pairs), told: toldOf(pairs) };
  }
  const fields = Object.entries(body).map(([name, value]) => {
    if (operation.json?.includes(name)) return [name, JSON.stringify(value)];
    for (const one of [value].flat()) checkText(name, one);
    return [name, value];
  });
  return writeBody(Object.fromEntries(fields), mediaType);
}
