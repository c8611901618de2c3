import type { Operation } from "../api-spec.js";
import { isMoreDangerous, mostDangerous, promiseOf, type Safety, type SafetyLevel } from "./level.js";
import type { Spoken } from "./lexicon.js";
import { textVerbOf, verbOf } from "./verb.js";

/** What the evidence tells of an operation. */
export interface Decision {
  safety: Safety;
  /** Evidence that contradicts other evidence, in words. The more dangerous is believed. */
  contradiction?: string;
}

type Facts = Pick<Operation, "name" | "wire" | "title" | "description" | "push">;

/** Whether an operation may be repeated, by its method and the verb of its name, unless anything else is against it. */
export function decideSafety(operation: Facts): Decision {
  const { wire, push } = operation;
  const spoken = verbOf(operation);
  const decision = wire.kind === "http" ? byRequest(methodsOf(wire), spoken) : byVerb(spoken);
  const { level, from } = decision.safety;
  const text = textVerbOf(operation);
  if (text !== undefined && isAgainst(text, decision.safety))
    return {
      safety: { level: "unsafe", from: "text", verb: text.verb },
      contradiction: `its ${from} says ${level}, but its text "${text.verb}"`,
    };
  if (level === "read" && push !== undefined)
    return {
      safety: { level: "unsafe", from: "push" },
      contradiction: `its ${from} says that it only reads, but other sessions are told of it`,
    };
  return decision;
}

/** Whether a verb of the text tells more than a name or a method admits. */
function isAgainst({ meaning }: Spoken, { level, from }: Safety): boolean {
  if (level === "read") return meaning !== "read";
  return level === "idempotent" && (meaning === "unsafe" || (meaning === "changes" && from === "verb"));
}

/** All methods that callers can choose, in capitals. */
export function methodsOf({ method, methods = [] }: Extract<Operation["wire"], { kind: "http" }>): string[] {
  return [...new Set([method, ...methods].map((each) => each.toUpperCase()))];
}

function byVerb(spoken: Spoken | undefined): Decision {
  if (spoken === undefined) return { safety: { level: "unsafe", from: "default" } };
  const { verb, meaning } = spoken;
  return { safety: { level: meaning === "changes" ? "unsafe" : meaning, from: "verb", verb } };
}

/** Methods that carry questions as well as orders. */
const asking: readonly string[] = ["GET", "HEAD", "POST"];

function byRequest(methods: readonly string[], spoken: Spoken | undefined): Decision {
  const promises = methods.map(promiseOf);
  const promised = mostDangerous(promises) ?? "unsafe";
  const kept: Safety = { level: promised, from: promised === "unsafe" ? "default" : "method" };
  if (spoken === undefined) return { safety: kept };
  const told = byVerb(spoken).safety;
  if (spoken.meaning === "read") {
    if (methods.every((method) => asking.includes(method)))
      return { safety: promised === "read" ? kept : told };
    const changing = methods.filter((method) => !asking.includes(method));
    return { safety: kept, contradiction: contradictionOf(spoken, changing) };
  }
  const broken = methods.filter((method) => isMoreDangerous(leastOf(spoken, told.level), promiseOf(method)));
  if (broken.length > 0) return { safety: told, contradiction: contradictionOf(spoken, broken) };
  return { safety: promised === "unsafe" ? told : kept };
}

function contradictionOf({ verb }: Spoken, methods: readonly string[]): string {
  return `it is called "${verb}", but sent by ${methods.join(", ")}`;
}

/** What a verb at least is: one that changes something may do so once only. */
function leastOf({ meaning }: Spoken, level: SafetyLevel): SafetyLevel {
  return meaning === "changes" ? "idempotent" : level;
}
