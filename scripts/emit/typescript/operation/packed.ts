import type { ApiModel, GroupModel } from "../model.js";
import { quote } from "../text/escape.js";
import { lowerFirst, valueKey } from "../text/names.js";
import { wrap } from "../text/tsdoc.js";
import { traitsText } from "./traits.js";

const plainTarget = /^[A-Za-z0-9_.]+$/;

/**
 * A group as the words that its targets end in. The namespaced client takes its groups in this form, not from the
 * modules of standalone functions: minified and compressed, a constant and its binding for each of 700 operations take
 * three times the room of all their names.
 *
 * Undefined where a method is not called by the last word of its target; such a group is taken from its module.
 */
export function packedGroup(model: ApiModel, group: GroupModel, room = 110): string | undefined {
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
  const traits = group.calls.flatMap((call, index) => {
    const text = traitsText(model.wire.traits(call.operation));
    return text === "" ? [] : [`${valueKey(words[index] ?? "")}: ${text},`];
  });
  const line = `group("${prefix.slice(0, -1)}", ${quote(words.join(" "))})`;
  if (traits.length === 0 && line.length <= room - 20) return line;
  const [first = "", ...rest] = wrap(words.join(" "), room - 8);
  // A literal in several parts: the compiler of the package and every bundler join them.
  const parts = [first, ...rest].map((part, index) => quote(index < rest.length ? `${part} ` : part));
  const table = traits.length === 0 ? [] : ["  {", ...traits.map((text) => `    ${text}`), "  },"];
  return [`group(`, `  "${prefix.slice(0, -1)}",`, `  ${parts.join(" +\n    ")},`, ...table, ")"].join("\n");
}

/** The function that unpacks them. */
export function packedHelper(prefix: string): string {
  return `/** A group, by the last words of its targets. A method is called like the word, with a small first letter. */
function group(prefix: string, words: string, traits: Record<string, Traits> = {}): () => Functions<${prefix}> {
  const nameOf = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
  const functionOf = (word: string) => operation(\`\${prefix}.\${word}\`, traits[word]);
  return () => Object.fromEntries(words.split(" ").map((word) => [nameOf(word), functionOf(word)]));
}

type Traits = Parameters<typeof operation>[1];`;
}
