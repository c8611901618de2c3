import type { Operation } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import { type JsonObject, present } from "./json.js";

/** What one call of the client makes of several requests, which OpenAPI has no words for. */
export function composedCalls(
  { paging, upload, download, task }: Operation,
  taskResult: JsonObject | undefined,
): { [key: string]: Json | undefined } {
  const { style, ...parts } = upload ?? {};
  const told = upload === undefined ? undefined : present({ ...parts, parts: partsOf(upload) });
  return {
    "x-docwright-paging": paging === undefined ? undefined : present({ ...paging }),
    "x-docwright-upload": style === "form" ? told : undefined,
    "x-docwright-confirmed-upload": style === "confirmed" ? told : undefined,
    "x-docwright-download": download === undefined ? undefined : present({ ...download }),
    "x-docwright-task": task === undefined ? undefined : present({ ...task, result: taskResult }),
  };
}

function partsOf(upload: NonNullable<Operation["upload"]>): JsonObject | undefined {
  return upload.style === "confirmed" && upload.parts !== undefined ? { ...upload.parts } : undefined;
}
