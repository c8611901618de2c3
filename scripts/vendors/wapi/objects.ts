import { cut, endOf, type Line, type Node } from "../../read/nodes.js";
import type { NamedSchema } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { type FieldLine, fieldsBelow } from "./field-line.js";
import { objectSchema, type Slot } from "./field-schema.js";
import { note, type Reading } from "./reading.js";

const heading = /^Output object - (\w+)(?: \(derive from (\w+)\))?$/u;
const isHeading = (line: Line): boolean => heading.test(line.text);

/** Names of the objects that a chapter describes, so that fields can refer to them before it is read. */
export function objectNames(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => (node.kind === "line" ? (heading.exec(node.text)?.[1] ?? []) : []));
}

/** The objects of the answers, each with its fields and the object that it derives from. */
export function readObjects(reading: Reading, nodes: readonly Node[]): Record<string, NamedSchema> {
  // Without a prototype: an object of the page may be called like a member of every JavaScript object.
  const objects: Record<string, NamedSchema> = Object.create(null);
  const bases = new Map<string, string>();
  const slot: Slot = {
    reading,
    operation: undefined,
    side: "answer",
    named: (name) => objects[name]?.schema,
  };
  for (const { label, nodes: body } of cut(nodes, isHeading)) {
    const [, name, base] = label === undefined ? [] : (heading.exec(label.text) ?? []);
    if (label === undefined || name === undefined) continue;
    reading.ledger.claim("wapi/object-heading", label.line);
    const first = Object.hasOwn(objects, name) ? objects[name]?.lines?.start : undefined;
    if (first !== undefined) note(reading, "schema/duplicate", { line: label.line }, { name, first });
    const fields = fieldsBelow(reading, "wapi/object", undefined, body);
    if (fields.length === 0) note(reading, "schema/empty", { line: label.line }, { name });
    if (base !== undefined) bases.set(name, base);
    objects[name] = {
      schema: derived(reading, label, base, objectOf(slot, name, fields)),
      used: "output",
      lines: { start: label.line, end: endOf(label, body) },
    };
  }
  checkBases(reading, objects, bases);
  return objects;
}

function objectOf(slot: Slot, name: string, fields: readonly FieldLine[]): Schema {
  if (fields.length > 0) return objectSchema(slot, fields, undefined);
  const reason = `the page describes no field of ${name}`;
  return { type: "object", additionalProperties: true, "x-origin": "unknown", "x-reason": reason };
}

function derived(reading: Reading, label: Line, base: string | undefined, schema: Schema): Schema {
  if (base === undefined) return schema;
  if (!reading.objects.has(base)) note(reading, "schema/unresolved", { line: label.line }, { name: base });
  return { allOf: [{ $ref: `#/schemas/${base}` }], ...schema };
}

function checkBases(
  reading: Reading,
  objects: Record<string, NamedSchema>,
  bases: ReadonlyMap<string, string>,
): void {
  for (const [name, base] of bases) {
    const seen = new Set([name]);
    for (let at: string | undefined = base; at !== undefined; at = bases.get(at)) {
      if (seen.has(at)) {
        note(reading, "schema/cyclic-base", { line: objects[name]?.lines?.start ?? 1 }, { name });
        // Whoever follows bases through the spec must come to an end.
        delete objects[name]?.schema.allOf;
        break;
      }
      seen.add(at);
      const own = Object.keys(objects[name]?.schema.properties ?? {});
      for (const field of own.filter((key) => Object.hasOwn(objects[at ?? ""]?.schema.properties ?? {}, key)))
        note(reading, "schema/shadows", { line: objects[name]?.lines?.start ?? 1 }, { name, field });
    }
  }
}
