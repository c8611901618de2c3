import { quote } from "./escape.js";

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

const reservedWords = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public
  return static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);

/** Names that TypeScript keeps for its own types, and globals that generated code refers to. */
const reservedTypes = new Set(
  "any bigint boolean never null number object string symbol undefined unknown void Omit Promise Readonly Record Response Blob".split(
    " ",
  ),
);

/**
 * Members that would make an object something else: awaitable, or with a foreign prototype. Those of every object are
 * called by the language itself, and the compiler takes a table's entry of their name for theirs.
 */
const reservedMembers = new Set([
  ...["then", "__proto__", "prototype", "toJSON"],
  ...Object.getOwnPropertyNames(Object.prototype),
]);

export function isIdentifier(name: string): boolean {
  return identifier.test(name);
}

export function isReservedWord(name: string): boolean {
  return reservedWords.has(name);
}

function words(name: string): string[] {
  return name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
}

function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

export function lowerFirst(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}

/** `get-token` → `GetToken`. Capitals stay where they are; what is no letter or digit only separates. */
export function pascal(name: string): string {
  const joined = words(name).map(upperFirst).join("");
  return /^[A-Za-z]/.test(joined) ? joined : `X${joined}`;
}

/** `GetToken` → `getToken`. */
export function camel(name: string): string {
  return lowerFirst(pascal(name));
}

/** `AcmeChats` → `acme-chats`. */
export function kebab(name: string): string {
  return name.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** A name for a member of a group: kept where it is an identifier that does no harm. */
export function memberName(name: string): string {
  const member = isIdentifier(name) ? name : camel(name);
  return reservedMembers.has(member) ? `${member}_` : member;
}

/** A name for a file: letters, digits and hyphens. */
export function fileName(name: string): string {
  const joined = words(name).join("-");
  return joined === "" ? "x" : joined;
}

/** A property key as it stands in a type. */
export function typeKey(name: string): string {
  return isIdentifier(name) ? name : quote(name);
}

/** A property key as it stands in an object literal. `__proto__` would set the prototype, unless it is computed. */
export function valueKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : typeKey(name);
}

/** Hands out names, each once. A taken name gets the suffix, and a number when that is taken as well. */
export class Scope {
  #taken: Set<string>;
  #key: (name: string) => string;

  /** @param key - Names with the same key count as the same. Default: the name. */
  constructor(taken: Iterable<string> = [], key = (name: string) => name) {
    this.#taken = new Set([...reservedTypes, ...taken]);
    this.#key = key;
  }

  get names(): string[] {
    return [...this.#taken];
  }

  claim(name: string, suffix = ""): string {
    const candidates = [name, `${name}${suffix}`];
    for (let number = 2; candidates.every((candidate) => this.#has(candidate)); number += 1) {
      candidates.push(`${name}${suffix}${number}`);
    }
    const free = candidates.find((candidate) => !this.#has(candidate)) ?? name;
    this.#taken.add(this.#key(free));
    return free;
  }

  #has(name: string): boolean {
    return this.#taken.has(this.#key(name));
  }
}
