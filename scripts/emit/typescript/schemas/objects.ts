import type { OutputFile } from "../../output-file.js";
import { lookUp } from "../files/imports.js";
import { pathOf, specifier, startModule } from "../files/module.js";
import type { ApiModel } from "../model.js";
import { derivedOf, inheritedFields } from "../shape/bases.js";
import { printObject, printZod, type ZodContext } from "../shape/print-zod.js";
import { shapeOf } from "../shape/shape.js";

const file = "schemas/objects";

/** A zod schema for each of the vendor's objects. They refer to one another lazily, since some contain themselves. */
export function schemaObjectsFile(model: ApiModel): OutputFile {
  const { spec, objects, objectNames } = model;
  const out = startModule(model);
  out.line('import * as z from "zod/mini";');
  out.line(`import type * as types from "${specifier(file, "objects")}";`);
  out.line(`import { type Thunk, thunk } from "${specifier(file, "schemas/thunk")}";`);
  for (const { schema, name, direction } of objects) {
    const nameOf = lookUp(objectNames[direction]);
    const context: ZodContext = { refer: (other) => `z.lazy(${nameOf(other)})`, direction };
    const derived = derivedOf(spec, schema, direction);
    const fields = derived === undefined ? [] : inheritedFields(spec, schema, direction);
    const text =
      fields.length === 0
        ? printZod(shapeOf(spec.schemas[schema]?.schema ?? {}, direction), context)
        : printObject(fields, "looseObject", context);
    out.line(
      "",
      `export const ${name}: Thunk<types.${name}> = /*#__PURE__*/ thunk(() =>`,
      `  ${text.replace(/\n/g, "\n  ")},`,
      ");",
    );
  }
  return { path: pathOf(model, file), text: out.toString() };
}
