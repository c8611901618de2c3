import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { type ApiSpec, apiSpecSchema, type Operation } from "../../../scripts/spec/api-spec.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";

type Given = Partial<Omit<Operation, "wire" | "id">> & { wire?: object };

/** An operation with little to say. Its group and name come from its id, as in an envelope protocol. */
export function operation(id: string, given: Given = {}): object {
  const words = id.split(".");
  const last = words.pop() ?? "";
  return {
    id,
    group: words,
    name: last.charAt(0).toLowerCase() + last.slice(1),
    parameters: [],
    responses: [{ status: "default" }],
    examples: [],
    lines: { start: 10, end: 20 },
    ...given,
    wire: { kind: "envelope", target: id, server: "api", channel: "body", ...given.wire },
  };
}

export const integer: Schema = { type: "integer" };

export function identification(name: string, required = true, schema: Schema = integer) {
  return { name, in: "identification" as const, required, schema };
}

export const sessionParameters = [identification("account_id"), identification("user_id")];

/** A spec of the envelope kind that has passed validation. */
export function envelopeSpec(operations: object[], given: Partial<ApiSpec> = {}): ApiSpec {
  return apiSpecSchema.parse({
    vendor: "wapi",
    title: "WApi",
    version: "1.2",
    source: { file: "specs/wapi/source.txt", sha256: "0".repeat(64), reader: "text", lines: 100 },
    servers: [
      { name: "api", url: "https://api.example.com" },
      { name: "files", url: "https://files.example.com" },
    ],
    envelope: {
      login: "auth.user.Login",
      messageHeader: "X-Message",
      requestHeader: "RequestHeader",
      responseHeader: "ResponseHeader",
      error: "ErrorBody",
    },
    operations,
    schemas: {},
    errors: [],
    counts: {},
    findings: [],
    ...given,
  });
}

export function object(
  properties: Record<string, Schema>,
  required: string[] = [],
  more: Schema = {},
): Schema {
  return { type: "object", properties, ...(required.length > 0 ? { required } : {}), ...more };
}

/** The text of one emitted file, by its path in the folder of the vendor. */
export function emitted(spec: ApiSpec, file: string): string {
  const found = emitTypeScript(spec).find(({ path }) => path === `generated/${spec.vendor}/${file}.ts`);
  if (found === undefined) throw new Error(`${file} was not emitted`);
  return found.text;
}
