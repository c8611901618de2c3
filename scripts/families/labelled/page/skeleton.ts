import type { Json } from "../../../spec/json-schema.js";
import type { SkeletonField, SkeletonPart } from "../model.js";
import { withoutTail } from "./trim.js";

const key = /(["'])([^"'\n:,{}]{1,80})\1\s*:/gu;
const bareMember = /^\s*([A-Za-z_$][\w $-]{0,60}):(.*)$/su;
const choice = /^<?\s*((?:'[^'|]*'|"[^"|]*")(?:\s*\|\s*(?:'[^'|]*'|"[^"|]*"))+)\s*>?$/u;

/**
 * Reads an object, or a list of one, whose values are words for types: `{ 'progress': <0.0-100.0>, # in percents }`.
 * Undefined for anything else, such as objects within objects.
 */
export function skeletonOf(text: string): Pick<SkeletonPart, "list" | "fields"> | undefined {
  const [inner, list] = unwrapped(text.trim());
  if (inner === undefined || /[{}[\]]/u.test(inner)) return undefined;
  const keys = [...inner.matchAll(key)];
  const fields = keys.length > 0 ? quotedFields(inner, keys) : bareFields(inner);
  return fields === undefined || fields.length === 0 ? undefined : { list, fields };
}

/** What stands in the braces, and whether they stand in a list. */
function unwrapped(text: string): [string | undefined, boolean] {
  const isList = text.startsWith("[") && text.endsWith("]");
  const object = isList ? withoutTail(text.slice(1, -1), " \n\t,.…").trim() : text;
  const isObject = object.startsWith("{") && object.endsWith("}");
  return [isObject ? object.slice(1, -1) : undefined, isList];
}

function quotedFields(inner: string, keys: readonly RegExpExecArray[]): SkeletonField[] | undefined {
  if (inner.slice(0, keys[0]?.index).trim() !== "") return undefined;
  return keys.map((match, index) => {
    const value = inner.slice(match.index + match[0].length, keys[index + 1]?.index);
    return fieldOf(match[2] ?? "", value);
  });
}

function bareFields(inner: string): SkeletonField[] | undefined {
  const members = inner.split(",").filter((member) => member.trim() !== "");
  const found = members.map((member) => bareMember.exec(member));
  if (found.some((match) => match === null)) return undefined;
  return found.flatMap((match) => (match === null ? [] : [fieldOf((match[1] ?? "").trim(), match[2] ?? "")]));
}

function fieldOf(name: string, value: string): SkeletonField {
  const at = value.search(/#|\/\//u);
  const told = withoutTail((at === -1 ? value : value.slice(0, at)).trim(), ", \n");
  const remark = at === -1 ? "" : withoutTail(value.slice(at), ", \n").replace(/^[#/\s]+/u, "");
  const values = valuesOf(told);
  return {
    name,
    type: typeOf(told),
    ...(values === undefined ? {} : { values }),
    ...(remark === "" ? {} : { text: remark }),
  };
}

/** The words, or the type of a value in the place of words. */
function typeOf(told: string): string {
  if (/^(?:"[^"]*"|'[^']*')$/u.test(told)) return "string";
  if (/^-?\d+(?:\.\d+)?$/u.test(told)) return "number";
  return /^(?:true|false)$/iu.test(told) ? "boolean" : told;
}

function valuesOf(told: string): Json[] | undefined {
  const list = choice.exec(told)?.[1];
  return list?.split("|").map((value) => value.trim().slice(1, -1));
}
