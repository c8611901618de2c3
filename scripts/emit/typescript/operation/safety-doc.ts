import type { Safety, Wire } from "../../../spec/api-spec.js";
import { methodsOf } from "../../../spec/safety/decide.js";
import { promiseOf } from "../../../spec/safety/level.js";
import { sentence } from "../shape/field-doc.js";
import { code, prose } from "../text/escape.js";
import type { ClientOperation } from "./client-operation.js";

/** Whether a call may be repeated, and why. Of an upload it would be true of its first request only. */
export function safetyText({ safety, sends, wire }: ClientOperation): string[] {
  if (safety === undefined || sends !== undefined) return [];
  const { level, certainty, reason } = safety;
  if (reason === undefined) return [`Safety: ${level}, ${because(safety, wire)}.`];
  const doubt = certainty === "probable" ? "Probable: " : "";
  return [`Safety: ${level}. ${sentence(`${doubt}${prose(reason)}`)}`];
}

function because({ level, from, verb = "" }: Safety, wire: Wire): string {
  const methods = wire.kind === "http" ? methodsOf(wire).filter((method) => promiseOf(method) === level) : [];
  if (from === "method") return `by its method ${code(methods.join(", "))}`;
  if (from === "verb") return `by its verb ${code(verb)}`;
  if (from === "text") return `by the verb ${code(verb)} of its text`;
  return from === "push" ? "as other sessions are told of it" : "as nothing tells otherwise";
}
