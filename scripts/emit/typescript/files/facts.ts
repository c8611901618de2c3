import type { Json } from "../../../spec/json-schema.js";
import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { quote } from "../text/escape.js";
import { valueKey } from "../text/names.js";
import { writeDoc } from "../text/tsdoc.js";
import { lineWidth, type Writer } from "../text/writer.js";
import { pathOf, runtimeImports, startModule } from "./module.js";

/** What the runtime takes from the spec, where several modules need it. */
export function factsFile(model: ApiModel): OutputFile {
  const out = startModule(model);
  out.line(...runtimeImports(model, "facts", [`type ${model.prefix}Facts`]));
  writeDoc(out.line(), ["What the runtime takes from the specification."]);
  writeFacts(out, model, "export const facts");
  return { path: pathOf(model, "facts"), text: out.toString() };
}

/** The constant with the facts of the protocol. */
export function writeFacts(out: Writer, { prefix, wire }: ApiModel, declaration: string): void {
  out.block(
    `${declaration}: ${prefix}Facts = {`,
    () => {
      for (const [fact, value] of Object.entries(wire.facts())) out.line(...factLines(fact, value));
    },
    "};",
  );
}

function factLines(fact: string, value: Json | RegExp): string[] {
  const line = `${fact}: ${literal(value)},`;
  if (line.length <= lineWidth - 2 || !Array.isArray(value)) return [line];
  return [`${fact}: [`, ...filledLines(value.map((item) => `${literal(item)},`)), "],"];
}

/** As many items a line as there is room for; a text is never broken. */
function filledLines(items: string[]): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const line = `${lines.at(-1) ?? " "} ${item}`;
    if (lines.length > 0 && line.length <= lineWidth - 2) lines.splice(-1, 1, line);
    else lines.push(`  ${item}`);
  }
  return lines;
}

function literal(value: Json | RegExp): string {
  if (value instanceof RegExp) return String(value);
  if (typeof value === "string") return quote(value);
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${valueKey(key)}: ${literal(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
