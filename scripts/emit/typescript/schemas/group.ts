import type { OutputFile } from "../../output-file.js";
import { lookUp } from "../files/imports.js";
import { named, pathOf, runtimeSpecifier, specifier, startModule } from "../files/module.js";
import type { ApiModel, CallModel, GroupModel } from "../model.js";
import { objectText, printObject, printZod, type ZodContext } from "../shape/print-zod.js";
import { type Direction, type Shape, shapeOf } from "../shape/shape.js";
import { isReservedWord, Scope, valueKey } from "../text/names.js";
import { lineWidth } from "../text/writer.js";

/** Constants of the schemas of a group, by the id of the operation. */
export function schemaConstants({ calls }: GroupModel): Map<string, string> {
  const scope = new Scope(["z", "types", "objects", "thunk"]);
  return new Map(
    calls.map((call) => [
      call.operation.id,
      scope.claim(isReservedWord(call.member) ? `${call.member}_` : call.member, "_"),
    ]),
  );
}

/** The zod schemas of a group's operations. Their annotations make the compiler prove them against the interfaces. */
export function schemaGroupFile(model: ApiModel, group: GroupModel): OutputFile {
  const file = `schemas/${group.file}`;
  const refer = (direction: Direction): ZodContext["refer"] => {
    const nameOf = lookUp(model.objectNames[direction]);
    return (schema) => `objects.${nameOf(schema)}()`;
  };
  const constants = schemaConstants(group);
  const bodies = group.calls.map((call) => {
    const constant = constants.get(call.operation.id) ?? call.constant;
    const exported = constant === call.member ? "export const" : "const";
    return [
      "",
      declaration(`${exported} ${constant}`, call),
      `  params: thunk(() => ${indent(paramsText(call, refer("input")))}),`,
      `  output: thunk(() => ${indent(outputText(call, refer("output")))}),`,
      ...resultLines(call, refer("output")),
      "};",
      ...(constant === call.member ? [] : [`export { ${constant} as ${call.member} };`]),
    ];
  });
  const text = bodies.flat().join("\n");
  const out = startModule(model);
  out.line('import * as z from "zod/mini";');
  if (text.includes("<Content>"))
    out.line(named("import type", ["Content"], runtimeSpecifier(file, "core/index.js")));
  if (text.includes("types."))
    out.line(`import type * as types from "${specifier(file, `${group.file}.types`)}";`);
  if (text.includes("objects."))
    out.line(`import * as objects from "${specifier(file, "schemas/objects")}";`);
  const types = ["OperationSchemas", "TaskSchemas"].filter((name) => text.includes(`: ${name}<`));
  const helpers = [...types.map((name) => `type ${name}`), "thunk"];
  out.line(named("import", helpers, specifier(file, "schemas/thunk")), text);
  return { path: pathOf(model, file), text: out.toString() };
}

function declaration(name: string, call: CallModel): string {
  const { result } = call.types;
  const interfaceName = result === undefined ? "OperationSchemas" : "TaskSchemas";
  const types = [paramsType(call), outputType(call), ...(result === undefined ? [] : [`types.${result}`])];
  const line = `${name}: ${interfaceName}<${types.join(", ")}> = {`;
  if (line.length <= lineWidth) return line;
  return `${name}: ${interfaceName}<\n  ${types.join(",\n  ")}\n> = {`;
}

/** What a background task gives, where it is known. */
function resultLines({ types, task }: CallModel, refer: ZodContext["refer"]): string[] {
  if (types.result === undefined || task === undefined) return [];
  const text = printZod(shapeOf(task.result, "output"), { refer, direction: "output" });
  return [`  result: thunk(() => ${indent(text)}),`];
}

const indent = (text: string) => text.replace(/\n/g, "\n  ");

function paramsType({ types, optional }: CallModel): string {
  const type = types.params === undefined ? "Record<string, never>" : `types.${types.params}`;
  return optional ? `${type} | undefined` : type;
}

function outputType({ types, answer }: CallModel): string {
  const fixed = {
    schema: `types.${types.output}`,
    binary: "Response",
    text: "string",
    nothing: "void",
    unknown: "unknown",
  };
  return answer.kind === "schema" && answer.optional ? `${fixed.schema} | undefined` : fixed[answer.kind];
}

/** Unknown keys of `params` and of the payload are mistakes of the caller, unless the page leaves room for them. */
function paramsText(
  { parameters, operation, types, optional }: CallModel,
  refer: ZodContext["refer"],
): string {
  const context: ZodContext = { refer, direction: "input" };
  const entries = parameters.map(({ name, required, value }) => {
    const text =
      value.kind === "content"
        ? "z.custom<Content>((content) => content != null)"
        : value.kind === "schema"
          ? printZod(shapeOf(value.schema, "input"), context)
          : payloadText(shapeOf(operation.payload?.schema ?? {}, "input"), context);
    return `${valueKey(name)}: ${required ? text : `z.optional(${text})`}`;
  });
  const kind = operation.openParameters ? "looseObject" : "strictObject";
  const takesNone = parameters.length === 0 && types.params === undefined;
  const text = takesNone ? "z.record(z.string(), z.never())" : objectText(entries, kind);
  return optional ? `z.optional(${text})` : text;
}

function payloadText(shape: Shape, context: ZodContext): string {
  return shape.kind === "object" && !shape.open
    ? printObject(shape.fields, "strictObject", context)
    : printZod(shape, context);
}

function outputText({ answer }: CallModel, refer: ZodContext["refer"]): string {
  switch (answer.kind) {
    case "schema": {
      const text = printZod(shapeOf(answer.schema, "output"), { refer, direction: "output" });
      return answer.optional ? `z.optional(${text})` : text;
    }
    case "binary":
      return "z.custom<Response>()";
    case "text":
      return "z.string()";
    case "nothing":
      return "z.void()";
    case "unknown":
      return "z.unknown()";
  }
}
