import type { ApiModel, GroupModel } from "../model.js";
import { quote } from "../text/escape.js";
import { lowerFirst, valueKey } from "../text/names.js";
import { wrap } from "../text/tsdoc.js";
import { traitsText } from "./traits.js";

const plainTarget = /^[A-Za-z0-9_.]+$/;

/** A group in the form in which the client of the protocol unpacks it; undefined where it cannot be packed. */
export function packedGroup(model: ApiModel, group: GroupModel, room?: number): string | undefined {
  return model.wire.kind === "http" ? packedCalls(model, group, room) : packedWords(model, group, room);
}

/** The function that unpacks them. */
export function packedHelper({ prefix, wire }: ApiModel): string {
  return wire.kind === "http" ? callsHelper(prefix) : wordsHelper(prefix);
}

/** A group as the methods and paths of its operations, by the names of its methods. */
function packedCalls(model: ApiModel, group: GroupModel, room = 110): string {
  const calls = group.calls.map(({ member, operation }) => {
    const target = quote(model.wire.target(operation));
    const traits = traitsText(model.wire.traits(operation));
    const line = `  ${valueKey(member)}: ${traits === "" ? target : `[${target}, ${traits}]`},`;
    if (line.length <= room) return line;
    const broken = traitsText(model.wire.traits(operation), room - 5).replace(/\n/g, "\n    ");
    return `  ${valueKey(member)}: [\n    ${target},\n    ${broken},\n  ],`;
  });
  return ["group({", ...calls, "})"].join("\n");
}

function callsHelper(prefix: string): string {
  return `/** A group: the method and path of each operation, and what else is to be known of it. */
function group(calls: Record<string, Call>): () => Functions<${prefix}> {
  const functionOf = (call: Call) =>
    typeof call === "string" ? operation<Standalone>(call) : operation<Standalone>(...call);
  return () => Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, functionOf(call)]));
}

type Call = string | Parameters<typeof operation>;
type Standalone = (client: ${prefix}, params: never, options?: never) => ApiPromise<unknown>;`;
}

/**
 * A group as the words that its targets end in. The namespaced client takes its groups in this form, not from the
 * modules of standalone functions: minified and compressed, a constant and its binding for each of 700 operations take
 * three times the room of all their names.
 *
 * Undefined where a method is not called by the last word of its target; such a group is taken from its module.
 */
function packedWords(model: ApiModel, group: GroupModel, room = 110): string | undefined {
  const targets = group.calls.map((call) => model.wire.target(call.operation));
  const prefix = targets[0]?.replace(/[^.]*$/, "") ?? "";
  const words = targets.map((target) => target.slice(prefix.length));
  const packable = group.calls.every((call, index) => {
    const word = words[index] ?? "";
    const plain =
      plainTarget.test(targets[index] ?? "") && targets[index]?.startsWith(prefix) && !word.includes(".");
    return plain && lowerFirst(word) === call.member;
  });
  if (!packable || prefix === "") return undefined;
  const marked: string[] = [];
  const traits = group.calls.flatMap((call, index) => {
    const word = words[index] ?? "";
    const { safety, ...others } = model.wire.traits(call.operation);
    marked.push(`${word}${marks[`${safety}`] ?? ""}`);
    const text = traitsText(others);
    return text === "" ? [] : [`${valueKey(word)}: ${text},`];
  });
  const line = `group("${prefix.slice(0, -1)}", ${quote(marked.join(" "))})`;
  if (traits.length === 0 && line.length <= room - 20) return line;
  const [first = "", ...rest] = wrap(marked.join(" "), room - 8);
  // A literal in several parts: the compiler of the package and every bundler join them.
  const parts = [first, ...rest].map((part, index) => quote(index < rest.length ? `${part} ` : part));
  const table = traits.length === 0 ? [] : ["  {", ...traits.map((text) => `    ${text}`), "  },"];
  return [`group(`, `  "${prefix.slice(0, -1)}",`, `  ${parts.join(" +\n    ")},`, ...table, ")"].join("\n");
}

/** What stands behind the word of an operation that may be sent again: most can be told of it by that alone. */
const marks: Readonly<Record<string, string>> = { read: "?", idempotent: "=" };

function wordsHelper(prefix: string): string {
  return `/**
 * A group, by the last words of its targets. A method is called like the word, with a small first letter. Behind a word
 * stands \`?\` where the operation only reads, and \`=\` where it is idempotent.
 */
function group(prefix: string, words: string, traits: Record<string, Traits> = {}): () => Functions<${prefix}> {
  const methodOf = (marked: string) => {
    const word = marked.replace(/\\W/, "");
    const safety = safeties[marked.slice(word.length)];
    const name = word.charAt(0).toLowerCase() + word.slice(1);
    return [name, operation(\`\${prefix}.\${word}\`, { ...traits[word], ...(safety && { safety }) })];
  };
  return () => Object.fromEntries(words.split(" ").map(methodOf));
}

const safeties: Record<string, "read" | "idempotent"> = { "?": "read", "=": "idempotent" };

type Traits = Parameters<typeof operation>[1];`;
}
