import { formType } from "../rest/fields-body.js";
import { fieldsFeatures } from "../rest/fields-operation.js";
import type { RestOperation } from "../rest/operation.js";
import type { Placed, RestParams } from "../rest/params.js";
import { placeFields } from "../rest/placed-fields.js";
import type { CloudikeBodyFormat, CloudikeCallOptions, CloudikeOptions, CloudikePaths } from "./options.js";

const mediaTypes: Readonly<Record<CloudikeBodyFormat, string>> = {
  form: formType,
  json: "application/json",
};
const isDocumented: Readonly<Record<CloudikePaths, boolean>> = { corrected: false, documented: true };

/** An operation as one call makes it, and what that sends. */
export interface Prepared {
  readonly operation: RestOperation;
  /** The body; everything else has its place. */
  readonly params: RestParams;
  place(): Placed;
}

/**
 * Puts the parameters of a call in their places, as its options and those of the client want it.
 *
 * @throws TypeError when an option has another value than it may have, and where {@link placeFields} does.
 */
export function prepare(
  operation: RestOperation,
  params: RestParams,
  options: CloudikeCallOptions,
  client: CloudikeOptions,
): Prepared {
  const [usual = "", named = ""] = operation.target.split(" ");
  const { template: corrected = named } = operation;
  const method = options.method ?? usual;
  if (method !== usual && method !== "GET" && method !== "POST")
    throw new TypeError("method must be GET or POST");
  const wantsDocumented = choose("paths", isDocumented, options.paths ?? client.paths);
  const path = (wantsDocumented && operation.documented) || corrected;
  const template = options.version === undefined ? path : withVersion(path, options.version);
  const mediaType =
    choose("bodyFormat", mediaTypes, options.bodyFormat) ??
    operation.mediaType ??
    choose("bodyFormat", mediaTypes, client.bodyFormat);
  const { body, ...placed } = placeFields(operation, method, template, params);
  return {
    operation: {
      ...operation,
      target: nameOf(`${method} ${template}`),
      ...(mediaType && { mediaType }),
      features: operation.features ?? fieldsFeatures,
    },
    params: { body },
    place: () => placed,
  };
}

/** An operation whose target is what the documentation says, and is so in errors. */
export function withName(operation: RestOperation): RestOperation {
  const { target } = operation;
  return target.includes("{+")
    ? { ...operation, target: nameOf(target), template: target.replace(/^\S* /, "") }
    : operation;
}

function nameOf(target: string): string {
  return target.replaceAll("{+", "{");
}

/** @throws TypeError when the value of an option is none of its table. */
function choose<V>(
  option: string,
  table: Readonly<Record<string, V>>,
  value: string | undefined,
): V | undefined {
  if (value === undefined || Object.hasOwn(table, value)) return table[`${value}`];
  throw new TypeError(`${option} must be one of ${Object.keys(table).join(", ")}`);
}

function withVersion(path: string, version: number): string {
  const versioned = /^(\/api\/)\d+(?=\/)/;
  if (!Number.isSafeInteger(version) || version < 0) throw new TypeError("version must be a whole number");
  if (!versioned.test(path)) throw new TypeError("version is given, and the path has none");
  return path.replace(versioned, `$1${version}`);
}
