import type { ApiModel, CallModel } from "../model.js";

/** The parameters of a call, with `scope` before the names of types: none at all are spelled out as such, so that options keep their place. */
export function parametersOf(model: ApiModel, call: CallModel, scope = ""): string[] {
  const { types, optional } = call;
  const params =
    types.params === undefined
      ? "params?: Record<string, never>"
      : `params${optional ? "?" : ""}: ${scope}${types.params}`;
  return [params, `options?: ${optionsOf(model, call)}`];
}

/** The interface of the runtime with the options of a call: those that move files have more. */
export function optionsOf({ prefix }: ApiModel, { operation: { sends, fetches } }: CallModel): string {
  if (sends?.style === "confirmed") return `${prefix}UploadOptions`;
  return `${prefix}${fetches === undefined ? "Call" : "Download"}Options`;
}

/** The class of the runtime that a call returns. */
export function promiseOf({ page, task }: CallModel): string {
  return page !== undefined ? "PagePromise" : task !== undefined ? "TaskPromise" : "ApiPromise";
}

/** What a module imports of the runtime for the types of its calls. */
export function promisesOf(calls: readonly CallModel[]): string[] {
  return [...new Set(calls.map(promiseOf))].sort();
}

export function resultOf(call: CallModel, scope = ""): string {
  const { answer, types, page, task } = call;
  if (page !== undefined) return `PagePromise<${scope}${types.output}, ${scope}${types.item}>`;
  const result = types.result === undefined ? "unknown" : `${scope}${types.result}`;
  const empty = answer.kind === "schema" && answer.optional ? " | undefined" : "";
  const fixed = {
    schema: `${scope}${types.output}${empty}`,
    binary: "Response",
    text: "string",
    nothing: "void",
    unknown: "unknown",
  };
  const output = fixed[answer.kind];
  return task === undefined ? `ApiPromise<${output}>` : `TaskPromise<${output}, ${result}>`;
}

/** `name(a, b)`, on several lines where one is too short. */
export function callText(before: string, parameters: string[], after: string, room: number): string {
  const line = `${before}(${parameters.join(", ")})${after}`;
  return line.length <= room
    ? line
    : `${before}(\n${parameters.map((each) => `  ${each},`).join("\n")}\n)${after}`;
}
