import type { JsonObject } from "./json.js";

/** Bytes. OpenAPI 3.1 would also take an empty schema, but generators know a file by these two words. */
export const bytes: JsonObject = { type: "string", format: "binary" };
