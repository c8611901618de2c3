import type { Node } from "../../read/nodes.js";
import { isObject } from "../../spec/infer.js";
import { type Json, typeNames } from "../../spec/json-schema.js";
import { note, type Reading } from "../reading.js";
import { parse, rawSchema } from "./examples.js";

/**
 * The page with its schemas marked where examples should be: the generator shows the raw schemas if nobody asks it for
 * examples. One of them, an object with typed properties, tells them from examples with fields of the same names.
 */
export function withoutRawSchemas(reading: Reading, nodes: readonly Node[]): readonly Node[] {
  const first = nodes.find((node) => node.kind === "code" && describesFields(parse(node.text)));
  if (first === undefined || first.kind !== "code") return nodes;
  note(reading, "page/raw-schemas", { line: first.startLine });
  return nodes.map((node) =>
    node.kind === "code" && isSchema(parse(node.text)) ? { ...node, language: rawSchema } : node,
  );
}

function isTyped(value: Json | undefined): boolean {
  return isObject(value) && typeNames.some((name) => name === value.type);
}

function describesFields(value: Json | undefined): boolean {
  if (!isObject(value) || value.type !== "object" || !isObject(value.properties)) return false;
  const fields = Object.values(value.properties);
  return fields.length > 0 && fields.every(isObject) && fields.some(isTyped);
}

function isSchema(value: Json | undefined): boolean {
  if (!isObject(value)) return false;
  return (
    isTyped(value) || ["properties", "items", "allOf", "anyOf", "oneOf", "enum"].some((key) => key in value)
  );
}
