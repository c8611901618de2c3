import { type Diagnostic, diagnostic, type Place } from "../../diagnostics/diagnostic.js";
import { mismatches, type Named } from "../../spec/accepts.js";
import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import { isObject } from "../../spec/infer.js";
import type { Json, Schema } from "../../spec/json-schema.js";
import { isPlaceholder } from "./field-schema.js";
import { messageOf } from "./operation.js";

/** Holds every documented request against the finished spec: the target, the identification values and the data. */
export function checkExamples(spec: ApiSpec): Diagnostic[] {
  const named: Named = (name) => spec.schemas[name]?.schema;
  return spec.operations.flatMap((operation) =>
    operation.examples
      .filter(({ kind }) => kind === "request")
      .flatMap(({ value, line }) => {
        const place = { line, operation: operation.id };
        return [...checkVersion(spec, value, place), ...checkRequest(operation, value, place, named)];
      }),
  );
}

function checkVersion({ version }: ApiSpec, value: Json, place: Place): Diagnostic[] {
  const header = isObject(value) ? value.header : undefined;
  const shown = isObject(header) ? header.api_version : undefined;
  return shown === undefined || shown === version
    ? []
    : [diagnostic("example/other-version", place, { shown: String(shown), version })];
}

function checkRequest(operation: Operation, value: Json, place: Place, named: Named): Diagnostic[] {
  const header = isObject(value) ? value.header : undefined;
  const target = isObject(header) ? header.target : undefined;
  const { identification, data } = messageOf(value);
  const found: Diagnostic[] = [];
  if (operation.wire.kind === "envelope" && target !== operation.wire.target)
    found.push(diagnostic("example/other-target", place, { target: String(target) }));
  found.push(
    ...misplaced(operation, identification, data, place),
    ...checkSlot("identification", identification ?? {}, identificationSchema(operation), place, named),
  );
  found.push(...checkSlot("data", data ?? {}, operation.payload?.schema ?? { type: "object" }, place, named));
  return found;
}

/** Fields that the lists name on one side, and the example sends on the other side only. */
function misplaced(
  operation: Operation,
  identification: Json | undefined,
  data: Json | undefined,
  place: Place,
): Diagnostic[] {
  const sides = {
    identification: { listed: operation.parameters.map(({ name }) => name), sent: keysOf(identification) },
    data: { listed: Object.keys(operation.payload?.schema.properties ?? {}), sent: keysOf(data) },
  };
  const between = (listed: "identification" | "data", sent: "identification" | "data"): Diagnostic[] =>
    sides[listed].listed
      .filter((field) => !sides[listed].sent.has(field))
      .filter((field) => sides[sent].sent.has(field) && !sides[sent].listed.includes(field))
      .map((field) => diagnostic("example/misplaced", place, { field, listed, sent }));
  return [...between("identification", "data"), ...between("data", "identification")];
}

function keysOf(value: Json | undefined): Set<string> {
  return new Set(isObject(value) ? Object.keys(value) : []);
}

function identificationSchema(operation: Operation): Schema {
  const required = operation.parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(operation.parameters.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function checkSlot(slot: string, value: Json, schema: Schema, place: Place, named: Named): Diagnostic[] {
  const shown = isObject(value) ? value : {};
  const undeclared = Object.keys(shown).filter((key) => !Object.hasOwn(schema.properties ?? {}, key));
  const placeholders = Object.entries(shown).filter(([, member]) => isPlaceholder(member));
  const judged = isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => !isPlaceholder(member)))
    : value;
  const skipped = new Set(placeholders.map(([key]) => key));
  return [
    ...undeclared.map((key) => diagnostic("example/undeclared-field", place, { path: `${slot}.${key}` })),
    ...placeholders.map(([key, text]) =>
      diagnostic("example/placeholder", place, { path: `${slot}.${key}`, text: String(text) }),
    ),
    ...mismatches(judged, schema, named)
      .filter(({ path }) => !skipped.has(path))
      .map(({ path, reason }) =>
        diagnostic("example/rejected", place, { path: path === "" ? slot : `${slot}.${path}`, reason }),
      ),
  ];
}
