import type { Operation } from "../spec/api-spec.js";
import type { Schema } from "../spec/json-schema.js";
import { innerParts, isShape } from "./shape-parts.js";

export type Way = "request" | "response";

/**
 * What a shape is where it stands. `body`: all that a request carries. `whole`: all that an answer tells.
 * `envelope`: an answer that only holds others. `item`: of a list that an answer is, or holds directly.
 */
export type Role = "body" | "whole" | "envelope" | "item" | "inner";

/** A property on the way to a shape. `many`: the shape stands in a list or a map below it. */
export interface Step {
  key: string;
  many: boolean;
}

/** One place where an object with fields stands. */
export interface Occurrence {
  schema: Schema;
  operation: Operation;
  way: Way;
  role: Role;
  /** Empty for a body or an answer itself. */
  trail: readonly Step[];
  /** The answer is a list, and the shape its item. */
  isRootItem: boolean;
}

/** Every place of an object with fields in the bodies and answers of operations, in the order of the page. */
export function occurrencesIn(operations: readonly Operation[]): Occurrence[] {
  return operations.flatMap((operation) => [
    ...(operation.payload === undefined ? [] : below(operation, "request", operation.payload.schema)),
    ...operation.responses.flatMap(({ schema }) =>
      schema === undefined ? [] : below(operation, "response", schema),
    ),
  ]);
}

function below(operation: Operation, way: Way, root: Schema): Occurrence[] {
  const found: Occurrence[] = [];
  /** `depth`: objects that are passed on the way; `lists`: lists since the last of them. */
  const visit = (schema: Schema, trail: readonly Step[], depth: number, lists: number): void => {
    const is = isShape(schema);
    if (is) {
      const role = roleOf(schema, way, trail.length, depth, lists);
      found.push({ schema, operation, way, role, trail, isRootItem: trail.length === 0 && lists > 0 });
    }
    for (const { step, schema: inner, kind } of innerParts(schema)) {
      const last = trail.at(-1);
      if (kind === "property") visit(inner, [...trail, { key: step, many: false }], depth + 1, 0);
      else if (kind === "option") visit(inner, trail, depth, lists);
      else {
        const plural = last === undefined ? [] : [...trail.slice(0, -1), { ...last, many: true }];
        visit(inner, plural, depth, lists + (kind === "items" ? 1 : 2));
      }
    }
  };
  visit(root, [], 0, 0);
  return found;
}

function roleOf(schema: Schema, way: Way, length: number, depth: number, lists: number): Role {
  const isItem = lists === 1 && depth <= 1;
  if (way === "request") return length === 0 && lists === 0 ? "body" : "inner";
  if (isItem) return "item";
  if (length > 0 || lists > 0) return "inner";
  return isEnvelope(schema) ? "envelope" : "whole";
}

/** Only objects and lists, nothing of its own; or one list of objects, and how many there are. */
function isEnvelope({ properties = {} }: Schema): boolean {
  const fields = Object.values(properties);
  const holders = fields.filter(isContainer);
  if (holders.length === fields.length) return true;
  const [list, ...others] = holders;
  const isList = others.length === 0 && list?.items !== undefined && isContainer(list.items);
  return (
    isList && fields.every((field) => field === list || field.type === "number" || field.type === "boolean")
  );
}

function isContainer({ type, $ref, anyOf = [] }: Schema): boolean {
  const types = [type].flat();
  return (
    $ref !== undefined ||
    anyOf.some((option) => option.$ref !== undefined) ||
    types.includes("object") ||
    types.includes("array")
  );
}
