import type { Named } from "../../spec/accepts.js";
import type { Example, Operation, Parameter, Payload, Response } from "../../spec/api-spec.js";
import { isObject } from "../../spec/infer.js";
import { type Json, unknownSchema } from "../../spec/json-schema.js";
import { type SupplementedOperation, supplemented } from "../../spec/supplement.js";
import type { IndexEntry } from "./action-index.js";
import type { FieldLine } from "./field-line.js";
import { isRequired, objectSchema, type Slot } from "./field-schema.js";
import { note, type Reading } from "./reading.js";
import type { Section } from "./sections.js";

/** The client's name of an operation: the page's, with a small first letter (`GetList` → `getList`, `PDFInfo` → `pdfInfo`). */
export function clientName(word: string): string {
  return word.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+$|[A-Z])/u, (capitals) => capitals.toLowerCase());
}

function nameOf(target: string): { group: string[]; name: string } {
  const parts = target.split(".");
  return { group: parts.slice(0, -1), name: clientName(parts.at(-1) ?? target) };
}

/** An action with a section. `serverOf` names the server of a URL. */
export function documentedOperation(
  reading: Reading,
  section: Section,
  serverOf: (url: string | undefined) => string,
  named: Named,
): Operation {
  const { target, facts, lines } = section;
  const { identification, data } = messageOf(facts.example?.value);
  const place = { line: lines.start, operation: target };
  const slot: Slot = { reading, operation: target, side: "identification", named };
  const parameters = objectParameters(slot, facts.identification, identification);
  const payload = payloadOf({ ...slot, side: "data" }, facts.data, data);
  if (facts.example === undefined) note(reading, "example/missing", place);
  const [title, ...description] = section.text;
  return {
    id: target,
    ...nameOf(target),
    ...(title === undefined ? {} : { title }),
    ...(description.length === 0 ? {} : { description: description.join("\n") }),
    wire: { kind: "envelope", target, server: serverOf(facts.url?.text), channel: facts.channel ?? "body" },
    parameters,
    ...(payload === undefined ? {} : { payload }),
    ...(facts.channel === "header" && !requiresSize(payload) ? { optionalContent: true } : {}),
    responses: [answerOf({ ...slot, side: "answer" }, section)],
    ...(facts.conditions.length === 0 ? {} : { conditions: facts.conditions }),
    ...(facts.restrictions.length === 0 ? {} : { restrictions: facts.restrictions }),
    ...(facts.push === undefined ? {} : { push: facts.push }),
    examples: facts.example === undefined ? [] : [{ kind: "request", ...facts.example } satisfies Example],
    lines,
  };
}

/** A file must be sent where its size must be told; elsewhere it is one of several things that a call can change. */
function requiresSize(payload: Payload | undefined): boolean {
  return payload?.schema.required?.includes("size") ?? false;
}

/** The identification and the data of a documented message. */
export function messageOf(example: Json | undefined): {
  identification: Json | undefined;
  data: Json | undefined;
} {
  const header = isObject(example) ? example.header : undefined;
  const body = isObject(example) ? example.body : undefined;
  return {
    identification: isObject(header) ? header.identification : undefined,
    data: isObject(body) ? body.data : undefined,
  };
}

function objectParameters(slot: Slot, fields: readonly FieldLine[], example: Json | undefined): Parameter[] {
  const { properties = {} } = objectSchema(slot, fields, example);
  return fields.map((field) => ({
    name: field.name,
    in: "identification",
    required: isRequired(slot, field),
    schema: properties[field.name] ?? unknownSchema("the page gives no type"),
  }));
}

function payloadOf(
  slot: Slot,
  data: Section["facts"]["data"],
  example: Json | undefined,
): Payload | undefined {
  if (data === undefined) return undefined;
  const schema = objectSchema(slot, data.fields, example);
  return { required: schema.required !== undefined, schema, line: data.line };
}

function answerOf(slot: Slot, section: Section): Response {
  const { output } = section.facts;
  const line = output?.line ?? section.lines.start;
  if (output !== undefined && output.fields.length > 0)
    return { status: "default", schema: objectSchema(slot, output.fields, undefined), line };
  const place = { line, operation: section.target };
  if (output?.notYet !== undefined) note(slot.reading, "output/not-yet", place, { text: output.notYet });
  else note(slot.reading, "output/undocumented", place);
  const reason =
    output?.notYet === undefined ? "the page documents no output" : `the page says "${output.notYet}"`;
  return { status: "default", schema: unknownSchema(reason), line };
}

/** An action of the index alone: what its fields are comes from the supplement, or from nowhere. */
export function indexedOperation(
  reading: Reading,
  entry: IndexEntry,
  facts: SupplementedOperation | undefined,
  evidence: string,
  server: string,
): Operation {
  const place = { line: entry.line, operation: entry.target };
  note(reading, "index/section-missing", place, { title: entry.text });
  if (facts === undefined) note(reading, "supplement/none", place);
  const known =
    facts === undefined
      ? {
          origin: "unknown" as const,
          reason: "the page lists it without a section: its parameters are unknown",
          parameters: [],
          openParameters: true,
          payload: {
            required: false,
            schema: {
              type: "object" as const,
              additionalProperties: true,
              ...unknownSchema("the page has no section for it"),
            },
          },
        }
      : {
          origin: "supplement" as const,
          reason: `the page lists it without a section; its fields come from ${evidence}`,
          parameters: facts.parameters.map((parameter) => ({
            ...parameter,
            schema: supplemented(parameter.schema),
          })),
          ...(facts.payload === undefined
            ? {}
            : { payload: { ...facts.payload, schema: supplemented(facts.payload.schema) } }),
        };
  const [title = "", ...description] = entry.text.split("\n");
  return {
    id: entry.target,
    ...nameOf(entry.target),
    ...(title === "" ? {} : { title }),
    ...(description.length === 0 ? {} : { description: description.join("\n") }),
    wire: { kind: "envelope", target: entry.target, server, channel: "body" },
    ...known,
    responses: [
      { status: "default", schema: unknownSchema("the page has no section for it"), line: entry.line },
    ],
    examples: [],
    lines: { start: entry.line, end: entry.line },
  };
}
