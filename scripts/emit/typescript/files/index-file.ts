import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { opensSessions } from "./core.js";
import { errorTypes } from "./errors.js";
import { named, pathOf, runtimeSpecifier, specifier, startModule } from "./module.js";

/** Exports of the runtime that a vendor's object may be named like. They keep their names; the object gets a suffix. */
const coreTypes = [
  "ApiPromise",
  "CallOptions",
  "ClientOptions",
  "Content",
  "Outcome",
  "PagePromise",
  "SafeResult",
  "Secret",
  "TaskHandle",
  "TaskProgress",
  "TaskPromise",
  "WaitOptions",
];

/** The entry of the package for this vendor. */
export function indexFile(model: ApiModel): OutputFile {
  const { prefix, wire, names, objects } = model;
  const core = runtimeSpecifier("index", "core/index.js");
  const runtime = runtimeSpecifier("index", wire.runtime);
  const clashes = objects.map(({ name }) => name).filter((name) => coreTypes.includes(name));
  const out = startModule(model);
  out.line(`export * from "${core}";`);
  if (clashes.length > 0) out.line(named("export type", clashes, core));
  out.line(named("export", [`${prefix}Error`], runtime), `export type * from "${runtime}";`);
  out.line(named("export", [names.createClient, `type ${prefix}Client`], specifier("index", "client")));
  const creators = [names.create, ...(opensSessions(model) ? [`${names.create}WithToken`] : [])];
  out.line(named("export", creators, specifier("index", "core")));
  const errors = [`is${prefix}Error`, ...errorTypes(model).map((name) => `type ${name}`), names.errorTexts];
  out.line(named("export", errors, specifier("index", "errors")));
  if (objects.length > 0) out.line(`export type * from "${specifier("index", "objects")}";`);
  const aliased = clashes.map((name) => `${name} as ${name}Object`);
  if (aliased.length > 0) out.line(named("export type", aliased, specifier("index", "objects")));
  return { path: pathOf(model, "index"), text: out.toString() };
}
