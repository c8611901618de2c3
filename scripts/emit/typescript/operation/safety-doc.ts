import type { Safety, Upload, Wire } from "../../../spec/api-spec.js";
import { methodsOf } from "../../../spec/safety/decide.js";
import { promiseOf } from "../../../spec/safety/level.js";
import { sentence } from "../shape/field-doc.js";
import { code, prose } from "../text/escape.js";
import type { ClientOperation } from "./client-operation.js";

/** Whether a call may be repeated, and why. */
export function safetyText({ safety, sends, wire }: ClientOperation): string[] {
  if (safety === undefined) return [];
  const own = levelText(safety, wire);
  return [`Safety: ${sends === undefined ? own : uploadText(sends, safety, own)}`];
}

function levelText(safety: Safety, wire: Wire): string {
  const { level, certainty, reason } = safety;
  if (reason === undefined) return `${level}, ${because(safety, wire)}.`;
  const doubt = certainty === "probable" ? "Probable: " : "";
  return `${level}. ${sentence(`${doubt}${prose(reason)}`)}`;
}

/** The host of the storage may have taken bytes though its answer was lost, whatever the first request promises. */
function uploadText(sends: Upload, { level }: Safety, own: string): string {
  const inParts = sends.style === "confirmed" && sends.parts !== undefined;
  const often = inParts ? "; each part of a large file up to `attempts` times" : "";
  const first = level === "unsafe" ? [] : [`Its first request is tried again, as that is ${own}`];
  return [`unsafe, by its content, which is sent once${often}.`, ...first].join(" ");
}

function because({ level, from, verb = "" }: Safety, wire: Wire): string {
  const methods = wire.kind === "http" ? methodsOf(wire).filter((method) => promiseOf(method) === level) : [];
  if (from === "method") return `by its method ${code(methods.join(", "))}`;
  if (from === "verb") return `by its verb ${code(verb)}`;
  if (from === "text") return `by the verb ${code(verb)} of its text`;
  return from === "push" ? "as other sessions are told of it" : "as nothing tells otherwise";
}
