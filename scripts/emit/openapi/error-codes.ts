import type { ApiSpec } from "../../spec/api-spec.js";
import type { JsonObject } from "./json.js";
import { plain } from "./markdown.js";

type Errors = ApiSpec["errors"];

/** The catalogue as an enumeration. `x-enum-descriptions` is what generators and explorers read texts from. */
export function errorCodeSchema(errors: Errors): JsonObject {
  const texts = new Map<number, string>();
  for (const { code, text } of errors) {
    if (typeof code === "number" && !texts.has(code)) texts.set(code, text ?? "");
  }
  const sorted = [...texts].sort(([a], [b]) => a - b);
  return {
    type: "integer",
    description: "The error codes that the page lists.",
    enum: sorted.map(([code]) => code),
    "x-enum-descriptions": sorted.map(([, text]) => plain(text)),
  };
}
