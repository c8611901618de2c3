import type { OutputFile } from "../../output-file.js";
import { lookUp } from "../files/imports.js";
import { pathOf, specifier, startModule } from "../files/module.js";
import type { ApiModel } from "../model.js";
import { basesOf, inheritedFields } from "../shape/bases.js";
import { printObject, printZod, type ZodContext } from "../shape/print-zod.js";
import { shapeOf } from "../shape/shape.js";

const file = "schemas/objects";

/** A zod schema for each of the vendor's objects. They refer to one another lazily, since some contain themselves. */
export function schemaObjectsFile(model: ApiModel): OutputFile {
  const { spec, objects } = model;
  const nameOf = lookUp(objects);
  const out = startModule(model);
  out.line('import * as z from "zod/mini";');
  out.line(`import type * as types from "${specifier(file, "objects")}";`);
  out.line(`import { type Thunk, thunk } from "${specifier(file, "schemas/thunk")}";`);
  for (const [name, { schema, used = "both" }] of Object.entries(spec.schemas)) {
    const context: ZodContext = { refer: (other) => `z.lazy(${nameOf(other)})`, direction: used };
    const bases = basesOf(spec, name);
    const fields = bases === undefined ? [] : inheritedFields(spec, name, used);
    const text =
      fields.length === 0
        ? printZod(shapeOf(schema, used), context)
        : printObject(fields, "looseObject", context);
    const local = nameOf(name);
    out.line(
      "",
      `export const ${local}: Thunk<types.${local}> = /*#__PURE__*/ thunk(() =>`,
      `  ${text.replace(/\n/g, "\n  ")},`,
      ");",
    );
  }
  return { path: pathOf(model, file), text: out.toString() };
}

/** The helper that makes thunks: a schema is built when it is first asked for. */
export function thunkFile(model: ApiModel): OutputFile {
  const out = startModule(model);
  out.line(`import type * as z from "zod/mini";

/** Gives a schema, and builds it on the first call: hundreds of schemas at import would cost half a second. */
export type Thunk<T> = () => z.ZodMiniType<T>;

export function thunk<T>(build: () => z.ZodMiniType<T>): Thunk<T> {
  let built: z.ZodMiniType<T> | undefined;
  return () => (built ??= build());
}

/** The schemas of one operation. */
export interface OperationSchemas<Params, Output> {
  /** What the method takes as its first argument. */
  readonly params: Thunk<Params>;
  /** What it resolves to. */
  readonly output: Thunk<Output>;
}`);
  return { path: pathOf(model, "schemas/thunk"), text: out.toString() };
}
