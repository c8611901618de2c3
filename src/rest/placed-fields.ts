import { writeFields } from "./field-texts.js";
import { nameOf } from "./headers.js";
import type { RestOperation } from "./operation.js";
import type { Placed, RestParams } from "./params.js";
import { expandSegments } from "./segments.js";
import { pairsOf } from "./text.js";

/** Parameters in their places, and the body. */
export interface PlacedFields extends Placed {
  /** An object of fields, or a body as it was given; nothing where there is no field. */
  readonly body: unknown;
}

/** Methods whose requests have no body. */
const bodiless = /^(GET|HEAD)$/;
const placeholders = /\{\+?([^{}]+)\}/g;

/**
 * Puts each parameter where the method carries it. What is neither in the path nor in a header is a field, as is what
 * `body` holds; of two fields with one name, the one beside `body` counts. Fields go into the query of GET, and into
 * the body of other methods.
 *
 * @throws TypeError when a field of the query has no text, or there are fields beside a body that cannot take them.
 */
export function placeFields(
  operation: RestOperation,
  method: string,
  template: string,
  params: RestParams,
): PlacedFields {
  const templates = [template, operation.target, operation.documented].join();
  const inPath = [...templates.matchAll(placeholders)].map(([, name]) => name);
  const headers: Record<string, string> = {};
  const beside: [string, unknown][] = [];
  for (const [key, value] of Object.entries(params)) {
    if (key === "body" || value === undefined || inPath.includes(key)) continue;
    const [name, isHeader] = nameOf(operation, key);
    if (!isHeader) beside.push([name, value]);
    else if (value !== null)
      headers[name] = pairsOf(name, value)
        .map((pair) => pair[1])
        .join();
  }
  const body = joinBody(params.body, beside);
  const path = expandSegments(template, params);
  if (!bodiless.test(method)) return { path, query: [], headers, body };
  const fields = body ?? {};
  if (!isFields(fields)) throw new TypeError(`the body of ${method} must be an object of fields`);
  return { path, query: writeFields(operation, fields), headers, body: undefined };
}

function joinBody(body: unknown, beside: readonly [string, unknown][]): unknown {
  const given = body ?? {};
  if (isFields(given)) {
    const fields = Object.entries(given).filter(([, value]) => value !== undefined);
    return fields.length + beside.length ? Object.fromEntries([...fields, ...beside]) : undefined;
  }
  const [[name] = []] = beside;
  if (name !== undefined) throw new TypeError(`${name} is beside a body that is no object: put it into that`);
  return body;
}

/** Whether a body is an object of fields, and neither a form nor a list nor bytes. */
export function isFields(body: unknown): body is object {
  return Object.prototype.toString.call(body) === "[object Object]";
}
