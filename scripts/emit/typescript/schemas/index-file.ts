import type { OutputFile } from "../../output-file.js";
import { named, pathOf, runtimeSpecifier, specifier, startModule } from "../files/module.js";
import type { ApiModel } from "../model.js";
import { quote } from "../text/escape.js";
import { Scope, typeKey, valueKey } from "../text/names.js";
import { writeDoc } from "../text/tsdoc.js";
import type { Writer } from "../text/writer.js";
import { givesResults } from "./thunk.js";

const file = "schemas/index";

/** What the schemas of one operation are called. */
interface Entry {
  readonly id: string;
  /** What the runtime calls the operation; several may be called the same. */
  readonly targets: readonly string[];
  readonly value: string;
}

/**
 * The table of all schemas by operation, and the validator that checks calls by them. Nothing is built before it is
 * asked for.
 */
export function schemaIndexFile(model: ApiModel): OutputFile {
  const out = startModule(model);
  const locals = new Scope(["createValidator", "schemas", "validator", "Validator"]);
  const bindings = new Map(model.groups.map((group) => [group, locals.claim(group.binding, "_")]));
  for (const [group, binding] of bindings) {
    out.line(`import * as ${binding} from "${specifier(file, `schemas/${group.file}`)}";`);
  }
  out.line(`import type { Validator } from "${runtimeSpecifier(file, "core/validation.js")}";`);
  out.line(`import { createValidator } from "${runtimeSpecifier(file, "schemas/validator.js")}";`);
  out.line("", `export * as objects from "${specifier(file, "schemas/objects")}";`);
  const types = ["OperationSchemas", ...(givesResults(model) ? ["TaskSchemas"] : []), "Thunk"];
  out.line(named("export type", types, specifier(file, "schemas/thunk")));
  const keys = new Scope(model.spec.operations.map(({ id }) => id));
  const entries = [...bindings].flatMap(([{ path, calls }, binding]) =>
    calls.map(({ operation, member }): Entry => {
      const { id, sends, fetches } = operation;
      return {
        // The page has no name for what begins with an operation and goes on.
        id: (sends ?? fetches) === undefined ? id : keys.claim([...path, member].join("."), "_"),
        targets: targetsOf(model.wire.target(operation), sends !== undefined),
        value: `${binding}.${member}`,
      };
    }),
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
  writeDoc(out.line(), [
    "Checks the calls of a client: its option `validator`. It builds the schemas of an operation when that is called.",
  ]);
  writeValidator(out, entries);
  return { path: pathOf(model, file), text: out.toString() };
}

/** A call that goes on to send a file has a target of its own beside the one that it shares. */
function targetsOf(target: string, sends: boolean): string[] {
  return sends ? [target, `${target} upload`] : [target];
}

/** It finds operations by what the runtime calls them. Ids of several may stand for one. */
function writeValidator(out: Writer, entries: readonly Entry[]): void {
  const idsByTarget = new Map<string, string[]>();
  for (const { id, targets } of entries)
    for (const target of targets) idsByTarget.set(target, [...(idsByTarget.get(target) ?? []), id]);
  const named = [...idsByTarget].filter(([target, ids]) => ids.length > 1 || ids[0] !== target);
  const open = "export const validator: Validator = /*#__PURE__*/ createValidator(schemas";
  if (named.length === 0) out.line(`${open});`);
  else
    out.block(
      `${open}, () => ({`,
      () => {
        for (const [target, ids] of named) out.line(`${valueKey(target)}: [${ids.map(quote).join(", ")}],`);
      },
      "}));",
    );
}
