import type { Response } from "../../../spec/api-spec.js";

/** `Preview file.`, `Zip Archive`: bytes are all that comes. */
const bytes = /^(?:(?:an?|the)\s)?(?:[\p{L}-]+\s){0,2}(?:file|archive|stream|image|picture)\.?$/iu;
const stream = /^(?:stream http response|(?:an?\s)?(?:zip|binary|byte)\s(?:stream|file|archive))\b/iu;
const page = /^html\b/iu;
/** Words that say that a file or an archive is told of, and does not come itself. */
const about = /\b(?:information|info|data|metadata|url|link|id|of|about|list|path)\b/iu;

/** What prose says of bytes and pages; undefined where it tells of anything else. */
export function answerOfWords(text: string): Pick<Response, "binary" | "mediaTypes" | "schema"> | undefined {
  const plain = text.trim();
  if (page.test(plain)) return { mediaTypes: ["text/html"], schema: { type: "string" } };
  if (stream.test(plain) || (bytes.test(plain) && !about.test(plain)))
    return { binary: true, schema: { type: "string" } };
  return undefined;
}
