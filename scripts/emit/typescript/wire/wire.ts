import type { Json, Schema } from "../../../spec/json-schema.js";
import type { ClientOperation } from "../operation/client-operation.js";
import { camel, isIdentifier, isReservedWord } from "../text/names.js";
import type { DocPart } from "../text/tsdoc.js";

/** One key of the `params` argument of a call. */
export interface CallParameter {
  name: string;
  required: boolean;
  value: CallValue;
  /** The session fills it where it is left out. */
  filled?: boolean;
  /** What is told before the documentation of the schema, and behind it. */
  notes: string[];
  remarks?: string[];
}

/** `payload`: the structured part of the request; its type has a name of its own. `content`: the bytes of a file. */
export type CallValue =
  | { kind: "schema"; schema: Schema }
  | { kind: "payload" }
  | { kind: "content"; schema?: Schema };

export function payloadParameter(name: string, required: boolean): CallParameter {
  return { name, required, value: { kind: "payload" }, notes: [] };
}

export const contentParameter: CallParameter = {
  name: "content",
  required: true,
  value: { kind: "content" },
  notes: ["The bytes of the file."],
};

/** What the runtime has to know of an operation beside its name. Empty where all is as usual. */
export type Traits = { [trait: string]: TraitValue };
export type TraitValue = string | string[] | true | Traits;

/** Stands in an example where the caller has a variable of that name. A class, since a page can contain any object. */
export class Variable {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** One that is called like a key, as far as a variable can be. */
  static of(key: string): Variable {
    const name = isIdentifier(key) ? key : camel(key);
    return new Variable(isReservedWord(name) ? `${name}_` : name);
  }
}

/** Finds out once for each operation what several files of a client tell. */
export function oncePerOperation<T>(
  tell: (operation: ClientOperation) => T,
): (operation: ClientOperation) => T {
  const known = new Map<ClientOperation, T>();
  return (operation) => {
    const told = known.get(operation) ?? tell(operation);
    known.set(operation, told);
    return told;
  };
}

/** Everything that depends on the protocol which a vendor speaks. */
export interface WireEmitter {
  kind: "http" | "envelope";
  /** Module of the runtime, below `src`. */
  runtime: string;
  /** Parameters that the session fills, and the interface of the runtime that declares them. */
  filled?: { type: string; names: readonly string[] };
  parameters(operation: ClientOperation): CallParameter[];
  /** What the runtime calls the operation. */
  target(operation: ClientOperation): string;
  traits(operation: ClientOperation): Traits;
  /** The function of the runtime that makes its standalone function. */
  maker(operation: ClientOperation): string;
  /** How the message travels, in sentences; then the name that the operation has on the wire. */
  notes(operation: ClientOperation): string[];
  /** What holds for every call, in sentences for the hover of the client. */
  clientNotes?(): string[];
  /** What the protocol's own answers mean, beyond what the client makes of them. */
  answers?(operation: ClientOperation): DocPart[];
  wireName(operation: ClientOperation): string;
  /** The documented request as `params`, without what is filled in anyway. */
  example(operation: ClientOperation): { [key: string]: Json | Variable } | undefined;
  /** Constants that the runtime takes from the spec. */
  facts(): { [fact: string]: Json | RegExp };
}
