import { isStream } from "../core/content.js";
import { ContentError } from "../core/content-error.js";
import { failure } from "../core/exchange.js";
import { Source } from "../core/source.js";
import { writeBody } from "./body.js";
import { openContent } from "./content.js";
import type { RestFeatures } from "./features.js";

/** Opens what a call sends: its bytes, or its body as the media type has it. */
export const openBody: Required<RestFeatures>["open"] = async (
  exchange,
  { mediaType, sized },
  { body, content, size },
  headers,
) => {
  if (content instanceof Source) {
    headers["content-type"] ??= mediaType ?? "application/octet-stream";
    const fail = (message: string, more?: object) => failure(exchange, ContentError, message, more);
    const { bytes, length } = await openContent(content, size, sized, fail);
    if (body != null) throw new TypeError("body and content: a request takes one of them");
    if (length !== undefined) headers["content-length"] = `${length}`;
    return { bytes, isOnce: content.isGiven && isStream(bytes) };
  }
  const type = mediaType ?? "application/json";
  headers["content-type"] = type;
  // `fetch` adds the boundary itself.
  if (type === "multipart/form-data") delete headers["content-type"];
  return writeBody(body, type);
};
