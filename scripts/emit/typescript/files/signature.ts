import type { ApiModel, CallModel } from "../model.js";

/** The parameters of a call, with `scope` before the names of types: none at all are spelled out as such, so that options keep their place. */
export function parametersOf({ prefix }: ApiModel, { types, optional }: CallModel, scope = ""): string[] {
  const params =
    types.params === undefined
      ? "params?: Record<string, never>"
      : `params${optional ? "?" : ""}: ${scope}${types.params}`;
  return [params, `options?: ${prefix}CallOptions`];
}

export function resultOf({ answer, types, page }: CallModel, scope = ""): string {
  if (page !== undefined) return `PagePromise<${scope}${types.output}, ${scope}${types.item}>`;
  const empty = answer.kind === "schema" && answer.optional ? " | undefined" : "";
  const fixed = {
    schema: `${scope}${types.output}${empty}`,
    binary: "Response",
    text: "string",
    nothing: "void",
    unknown: "unknown",
  };
  return `ApiPromise<${fixed[answer.kind]}>`;
}

/** `name(a, b)`, on several lines where one is too short. */
export function callText(before: string, parameters: string[], after: string, room: number): string {
  const line = `${before}(${parameters.join(", ")})${after}`;
  return line.length <= room
    ? line
    : `${before}(\n${parameters.map((each) => `  ${each},`).join("\n")}\n)${after}`;
}
