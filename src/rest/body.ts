import type { RequestBody } from "../core/options.js";
import type { Opened } from "./features.js";
import { encodePairs, pairsOf } from "./text.js";

/** How a body of a media type is written; any other is JSON, or a text as it is. */
const writers: Readonly<Record<string, (body: object) => RequestBody>> = {
  "application/x-www-form-urlencoded": (body) =>
    encodePairs(Object.entries(body).flatMap(([name, value]) => pairsOf(name, value))),
  "multipart/form-data": (body) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(body))
      for (const one of [value].flat())
        if (one instanceof Blob) form.append(name, one);
        else for (const pair of pairsOf(name, one)) form.append(...pair);
    return form;
  },
};

/** A body as its media type has it. `FormData`, `URLSearchParams` and texts other than JSON go as they are. */
export function writeBody(body: unknown, mediaType: string): Opened {
  if (typeof body === "string" && !mediaType.includes("json")) return { bytes: body };
  const write = writers[mediaType];
  if (!write || typeof body !== "object" || !body) {
    const bytes = JSON.stringify(body);
    return { bytes, told: bytes };
  }
  if (typeof (body as Partial<FormData>).append === "function")
    return { bytes: body as RequestBody, told: Object.fromEntries(body as FormData) };
  const told = Object.entries(body).map(([name, value]) => ({ [name]: `${value}` }));
  return { bytes: write(body), told };
}
