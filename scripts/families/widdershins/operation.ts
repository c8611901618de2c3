import type { Node } from "../../read/nodes.js";
import type { Example, Operation, Parameter } from "../../spec/api-spec.js";
import { claim, isLine, note, type Reading } from "../reading.js";
import type { ShownExample } from "./examples.js";
import { markdownOf } from "./markdown.js";
import { operationNames } from "./names.js";
import type { OperationParts } from "./operation-parts.js";
import { readInputs } from "./parameters.js";
import { readOutputs } from "./responses.js";
import { readSamples, type Samples } from "./samples.js";
import { inOperation, type SchemaContext } from "./schema/context.js";

/** An operation, and the address that its samples call. */
export interface ReadOperation {
  operation: Operation;
  base: string;
  /** Headers that the samples send and the list of parameters lacks, in lower case. */
  furtherHeaders: Set<string>;
  /** Only one line of text: summary or description. */
  singleText: boolean;
}

export function readOperation(
  reading: Reading,
  parts: OperationParts,
  group: readonly string[],
  schemas: SchemaContext,
): ReadOperation {
  const { request, requestLine, heading, security } = parts;
  const names = operationNames(heading, request);
  const { id } = names;
  const context = inOperation(schemas, id, reading.diagnostics);
  const samples = readSamples(reading, heading, requestLine, request, id);
  const inputs = readInputs(reading, parts, samples, context, id);
  const outputs = readOutputs(reading, parts, samples, context, id);
  const { callbacks } = parts.below;
  if (callbacks !== undefined) {
    claim(reading, "widdershins/callbacks", callbacks);
    note(reading, "operation/part-unread", { line: heading.line, operation: id }, { part: "callbacks" });
  }
  claim(reading, "widdershins/text", parts.texts);
  const texts = textsOf(reading, parts.texts);
  return {
    base: samples.base,
    furtherHeaders: furtherHeaders(samples, inputs.parameters),
    singleText: parts.texts.length === 1 && reading.document.reader === "text",
    operation: {
      id,
      group: [...group],
      name: names.name,
      ...(texts.summary === undefined ? titled(names.summary) : titled(texts.summary)),
      ...(texts.description === "" ? {} : { description: texts.description }),
      wire: { kind: "http", ...request },
      parameters: inputs.parameters,
      ...(inputs.payload === undefined ? {} : { payload: inputs.payload }),
      responses: outputs.responses,
      ...(security === undefined ? {} : { security }),
      examples: [
        ...inputs.examples.flatMap((example) => shown(reading, "request", example, id)),
        ...outputs.examples.flatMap(({ status, example }) => shown(reading, "response", example, id, status)),
      ],
      lines: { start: heading.line, end: parts.end },
    },
  };
}

function furtherHeaders({ headers }: Samples, parameters: readonly Parameter[]): Set<string> {
  const declared = parameters.filter((each) => each.in === "header").map(({ name }) => name.toLowerCase());
  return new Set([...headers.keys()].filter((name) => !declared.includes(name)));
}

function titled(text: string | undefined): { title?: string } {
  return text === undefined ? {} : { title: text };
}

/**
 * Summary and description. The template sets the summary in italics; where that is lost, the first line is the summary.
 */
function textsOf({ document }: Reading, nodes: readonly Node[]): { summary?: string; description: string } {
  const [first, ...rest] = nodes;
  if (!isLine(first)) return { description: markdownOf(nodes) };
  const emphasised = insideOf(first.markdown ?? first.text);
  if (emphasised !== undefined) return { summary: emphasised, description: markdownOf(rest) };
  const [, literal] = /^\*(.*)\*$/u.exec(first.text) ?? [];
  if (document.reader === "text" || literal !== undefined)
    return { summary: (literal ?? first.text).trim(), description: markdownOf(rest) };
  return { description: markdownOf(nodes) };
}

/** What stands between two asterisks, where they belong together. */
function insideOf(markdown: string): string | undefined {
  const [, inside = ""] = /^\*(?!\*)(\S.*)\*$/u.exec(markdown) ?? [];
  const bare = inside.replace(/\\\*|\*\*[^*]*\*\*/gu, "");
  return inside === "" || bare.includes("*") ? undefined : inside;
}

function shown(
  reading: Reading,
  kind: Example["kind"],
  { line, value, text, format }: ShownExample,
  operation: string,
  status?: string,
): Example[] {
  if (value !== undefined) return [{ kind, ...(status === undefined ? {} : { status }), line, value }];
  // XML repeats what the JSON before it shows.
  if (format === undefined || format === "yaml")
    note(reading, "example/other-format", { line, operation }, { text });
  return [];
}
