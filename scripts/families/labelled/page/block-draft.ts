import type { BlockPart } from "../model.js";

/** What is found of a block while its parts are read. */
export interface Draft extends BlockPart {
  /** The name that diagnostics give it. */
  operation: string | undefined;
  /** The status that examples are of until another label comes. */
  status: string | undefined;
}

export function startDraft(operation: string | undefined, lines: BlockPart["lines"]): Draft {
  return {
    title: undefined,
    text: [],
    url: undefined,
    versions: undefined,
    methods: { values: [], line: undefined },
    headers: [],
    parameters: { state: "absent" },
    returns: { state: "absent", line: undefined, text: [], statuses: [], fields: [], skeletons: [] },
    errors: [],
    notes: [],
    examples: [],
    values: [],
    lines,
    operation,
    status: undefined,
  };
}

export function finished({ operation: _, status: __, ...part }: Draft): BlockPart {
  return part;
}
