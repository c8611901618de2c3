import type { OutputFile } from "../../output-file.js";
import type { ApiModel, CallModel, GroupModel } from "../model.js";
import type { Docs } from "../operation/doc.js";
import { traitsText } from "../operation/traits.js";
import { quote } from "../text/escape.js";
import { writeDocLines } from "../text/tsdoc.js";
import { lineWidth } from "../text/writer.js";
import { pathOf, runtimeImports, specifier, startModule } from "./module.js";
import { callText, optionsOf, parametersOf, promisesOf, resultOf } from "./signature.js";

/** The operations of a group as functions of their own, for programs that want no more than they use. */
export function groupFunctionsFile(model: ApiModel, group: GroupModel, docs: Docs): OutputFile {
  const { file, calls } = group;
  const out = startModule(model);
  const typed = calls.some(
    ({ types: { params, output, result } }) => (params ?? output ?? result) !== undefined,
  );
  const runtime = [
    ...promisesOf(calls).map((name) => `type ${name}`),
    ...[...new Set(calls.map((call) => model.wire.maker(call.operation)))].sort(),
    `type ${model.prefix}`,
    ...[...new Set(calls.map((call) => optionsOf(model, call)))].sort().map((name) => `type ${name}`),
  ];
  out.line(...runtimeImports(model, file, runtime));
  const typesModule = specifier(file, `${file}.types`);
  if (typed) out.line(`import type * as types from "${typesModule}";`);
  out.line("", `export type * from "${typesModule}";`);
  for (const call of calls) {
    writeDocLines(out.line(), docs.get(call)?.standalone ?? []);
    out.line(functionText(model, call));
    if (call.constant !== call.member) out.line(`export { ${call.constant} as ${call.member} };`);
  }
  return { path: pathOf(model, file), text: out.toString() };
}

function functionText(model: ApiModel, call: CallModel): string {
  const keyword = call.constant === call.member ? "export const" : "const";
  const parameters = [`client: ${model.prefix}`, ...parametersOf(model, call, "types.")];
  const type = callText(
    `${keyword} ${call.constant}: `,
    parameters,
    ` => ${resultOf(call, "types.")} =`,
    lineWidth,
  );
  const target = quote(model.wire.target(call.operation));
  const traits = traitsText(model.wire.traits(call.operation));
  const value = callText(
    `/*#__PURE__*/ ${model.wire.maker(call.operation)}`,
    traits === "" ? [target] : [target, traits],
    ";",
    lineWidth - 2,
  );
  return `${type}\n  ${value.replace(/\n/g, "\n  ")}`;
}
