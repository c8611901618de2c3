import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import type { ObjectModel } from "../objects.js";
import { sourceText } from "../operation/doc.js";
import { derivedOf } from "../shape/bases.js";
import { schemaDoc } from "../shape/field-doc.js";
import { writeFields } from "../shape/print-type.js";
import { shapeOf } from "../shape/shape.js";
import { prose, quote } from "../text/escape.js";
import { pascal } from "../text/names.js";
import { writeDoc } from "../text/tsdoc.js";
import type { Writer } from "../text/writer.js";
import { writeDeclaration } from "./group-types.js";
import { lookUp } from "./imports.js";
import { pathOf, startModule } from "./module.js";

/** The vendor's objects: an interface for each named schema. */
export function objectsFile(model: ApiModel): OutputFile {
  const out = startModule(model);
  model.objects.forEach((object, index) => {
    if (index > 0) out.line();
    writeObject(out, model, object);
  });
  return { path: pathOf(model, "objects"), text: out.toString() };
}

function writeObject(out: Writer, model: ApiModel, { schema: key, name, direction }: ObjectModel): void {
  const named = model.spec.schemas[key];
  if (named === undefined) return;
  const { schema, lines } = named;
  const nameOf = lookUp(model.objectNames[direction]);
  const { title = "", ...untitled } = schema;
  writeDoc(out, [
    ...objectText(named.description, schemaDoc(pascal(title) === name ? untitled : schema)),
    ...(direction === "input" && model.objectNames.output.get(key) !== name
      ? ["As requests have it: only documented values, and nothing that only answers have."]
      : []),
    ...(lines === undefined ? [] : [sourceText(model, lines)]),
  ]);
  const derived = derivedOf(model.spec, key, direction);
  if (derived === undefined) {
    writeDeclaration(out, name, shapeOf(schema, direction), { nameOf, direction });
    return;
  }
  const { fields, open } = derived;
  const extended = derived.bases.map(({ base, without }) =>
    without.length === 0 ? nameOf(base) : `Omit<${nameOf(base)}, ${without.map(quote).join(" | ")}>`,
  );
  const heading = `export interface ${name}${extended.length === 0 ? "" : ` extends ${extended.join(", ")}`} {`;
  if (fields.length === 0 && (!open || extended.length === 0)) {
    out.line(extended.length === 0 ? `${heading}\n  [key: string]: unknown;\n}` : `${heading}}`);
    return;
  }
  out.block(heading, () => writeFields(out, fields, open, { nameOf, direction }, 1));
}

/** The texts of the object and of its schema, once where they are the same. */
function objectText(description: string | undefined, told: string[]): string[] {
  const text = description === undefined ? undefined : prose(description);
  const same = told[0] !== undefined && text !== undefined && told[0].startsWith(text);
  return text === undefined || same ? told : [text, ...told];
}
