import type { Operation } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import type { JsonObject } from "./json.js";
import type { Names } from "./names.js";

/** Bodies that can be written in several media types: each is one component, to which all of these refer. */
export class SharedBodies {
  readonly #names: Names;
  readonly #found = new Map<string, { name: string; schema: JsonObject }>();

  constructor(names: Names) {
    this.#names = names;
  }

  /** The reference to the body of an operation. Its other methods have the same one. */
  share({ id }: Operation, schema: JsonObject): JsonObject {
    const key = JSON.stringify([id, schema] satisfies Json);
    const known = this.#found.get(key) ?? { name: this.#names.claim(`${pascal(id)}Body`), schema };
    this.#found.set(key, known);
    return { $ref: `#/components/schemas/${known.name}` };
  }

  get components(): [name: string, schema: JsonObject][] {
    return [...this.#found.values()].map(({ name, schema }) => [name, schema]);
  }
}

/** `fileops.multi.delete` → `FileopsMultiDelete`. */
function pascal(id: string): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
