import type { Json } from "../../../spec/json-schema.js";
import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { quote } from "../text/escape.js";
import { valueKey } from "../text/names.js";
import { wrap, writeDoc } from "../text/tsdoc.js";
import { lineWidth, type Writer } from "../text/writer.js";
import { named, pathOf, runtimeImports, specifier, startModule } from "./module.js";

/** What the runtime takes from the spec, where several modules need it. */
export function factsFile(model: ApiModel): OutputFile {
  const { prefix, names } = model;
  const out = startModule(model);
  out.line(...runtimeImports(model, "facts", [`type ${prefix}Facts`]));
  out.line(named("import", [names.errorTexts], specifier("facts", "errors")));
  writeDoc(out.line(), ["What the runtime takes from the specification."]);
  writeFacts(out, model, "export const facts", [`errors: ${names.errorTexts},`]);
  return { path: pathOf(model, "facts"), text: out.toString() };
}

/** The constant with the facts of the protocol, and others that are given as lines. */
export function writeFacts(
  out: Writer,
  { prefix, wire }: ApiModel,
  declaration: string,
  more: string[] = [],
): void {
  out.block(
    `${declaration}: ${prefix}Facts = {`,
    () => {
      const lines = Object.entries(wire.facts()).flatMap(([fact, value]) => factLines(fact, value));
      out.line(...lines, ...more);
    },
    "};",
  );
}

function factLines(fact: string, value: Json | RegExp): string[] {
  const line = `${fact}: ${literal(value)},`;
  if (line.length <= lineWidth - 2 || !Array.isArray(value)) return [line];
  return [
    `${fact}: [`,
    ...wrap(value.map((item) => `${literal(item)},`).join(" "), lineWidth - 4).map((text) => `  ${text}`),
    "],",
  ];
}

function literal(value: Json | RegExp): string {
  if (value instanceof RegExp) return String(value);
  if (typeof value === "string") return quote(value);
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${valueKey(key)}: ${literal(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
