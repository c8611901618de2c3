import type { NamedSchema } from "../../../spec/api-spec.js";
import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { sourceText } from "../operation/doc.js";
import { basesOf } from "../shape/bases.js";
import { schemaDoc } from "../shape/field-doc.js";
import { writeFields } from "../shape/print-type.js";
import { fieldsOf, shapeOf } from "../shape/shape.js";
import { prose, quote } from "../text/escape.js";
import { writeDoc } from "../text/tsdoc.js";
import type { Writer } from "../text/writer.js";
import { writeDeclaration } from "./group-types.js";
import { lookUp } from "./imports.js";
import { pathOf, startModule } from "./module.js";

/** The vendor's objects: an interface for each named schema. */
export function objectsFile(model: ApiModel): OutputFile {
  const out = startModule(model);
  Object.entries(model.spec.schemas).forEach(([name, named], index) => {
    if (index > 0) out.line();
    writeObject(out, model, name, named);
  });
  return { path: pathOf(model, "objects"), text: out.toString() };
}

function writeObject(out: Writer, model: ApiModel, name: string, named: NamedSchema): void {
  const nameOf = lookUp(model.objects);
  const direction = named.used ?? "both";
  const { schema, lines } = named;
  const source = lines === undefined ? [] : [sourceText(model, lines)];
  writeDoc(out, [
    ...(named.description === undefined ? [] : [prose(named.description)]),
    ...schemaDoc(schema),
    ...source,
  ]);
  const bases = basesOf(model.spec, name);
  if (bases === undefined) {
    writeDeclaration(out, nameOf(name), shapeOf(schema, direction), { nameOf, direction });
    return;
  }
  const extended = bases.map(({ base, without }) =>
    without.length === 0 ? nameOf(base) : `Omit<${nameOf(base)}, ${without.map(quote).join(" | ")}>`,
  );
  const open = schema.additionalProperties !== undefined && schema.additionalProperties !== false;
  const fields = fieldsOf(schema, direction);
  const heading = `export interface ${nameOf(name)}${extended.length === 0 ? "" : ` extends ${extended.join(", ")}`} {`;
  if (fields.length === 0 && (!open || extended.length === 0)) {
    out.line(extended.length === 0 ? `${heading}\n  [key: string]: unknown;\n}` : `${heading}}`);
    return;
  }
  out.block(heading, () => writeFields(out, fields, open, { nameOf, direction }, 1));
}
