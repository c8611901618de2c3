import type { Operation, Response } from "./api-spec.js";
import type { Schema } from "./json-schema.js";
import type { SupplementedOperation } from "./supplement.js";
import { evidenceText, type Merging, marked, report } from "./supplement-evidence.js";
import { mergeShapes, tellsNothing } from "./supplement-shapes.js";

type Told = NonNullable<SupplementedOperation["responses"]>[number];

/** The answers of the page, with what the supplement knows of them, and those that only the supplement knows. */
export function mergeAnswers(merging: Merging, operation: Operation, told: readonly Told[]): Operation {
  const responses = [...operation.responses];
  for (const answer of told) {
    const at = placeOf(responses, answer, told);
    const page = responses[at];
    if (page === undefined) responses.push(added(merging, answer));
    else responses[at] = mergeAnswer(merging, page, answer);
  }
  return { ...operation, responses };
}

/** Success is told without its number by some pages. */
function placeOf(responses: readonly Response[], { status }: Told, told: readonly Told[]): number {
  const exact = responses.findIndex((response) => response.status === status);
  if (exact >= 0 || status !== "200") return exact;
  const others = new Set(told.map((other) => other.status));
  return responses.findIndex(
    (response) => /^(?:2|default)/u.test(response.status) && !others.has(response.status),
  );
}

function added(merging: Merging, { schema, ...answer }: Told): Response {
  return schema === undefined ? answer : { ...answer, schema: stated(merging, schema) };
}

/** That it is the answer is told by the supplement: also where it names a schema, whose fields tell for themselves. */
function stated(merging: Merging, schema: Schema, page: Schema = {}): Schema {
  return marked(merging.supplement, merging.evidence, mergeShapes(merging, page, schema, ""));
}

function mergeAnswer(merging: Merging, page: Response, told: Told): Response {
  const description = page.description ?? told.description;
  const texts = description === undefined ? {} : { description };
  if (page.binary === true) return { ...page, ...texts };
  const isUnknown = page.schema !== undefined && tellsNothing(page.schema);
  if (told.binary === true && isUnknown) {
    const { schema: _, ...rest } = page;
    const mediaTypes = page.mediaTypes ?? told.mediaTypes;
    return { ...rest, ...texts, ...(mediaTypes === undefined ? {} : { mediaTypes }), binary: true };
  }
  if (told.schema === undefined) return { ...page, ...texts };
  // What stands at another status than that of plain success says when it comes, not what.
  if (page.schema === undefined && told.status === "200") {
    const { supplement, evidence } = merging;
    const params = { status: page.status, evidence: evidenceText(supplement, evidence) };
    report(merging, "supplement/answer-beyond-page", params);
    return { ...page, ...texts };
  }
  const isUntold = page.schema === undefined || isUnknown;
  const schema = isUntold
    ? stated(merging, told.schema, page.schema)
    : mergeShapes(merging, page.schema ?? {}, told.schema, "");
  const mediaTypes = isUnknown && page.mediaTypes === undefined ? told.mediaTypes : undefined;
  return {
    ...page,
    ...texts,
    ...(mediaTypes === undefined ? {} : { mediaTypes, mediaTypesOrigin: "supplement" as const }),
    schema,
  };
}
