import type { OutputFile } from "../../output-file.js";
import type { ApiModel, CallModel, GroupModel } from "../model.js";
import type { ObjectNames } from "../objects.js";
import type { Docs } from "../operation/doc.js";
import { schemaDoc } from "../shape/field-doc.js";
import { marksOf } from "../shape/marks.js";
import { literalTypes, printType, type TypeContext, writeFields } from "../shape/print-type.js";
import { type Shape, shapeOf } from "../shape/shape.js";
import { typeKey } from "../text/names.js";
import { writeDoc, writeDocLines } from "../text/tsdoc.js";
import type { Writer } from "../text/writer.js";
import type { CallParameter, WireEmitter } from "../wire/wire.js";
import { localNames, lookUp } from "./imports.js";
import { named, pathOf, runtimeImports, specifier, startModule } from "./module.js";
import { callText, optionsOf, parametersOf, promisesOf, resultOf } from "./signature.js";

/** The interface of a group and the types of its operations: all that an editor loads for the namespaced client. */
export function groupTypesFile(model: ApiModel, group: GroupModel, docs: Docs): OutputFile {
  const file = `${group.file}.types`;
  const locals = localNames(model, group);
  const content = group.calls.some((call) => call.parameters.some((each) => each.value.kind === "content"));
  const out = startModule(model);
  const bases = group.calls.flatMap((call) => baseOf(model, call)?.type ?? []);
  const options = [...new Set(group.calls.map((call) => optionsOf(model, call)))].sort();
  const runtime = [...promisesOf(group.calls), ...(content ? ["Content"] : []), ...options, ...bases];
  out.line(
    ...runtimeImports(
      model,
      file,
      [...new Set(runtime)].map((name) => `type ${name}`),
    ),
  );
  if (locals.imported.length > 0) out.line(named("import type", locals.imported, specifier(file, "objects")));
  out.line();
  out.block(`export interface ${group.type} {`, () => {
    group.calls.forEach((call, index) => {
      if (index > 0) out.line();
      writeDocLines(out, docs.get(call)?.method ?? []);
      out.line(callText(typeKey(call.member), parametersOf(model, call), `: ${resultOf(call)};`, out.room));
    });
  });
  for (const call of group.calls) writeCallTypes(out, model, call, locals.names);
  return { path: pathOf(model, file), text: out.toString() };
}

/** The interface that declares the parameters which the session fills, if the call has them all. */
function baseOf({ wire }: ApiModel, { parameters }: CallModel): WireEmitter["filled"] {
  const { filled } = wire;
  return filled?.names.every((name) => parameters.some((each) => each.name === name && each.filled))
    ? filled
    : undefined;
}

function writeCallTypes(out: Writer, model: ApiModel, call: CallModel, names: ObjectNames): void {
  const { types, operation, answer, page, task } = call;
  const input: TypeContext = { nameOf: lookUp(names.input), direction: "input" };
  const output: TypeContext = { nameOf: lookUp(names.output), direction: "output" };
  if (types.params !== undefined) {
    const base = baseOf(model, call);
    const own = call.parameters.filter(({ name }) => !base?.names.includes(name));
    const head = `export interface ${types.params}${base === undefined ? "" : ` extends ${base.type}`}`;
    const open = operation.openParameters === true;
    out.line();
    if (own.length === 0 && !open) out.line(`${head} {}`);
    else
      out.block(`${head} {`, () => {
        writeParameters(out, call, own, input);
        if (!open) return;
        writeDoc(out, ["Others may exist: the list of parameters is not known."]);
        out.line("[name: string]: unknown;");
      });
  }
  if (types.payload !== undefined && operation.payload !== undefined) {
    // What the page says of the body as a whole stands at the parameter.
    const inferred = operation.payload.schema["x-origin"] === "example";
    writeDoc(out.line(), inferred ? schemaDoc(marksOf(operation.payload.schema)) : []);
    writeDeclaration(out, types.payload, shapeOf(operation.payload.schema, "input"), input);
  }
  if (types.output !== undefined && answer.kind === "schema") {
    writeDoc(out.line(), schemaDoc(answer.schema));
    // A list that is a page as it stands has items with a name.
    const isList = operation.paging?.items === "" && shapeOf(answer.schema, "output").kind === "array";
    if (isList) out.line(`export type ${types.output} = ${types.item}[];`);
    else writeDeclaration(out, types.output, shapeOf(answer.schema, "output"), output);
  }
  if (types.item !== undefined && page !== undefined) {
    writeDoc(out.line(), ["An item of a page."]);
    writeDeclaration(out, types.item, shapeOf(page.items, "output"), output);
  }
  if (types.result !== undefined && task !== undefined) {
    writeDoc(out.line(), ["What the background task gives in the end.", ...schemaDoc(task.result)]);
    writeDeclaration(out, types.result, shapeOf(task.result, "output"), output);
  }
}

function writeParameters(
  out: Writer,
  { operation, types }: CallModel,
  parameters: readonly CallParameter[],
  context: TypeContext,
): void {
  for (const { name, required, value, notes, remarks = [] } of parameters) {
    const payload = operation.payload?.schema ?? {};
    const [schema, type] =
      value.kind === "content"
        ? [value.schema ?? {}, "Content"]
        : value.kind === "schema"
          ? [value.schema, printType(shapeOf(value.schema, "input"), context, 1)]
          : types.payload === undefined
            ? [payload, printType(shapeOf(payload, "input"), context, 1)]
            : [{}, types.payload];
    const doc = [...notes, ...schemaDoc(schema), ...remarks];
    writeDoc(out, doc.length > 0 ? [doc.join(" ")] : [], schema.deprecated ? ["@deprecated"] : []);
    out.line(
      `${typeKey(name)}${required ? "" : "?"}: ${type}${required || type === "unknown" ? "" : " | undefined"};`,
    );
  }
}

/** Objects become interfaces, which editors show by name; anything else is an alias. */
export function writeDeclaration(out: Writer, name: string, shape: Shape, context: TypeContext): void {
  if (shape.kind !== "object") {
    const type = printType(shape, context, 0);
    const line = `export type ${name} = ${type};`;
    if (shape.kind !== "literals" || line.length <= out.room) out.line(line);
    else
      out.line(
        `export type ${name} =`,
        `${literalTypes(shape)
          .map((each) => `  | ${each}`)
          .join("\n")};`,
      );
    return;
  }
  out.block(`export interface ${name} {`, () => writeFields(out, shape.fields, shape.open, context, 1));
}
