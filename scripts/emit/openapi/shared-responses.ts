import type { Operation } from "../../spec/api-spec.js";
import type { Json, Schema } from "../../spec/json-schema.js";
import { groups, type JsonObject, record } from "./json.js";
import { componentName, type Names } from "./names.js";
import type { ProtocolPart } from "./operation.js";

/** An operation and what its protocol made of it. */
export interface Part {
  operation: Operation;
  part: ProtocolPart;
  /** The operation of the page, where this is one of its further methods. */
  of?: Operation | undefined;
}

/** From how many operations on a common answer stands among the components. */
const threshold = 5;

/**
 * Moves answers that several operations have in common among the components, and returns those. In a large API a third
 * of all operations answer "unknown" or "success": without this they would be a third of the document.
 */
export function shareResponses(parts: readonly Part[], names: Names): JsonObject {
  const uses = parts.flatMap(({ operation, part }) =>
    Object.entries(part.responses).map(([status, response]) => ({ operation, part, status, response })),
  );
  const inline = uses.filter(({ response }) => !isReference(response));
  const shared: [string, Json][] = [];
  for (const group of groups(inline, ({ response }) => JSON.stringify(response)).values()) {
    const [first] = group;
    if (first === undefined || group.length < threshold) continue;
    const name = names.claim(answerName(first.operation, first.status));
    shared.push([name, first.response]);
    for (const { part, status } of group) part.responses[status] = { $ref: `#/components/responses/${name}` };
  }
  return record(shared);
}

/** Named after what is in it, so that the name does not depend on the operations around. */
function answerName({ responses }: Operation, status: string): string {
  const response = responses.find((candidate) => candidate.status === status) ?? responses[0];
  if (response?.binary) return "BytesAnswer";
  return `${response?.schema === undefined ? "Empty" : contentName(response.schema)}Answer`;
}

function contentName(schema: Schema): string {
  if (schema["x-origin"] === "unknown") return "Unknown";
  if (schema.$ref !== undefined) return pascal(schema.$ref.replace("#/schemas/", ""));
  if (schema.type === "array" && schema.items !== undefined) return `${contentName(schema.items)}List`;
  const keys = Object.keys(schema.properties ?? {});
  return keys.slice(0, 4).map(pascal).join("") || "Other";
}

function pascal(text: string): string {
  return componentName(text)
    .split(/[_.-]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

function isReference(response: Json): boolean {
  return typeof response === "object" && response !== null && "$ref" in response;
}
