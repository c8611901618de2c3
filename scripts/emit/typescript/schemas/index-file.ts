import type { OutputFile } from "../../output-file.js";
import { named, pathOf, specifier, startModule } from "../files/module.js";
import type { ApiModel } from "../model.js";
import { Scope, typeKey, valueKey } from "../text/names.js";
import { writeDoc } from "../text/tsdoc.js";
import { givesResults } from "./thunk.js";

const file = "schemas/index";

/** The table of all schemas by operation, for validation at run time. Nothing is built before it is asked for. */
export function schemaIndexFile(model: ApiModel): OutputFile {
  const out = startModule(model);
  for (const group of model.groups) {
    out.line(`import * as ${group.binding} from "${specifier(file, `schemas/${group.file}`)}";`);
  }
  out.line("", `export * as objects from "${specifier(file, "schemas/objects")}";`);
  const types = ["OperationSchemas", ...(givesResults(model) ? ["TaskSchemas"] : []), "Thunk"];
  out.line(named("export type", types, specifier(file, "schemas/thunk")));
  const keys = new Scope(model.spec.operations.map(({ id }) => id));
  const entries = model.groups.flatMap(({ binding, path, calls }) =>
    calls.map(({ operation: { id, sends, fetches }, member }) => ({
      // The page has no name for what begins with an operation and goes on.
      id: (sends ?? fetches) === undefined ? id : keys.claim([...path, member].join("."), "_"),
      value: `${binding}.${member}`,
    })),
  );
  writeDoc(out.line(), [
    "What `schemas` holds. It passes for a record of `OperationSchemas<unknown, unknown>`, for names that are known at run time only.",
  ]);
  out.block(
    "export type Schemas = {",
    () => {
      for (const { id, value } of entries) out.line(`readonly ${typeKey(id)}: typeof ${value};`);
    },
    "};",
  );
  writeDoc(out.line(), ["The schemas of every operation, by its documented name."]);
  out.block(
    "export const schemas: Schemas = {",
    () => {
      for (const { id, value } of entries) out.line(`${valueKey(id)}: ${value},`);
    },
    "};",
  );
  return { path: pathOf(model, file), text: out.toString() };
}
