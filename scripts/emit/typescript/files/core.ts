import type { Json } from "../../../spec/json-schema.js";
import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { prose, quote } from "../text/escape.js";
import { valueKey } from "../text/names.js";
import { wrap, writeDoc } from "../text/tsdoc.js";
import { lineWidth } from "../text/writer.js";
import { pathOf, runtimeImports, startModule } from "./module.js";

/** The client without groups, and what the runtime takes from the spec. */
export function coreFile(model: ApiModel): OutputFile {
  const { prefix, spec, wire, names } = model;
  const out = startModule(model);
  const imports = [`create${prefix}Core`, `type ${prefix}`, `type ${prefix}Facts`, `type ${prefix}Options`];
  out.line(...runtimeImports(model, "core", imports), "");
  out.block(
    `const facts: ${prefix}Facts = {`,
    () => {
      for (const [fact, value] of Object.entries(wire.facts())) out.line(...factLines(fact, value));
    },
    "};",
  );
  writeDoc(out.line(), [
    "A client without groups, for the standalone functions: a bundle then holds the operations that it uses, and no others.",
    `${prose(spec.title)}, version ${prose(spec.version)}.`,
  ]);
  out.block(`export function ${names.create}(options: ${prefix}Options): ${prefix} {`, () => {
    out.line(`return create${prefix}Core(options, facts);`);
  });
  return { path: pathOf(model, "core"), text: out.toString() };
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
