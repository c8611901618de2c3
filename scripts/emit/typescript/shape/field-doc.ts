import type { Confidence, Json, Origin, Schema } from "../../../spec/json-schema.js";
import { code, prose } from "../text/escape.js";
import { marksOf, notedField } from "./marks.js";

const origins: Record<Origin, string> = {
  example: "Inferred from the documented example.",
  supplement: "From another edition of the documentation.",
  corrected: "Corrected.",
  unknown: "Unknown.",
};

/** How sure what the supplement tells is. */
const confidences: Record<Confidence, string> = {
  documented: origins.supplement,
  "client-code": "From programs that call the API.",
  inferred: "Inferred from what the page says elsewhere.",
};

/** What is told of a value beside its type. Empty where there is nothing to say, so that declarations stay small. */
export function schemaDoc(schema: Schema): string[] {
  const { description = schema.title, format } = schema;
  // What is about a field is told there.
  const {
    "x-origin": origin,
    "x-reason": reason,
    "x-documented": documented,
    "x-confidence": confidence,
  } = notedField(schema) === undefined ? schema : {};
  const corrected = origin === "corrected";
  const sentences = [
    ...(schema["x-remarks"] ?? []).map((remark) => sentence(prose(remark))),
    ...(format === undefined ? [] : [`As ${code(format)}.`]),
    ...(schema.default === undefined ? [] : [`Default: ${code(inline(schema.default))}.`]),
    ...(documented === undefined || corrected ? [] : [`Documented as ${code(documented)}.`]),
    ...(origin === undefined || (origin === "unknown" && reason !== undefined)
      ? []
      : [originText(origin, confidence, reason, schema["x-line"] !== undefined)]),
    ...(reason === undefined || (origin === "supplement" && confidence !== undefined)
      ? []
      : [`${origin === "unknown" ? "Unknown: " : ""}${sentence(prose(reason), origin !== "unknown")}`]),
    ...(documented !== undefined && corrected ? [`The page says ${code(documented)}.`] : []),
  ];
  const items = schema.type === "array" && schema.items !== undefined ? schemaDoc(schema.items) : [];
  // A short description and the sentences make one paragraph; a long one stays as the page has it.
  const long = description !== undefined && /\n/.test(description.trim());
  const first = description === undefined ? [] : [long ? prose(description) : sentence(prose(description))];
  const paragraphs = long ? [...first, sentences.join(" ")] : [[...first, ...sentences].join(" ")];
  return [
    ...paragraphs.filter((text) => text !== ""),
    ...partsDoc(schema),
    ...items.map((text) => `Items: ${text}`),
  ];
}

/**
 * Of a supplement that tells how sure it is, the reason is what it is from: "another edition of …". Of a field that
 * stands on the page only the type can be from there.
 */
function originText(
  origin: Origin,
  confidence: Confidence | undefined,
  evidence: string | undefined,
  isOnPage: boolean,
): string {
  if (origin !== "supplement" || confidence === undefined) return origins[origin];
  if (evidence === undefined) return confidences[confidence];
  return sentence(`${isOnPage ? "Type from" : "From"} ${prose(evidence)}`);
}

/** Parts without a name are shown as fields of the whole: it tells where they come from. */
function partsDoc({ allOf = [] }: Schema): string[] {
  const unnamed = allOf.filter(({ $ref }) => $ref === undefined);
  return unnamed.flatMap((part) => [
    ...(notedField(part) === undefined ? schemaDoc(marksOf(part)) : []),
    ...partsDoc(part),
  ]);
}

const nameInCode = /^[a-z][a-z\d]*[_.A-Z]\w/;

/** A sentence begins with a capital, unless it begins with code or a name in code, and ends with a mark. */
export function sentence(text: string, capital = true): string {
  const trimmed = text.trim().replace(/[;,]$/, "");
  if (trimmed === "") return "";
  const started =
    capital && !nameInCode.test(trimmed) ? trimmed.slice(0, 1).toUpperCase() + trimmed.slice(1) : trimmed;
  return /[.!?:]$/.test(started) ? started : `${started}.`;
}

function inline(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
