import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { prose } from "../text/escape.js";
import { writeDoc } from "../text/tsdoc.js";
import { writeFacts } from "./facts.js";
import { named, pathOf, runtimeImports, specifier, startModule } from "./module.js";

/** The client without groups, and what the runtime takes from the spec. */
export function coreFile(model: ApiModel): OutputFile {
  const { prefix, spec, names } = model;
  const out = startModule(model);
  const ownFacts = model.wire.kind === "envelope";
  const withToken = opensSessions(model);
  const imports = [
    `create${prefix}Core`,
    ...(withToken ? [`create${prefix}TokenCore`] : []),
    `type ${prefix}`,
    ...(ownFacts ? [`type ${prefix}Facts`] : []),
    `type ${prefix}Options`,
    ...(withToken ? [`type ${prefix}TokenOptions`] : []),
  ];
  out.line(...runtimeImports(model, "core", imports));
  if (ownFacts) writeFacts(out.line(), model, "const facts");
  else out.line(named("import", ["facts"], specifier("core", "facts")));
  writeDoc(out.line(), [
    "A client without groups, for the standalone functions: a bundle then holds the operations that it uses, and no others.",
    `${prose(spec.title)}, version ${prose(spec.version)}.`,
  ]);
  out.block(`export function ${names.create}(options: ${prefix}Options): ${prefix} {`, () => {
    out.line(`return create${prefix}Core(options, facts);`);
  });
  if (withToken) {
    writeDoc(out.line(), [
      "The same with a token that was had elsewhere. It does not log in, so that a bundle is smaller.",
    ]);
    out.block(`export function ${names.create}WithToken(options: ${prefix}TokenOptions): ${prefix} {`, () => {
      out.line(`return create${prefix}TokenCore(options, facts);`);
    });
  }
  return { path: pathOf(model, "core"), text: out.toString() };
}

/** Whether an operation of the API opens a session. */
export function opensSessions({ spec }: ApiModel): boolean {
  return spec.operations.some(({ session }) => session === "open");
}
