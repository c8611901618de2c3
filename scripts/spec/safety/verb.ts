import type { Operation } from "../api-spec.js";
import { type Spoken, spokenBy } from "./lexicon.js";

/** `GetUserIDs`, `get_user_ids`, `get-user-ids` → `get`, `user`, `ids`. Longer names than people write are cut. */
export function wordsOf(name: string): string[] {
  const found = name.slice(0, 200).match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/gu) ?? [];
  return found.map((word) => word.toLowerCase());
}

/** What the verb of an operation tells. */
export function verbOf({ name, wire }: Pick<Operation, "name" | "wire">): Spoken | undefined {
  const words = wordsOf(name);
  return wire.kind === "http" && isNamedByMethod(words[0], wire) ? undefined : spokenBy(words);
}

/**
 * What the verb at the beginning of the text tells: `Creates a task`. A text can only take away what a name promises:
 * many tell what an operation gives, and few all that it does.
 */
export function textVerbOf({
  title,
  description = "",
}: Pick<Operation, "title" | "description">): Spoken | undefined {
  return spokenBy(wordsOf(title ?? description).map(plainForm));
}

/** `Returns` → `return`, `applies` → `apply`. */
export function plainForm(word: string): string {
  return word
    .toLowerCase()
    .replace(/ies$/u, "y")
    .replace(/(?<=sh|ch|x|ss)es$/u, "")
    .replace(/(?<=[^s])s$/u, "");
}

/** A name without a verb begins with the method: that is no evidence, unless the path has the word as well. */
function isNamedByMethod(
  first: string | undefined,
  { method, methods = [], path }: Extract<Operation["wire"], { kind: "http" }>,
): boolean {
  const isMethod = [method, ...methods].some((each) => each.toLowerCase() === first);
  const segments = path.split("/").filter((segment) => segment !== "" && !segment.startsWith("{"));
  return isMethod && wordsOf(segments.at(-1) ?? "")[0] !== first;
}
