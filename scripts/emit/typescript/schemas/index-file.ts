import type { OutputFile } from "../../output-file.js";
import { pathOf, specifier, startModule } from "../files/module.js";
import type { ApiModel } from "../model.js";
import { valueKey } from "../text/names.js";
import { writeDoc } from "../text/tsdoc.js";

const file = "schemas/index";

/** The table of all schemas by operation, for validation at run time. Nothing is built before it is asked for. */
export function schemaIndexFile(model: ApiModel): OutputFile {
  const out = startModule(model);
  for (const group of model.groups) {
    out.line(`import * as ${group.binding} from "${specifier(file, `schemas/${group.file}`)}";`);
  }
  out.line(`import type { OperationSchemas } from "${specifier(file, "schemas/thunk")}";`);
  out.line("", `export * as objects from "${specifier(file, "schemas/objects")}";`);
  out.line(`export type { OperationSchemas, Thunk } from "${specifier(file, "schemas/thunk")}";`);
  writeDoc(out.line(), ["The schemas of every operation, by its documented name."]);
  out.block(
    "export const schemas: { readonly [operation: string]: OperationSchemas<unknown, unknown> } = {",
    () => {
      for (const group of model.groups) {
        for (const { operation, member } of group.calls) {
          out.line(`${valueKey(operation.id)}: ${group.binding}.${member},`);
        }
      }
    },
    "};",
  );
  return { path: pathOf(model, file), text: out.toString() };
}
