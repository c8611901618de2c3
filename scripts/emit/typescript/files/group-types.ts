import type { OutputFile } from "../../output-file.js";
import type { ApiModel, CallModel, GroupModel } from "../model.js";
import type { Docs } from "../operation/doc.js";
import { schemaDoc } from "../shape/field-doc.js";
import { printType, type TypeContext, writeFields } from "../shape/print-type.js";
import { type Shape, shapeOf } from "../shape/shape.js";
import { typeKey } from "../text/names.js";
import { writeDoc, writeDocLines } from "../text/tsdoc.js";
import type { Writer } from "../text/writer.js";
import type { CallParameter, WireEmitter } from "../wire/wire.js";
import { importedNames, localNames, lookUp } from "./imports.js";
import { named, pathOf, runtimeImports, specifier, startModule } from "./module.js";
import { callText, parametersOf, resultOf } from "./signature.js";

/** The interface of a group and the types of its operations: all that an editor loads for the namespaced client. */
export function groupTypesFile(model: ApiModel, group: GroupModel, docs: Docs): OutputFile {
  const file = `${group.file}.types`;
  const locals = localNames(model, group);
  const nameOf = lookUp(locals);
  const content = group.calls.some((call) => call.parameters.some((each) => each.value.kind === "content"));
  const out = startModule(model);
  const bases = group.calls.flatMap((call) => baseOf(model, call)?.type ?? []);
  const runtime = ["ApiPromise", ...(content ? ["Content"] : []), `${model.prefix}CallOptions`, ...bases];
  out.line(
    ...runtimeImports(
      model,
      file,
      [...new Set(runtime)].map((name) => `type ${name}`),
    ),
  );
  if (locals.size > 0)
    out.line(named("import type", importedNames(model, locals), specifier(file, "objects")));
  out.line();
  out.block(`export interface ${group.type} {`, () => {
    group.calls.forEach((call, index) => {
      if (index > 0) out.line();
      writeDocLines(out, docs.get(call)?.method ?? []);
      out.line(callText(typeKey(call.member), parametersOf(model, call), `: ${resultOf(call)};`, out.room));
    });
  });
  for (const call of group.calls) writeCallTypes(out, model, call, nameOf);
  return { path: pathOf(model, file), text: out.toString() };
}

/** The interface that declares the parameters which the session fills, if the call has them all. */
function baseOf({ wire }: ApiModel, { parameters }: CallModel): WireEmitter["filled"] {
  const { filled } = wire;
  return filled?.names.every((name) => parameters.some((each) => each.name === name && each.filled))
    ? filled
    : undefined;
}

function writeCallTypes(out: Writer, model: ApiModel, call: CallModel, nameOf: TypeContext["nameOf"]): void {
  const { types, operation, answer } = call;
  if (types.params !== undefined) {
    const base = baseOf(model, call);
    const own = call.parameters.filter(({ name }) => !base?.names.includes(name));
    const head = `export interface ${types.params}${base === undefined ? "" : ` extends ${base.type}`}`;
    const open = operation.openParameters === true;
    out.line();
    if (own.length === 0 && !open) out.line(`${head} {}`);
    else
      out.block(`${head} {`, () => {
        writeParameters(out, call, own, { nameOf, direction: "input" });
        if (!open) return;
        writeDoc(out, ["Others may exist: the list of parameters is not known."]);
        out.line("[name: string]: unknown;");
      });
  }
  if (types.payload !== undefined && operation.payload !== undefined) {
    writeDeclaration(out.line(), types.payload, shapeOf(operation.payload.schema, "input"), {
      nameOf,
      direction: "input",
    });
  }
  if (types.output !== undefined && answer.kind === "schema") {
    writeDoc(out.line(), schemaDoc(answer.schema));
    writeDeclaration(out, types.output, shapeOf(answer.schema, "output"), { nameOf, direction: "output" });
  }
}

function writeParameters(
  out: Writer,
  { operation, types }: CallModel,
  parameters: readonly CallParameter[],
  context: TypeContext,
): void {
  for (const { name, required, value, notes } of parameters) {
    const [schema, type] =
      value.kind === "content"
        ? [{}, "Content"]
        : value.kind === "schema"
          ? [value.schema, printType(shapeOf(value.schema, "input"), context, 1)]
          : [{}, types.payload ?? printType(shapeOf(operation.payload?.schema ?? {}, "input"), context, 1)];
    const doc = [...notes, ...schemaDoc(schema)];
    writeDoc(out, doc.length > 0 ? [doc.join(" ")] : [], schema.deprecated ? ["@deprecated"] : []);
    out.line(
      `${typeKey(name)}${required ? "" : "?"}: ${type}${required || type === "unknown" ? "" : " | undefined"};`,
    );
  }
}

/** Objects become interfaces, which editors show by name; anything else is an alias. */
export function writeDeclaration(out: Writer, name: string, shape: Shape, context: TypeContext): void {
  if (shape.kind !== "object") {
    out.line(`export type ${name} = ${printType(shape, context, 0)};`);
    return;
  }
  out.block(`export interface ${name} {`, () => writeFields(out, shape.fields, shape.open, context, 1));
}
