import type { Json } from "../../../spec/json-schema.js";
import type { ApiModel, CallModel, GroupModel } from "../model.js";
import { quote } from "../text/escape.js";
import { isIdentifier, valueKey } from "../text/names.js";
import { Variable } from "../wire/wire.js";

const maxLines = 12;
const maxWidth = 96;
const maxFields = 6;

/** The documented request as a call of the client. Long ones are shortened where it shows, or left out. */
export function exampleLines(model: ApiModel, group: GroupModel, call: CallModel): string[] | undefined {
  const example = model.wire.example(call.operation);
  const missing = call.parameters.some((each) => each.required && !Object.hasOwn(example ?? {}, each.name));
  if (example === undefined || missing) return undefined;
  const access = [...group.path, call.member]
    .map((name) => (isIdentifier(name) ? `.${name}` : `[${quote(name)}]`))
    .join("");
  const values =
    Object.keys(example).length === 0
      ? ""
      : print(example, maxWidth - `await ${model.variable}${access}();`.length, 0);
  const lines = `await ${model.variable}${access}(${values});`.split("\n");
  return lines.length > maxLines ? undefined : lines;
}

type Value = Json | Variable | { [key: string]: Json | Variable };

/** On one line if it fits. Otherwise a line per entry; below the top, entries past the sixth are counted, not shown. */
function print(value: Value, room: number, depth: number): string {
  const line = onOneLine(value);
  if (line.length <= room || value === null || typeof value !== "object" || value instanceof Variable)
    return line;
  const list = Array.isArray(value);
  const inside = maxWidth - 2 * depth - 3;
  const entries = list
    ? value.map((item) => print(item, inside, depth + 1))
    : Object.entries(value).map(([key, item]) =>
        entry(key, item, print(item, inside - key.length - 2, depth + 1)),
      );
  const shown = depth === 0 || entries.length <= maxFields ? entries : entries.slice(0, maxFields - 1);
  const more = entries.length - shown.length;
  const body = [...shown.map((text) => `${text},`), ...(more > 0 ? [`// … ${more} more`] : [])];
  const indented = body.flatMap((text) => text.split("\n")).map((text) => `  ${text}`);
  return [list ? "[" : "{", ...indented, list ? "]" : "}"].join("\n");
}

function onOneLine(value: Value): string {
  if (typeof value === "string") return quote(value);
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof Variable) return value.name;
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => entry(key, item, onOneLine(item)));
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function entry(key: string, value: Value, printed: string): string {
  return value instanceof Variable && value.name === key && isIdentifier(key)
    ? key
    : `${valueKey(key)}: ${printed}`;
}
