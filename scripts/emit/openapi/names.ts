import type { ApiSpec, Operation } from "../../spec/api-spec.js";

/** Hands out names that nobody has yet, whatever their case. The same requests in the same order give the same names. */
export class Names {
  readonly #taken = new Set<string>();

  /** The first candidate that is free; else the last one with a number behind it. */
  claim(...candidates: [string, ...string[]]): string {
    const free = candidates.find((name) => !this.#taken.has(name.toLowerCase()));
    return this.#keep(free ?? this.#numbered(candidates.at(-1) ?? candidates[0]));
  }

  #numbered(name: string): string {
    let number = 2;
    while (this.#taken.has(`${name}_${number}`.toLowerCase())) number++;
    return `${name}_${number}`;
  }

  #keep(name: string): string {
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** Orders names alike everywhere: not as a language has them, but by their characters' numbers. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** What OpenAPI permits as key of a component. */
export function componentName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, "_") || "_";
}

/** The documentation's own names, where they can stand as one; else names made of group and name. */
export function operationIds({ operations, envelope }: ApiSpec): Map<Operation, string> {
  if (envelope !== undefined) return madeIds(operations);
  const own = operations.filter(({ id }) => isOperationId.test(id));
  const others = operations.filter(({ id }) => !isOperationId.test(id));
  const ids = new Map(own.map((operation) => [operation, operation.id]));
  return new Map([...ids, ...madeIds(others, ids.values())]);
}

/** Not one such as `GET /rooms`, which stands in for a name that the page does not have. */
const isOperationId = /^[^\s/{}]+$/;

/**
 * `document.file` and `Lock` → `document_file_lock`: letters, digits and underscores are an identifier in every
 * language, and generators take the last underscore as the border between a class and its method.
 */
function madeIds(operations: readonly Operation[], taken: Iterable<string> = []): Map<Operation, string> {
  const names = new Names();
  for (const name of taken) names.claim(name);
  return new Map(
    operations.map((operation) => {
      const short = identifier([...operation.group, lowerFirst(operation.name)].join("_"));
      return [operation, names.claim(short, identifier(operation.id))];
    }),
  );
}

function identifier(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  return /^[A-Za-z]/.test(safe) ? safe : `_${safe}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z0-9]/.test(text) || text.length === 1
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
