import type { ApiSpec, Operation } from "../../../scripts/spec/api-spec.js";
import { compareSpecs } from "../../../scripts/spec/changes.js";
import { told } from "./told.js";

const source = { file: "source.txt", sha256: "0".repeat(64), reader: "text", lines: 900 } as const;
const lines = { start: 10, end: 20 };

export function operation(parts: Partial<Operation> = {}): Operation {
  return {
    id: "getRoom",
    group: ["rooms"],
    name: "getRoom",
    wire: { kind: "http", method: "GET", path: "/rooms" },
    parameters: [],
    responses: [],
    examples: [],
    lines,
    ...parts,
  };
}

export function spec(parts: Partial<ApiSpec> = {}): ApiSpec {
  return {
    vendor: "rooms",
    title: "Rooms",
    version: "1",
    source,
    servers: [{ name: "default", url: "https://rooms.test" }],
    operations: [operation()],
    schemas: {},
    errors: [],
    counts: {},
    findings: [],
    ...parts,
  };
}

export const compare = (before: Partial<ApiSpec>, after: Partial<ApiSpec>): string[] =>
  told(compareSpecs(spec(before), spec(after)));
export const between = (before: Partial<Operation>, after: Partial<Operation>): string[] =>
  compare({ operations: [operation(before)] }, { operations: [operation(after)] }).map((line) =>
    line.replace(" getRoom ", " "),
  );

export const answer = (...responses: Operation["responses"]): Partial<Operation> => ({ responses });
