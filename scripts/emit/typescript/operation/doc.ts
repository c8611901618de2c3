import type { Operation } from "../../../spec/api-spec.js";
import type { Schema } from "../../../spec/json-schema.js";
import { innerSchemas } from "../../../spec/usage.js";
import type { ApiModel, CallModel, GroupModel } from "../model.js";
import { sentence } from "../shape/field-doc.js";
import { fieldsOf } from "../shape/shape.js";
import { code, prose } from "../text/escape.js";
import { docLines } from "../text/tsdoc.js";
import { lineWidth } from "../text/writer.js";
import { accessText, pushText } from "./access.js";
import { composedPointers, composedText, taskText } from "./composed-doc.js";
import { exampleOf } from "./example.js";
import { parameterListText } from "./parameter-list-doc.js";
import { safetyText } from "./safety-doc.js";

/** The comment of an operation as a method of the client, and as a function of its own: they differ in the example. */
export interface Doc {
  method: string[];
  standalone: string[];
}
export type Docs = ReadonlyMap<CallModel, Doc>;

export function docsOf(model: ApiModel, group: GroupModel): Docs {
  return new Map(group.calls.map((call) => [call, operationDoc(model, group, call)]));
}

// Docs stand in an interface, one level deep, and before a function: the same lines fit both.
const width = lineWidth - 5;

/** The hover of an operation: what the page says of it, and what we know beyond the page. */
function operationDoc(model: ApiModel, group: GroupModel, call: CallModel): Doc {
  const { operation } = call;
  const example = exampleOf(model, group, call);
  const told = docLines(
    [
      ...composedText(call, model.wire.wireName(operation).replace(/\.$/, "")),
      ...titleAndText(operation),
      ...composedPointers(group, call),
      taskText(call).join(" "),
      ...originText(operation),
      parameterListText(operation),
      (operation.conditions ?? []).map((condition) => sentence(prose(condition.text))).join("\n"),
      accessText(operation.restrictions ?? []),
      operation.push === undefined ? "" : pushText(operation.push),
      ...correctionTexts(correctionsOfTheWhole(call).map(withoutPath(operation.wire))),
      [...new Set(operation.notes)].map((note) => sentence(prose(note))).join(" "),
      ...(model.wire.answers?.(operation) ?? []),
      [...model.wire.notes(operation), answerText(call)].filter((text) => text !== "").join(" "),
      [
        ...safetyText(operation),
        `${model.wire.wireName(operation)} ${sourceText(model, operation.lines, operation.section)}`,
      ].join("\n"),
    ],
    [],
    width,
  );
  const withTags = (lines: string[] | undefined): string[] => [
    ...told,
    "",
    ...(lines === undefined ? [] : ["@example", "```ts", ...lines, "```"]),
    `@throws {${model.prefix}Error}`,
  ];
  return { method: withTags(example?.method), standalone: withTags(example?.standalone) };
}

/**
 * Where the page says it. Not a `@see`: that tag makes the compiler of every consumer parse the comment, which it
 * skips otherwise, and doubles the time that it takes to read our declarations.
 */
export function sourceText({ spec }: ApiModel, { start, end }: Operation["lines"], section?: string): string {
  const lines = start === end ? `line ${start}` : `lines ${start}–${end}`;
  const below = section === undefined ? "" : `, section “${prose(section)}”`;
  return `Source: ${prose(spec.source.file)}, ${lines}${below}.`;
}

/** The title is left out where the text begins with it. */
function titleAndText({ title, description }: Operation): string[] {
  const heading =
    title === undefined || description?.startsWith(title) ? [] : [sentence(prose(title), false)];
  return [...heading, ...(description === undefined ? [] : [prose(description)])];
}

const origins: Record<string, string> = {
  example: "Inferred from a documented example.",
  supplement: "From another edition of the documentation.",
  corrected: "Corrected.",
};

function originText({ origin, reason }: Operation): string[] {
  const parts = [
    ...(origin === undefined ? [] : [origins[origin] ?? ""]),
    ...(reason === undefined ? [] : [sentence(prose(reason))]),
  ];
  return parts.length === 0 ? [] : [parts.join(" ").trim()];
}

type Correction = NonNullable<Operation["corrections"]>[number];

/** What the page says wrong of one parameter or field is told there. What it does not have is news of the operation. */
function correctionsOfTheWhole({ operation, parameters, answer, types }: CallModel): Correction[] {
  const { corrections = [] } = operation;
  if (corrections.length === 0) return [];
  const schemas = [
    ...parameters.flatMap(({ value }) => {
      const { schema = {} } = value.kind === "payload" ? (operation.payload ?? {}) : value;
      return value.kind === "payload" && types.payload !== undefined
        ? fieldsBelow(schema)
        : [schema, ...fieldsBelow(schema)];
    }),
    ...(answer.kind === "schema" ? fieldsBelow(answer.schema) : []),
  ];
  const told = new Set(
    schemas.filter((schema) => schema["x-origin"] === "corrected").map((schema) => schema["x-reason"]),
  );
  return corrections.filter(
    ({ certainty, reason, documented }) =>
      documented === undefined || !told.has(certainty === "probable" ? `Probable: ${reason}` : reason),
  );
}

/** A path that callers can choose is told with how. */
function withoutPath(wire: Operation["wire"]): (correction: Correction) => Correction {
  const path = wire.kind === "http" ? wire.documentedPath : undefined;
  return (correction) => {
    const { documented, ...rest } = correction;
    return documented !== undefined && documented === path ? rest : correction;
  };
}

/** The fields that are written out where the schema is, each with a comment of its own. */
function fieldsBelow(schema: Schema): Schema[] {
  const fields = fieldsOf(schema, "both").map((field) => field.schema);
  return [...fields, ...innerSchemas(schema).flatMap(fieldsBelow)];
}

/** Each reason once, with all that it mends. */
function correctionTexts(corrections: readonly Correction[]): string[] {
  const found = new Map<string, Correction[]>();
  for (const correction of corrections) {
    const key = `${correction.certainty} ${correction.reason}`;
    found.set(key, [...(found.get(key) ?? []), correction]);
  }
  return [...found.values()].flatMap((alike) => {
    const documented = [...new Set(alike.flatMap((each) => each.documented ?? []))].map(code);
    return alike.slice(0, 1).map((first) => correctionText(first, documented));
  });
}

function correctionText({ certainty, reason }: Correction, documented: readonly string[]): string {
  const told = documented.length === 0 ? [] : [`the page says ${documented.join(", ")}`];
  const doubt = certainty === "probable" ? ["probable"] : [];
  return [sentence(prose(reason)), sentence([...doubt, ...told].join(": "))].join(" ").trim();
}

function answerText({ answer }: CallModel): string {
  return answer.kind === "unknown"
    ? `The answer is \`unknown\`: ${sentence(prose(answer.reason), false)}`
    : "";
}
