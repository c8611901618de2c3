import { inferExamples } from "../../../infer/infer.js";
import type { Example, Operation } from "../../../spec/api-spec.js";
import { note, type Reading } from "../../reading.js";
import type { BlockPart, ExamplePart } from "../model.js";
import { answersOf, successStatus } from "./answers.js";
import type { BlockName } from "./names.js";
import { requestOf } from "./parameters.js";
import { splitVersion } from "./path-parts.js";
import type { Draft } from "./same-answers.js";
import { valuesOf } from "./shown-answer.js";
import { flatText, titleAndText } from "./texts.js";
import { changingWord } from "./verbs.js";

/** Where a block goes to. */
export interface Address {
  /** Begins with a slash; placeholders are in braces. */
  path: string;
  /** Name of the server, where it is not the first. */
  server: string | undefined;
}

export interface PageFacts {
  section: string;
  mediaType: string | undefined;
}

/** What is sent where the page tells no method: a request that nobody repeats by himself. */
export const unknownMethod = "POST";

/** One block as an operation, its shapes still inline. */
export function readBlock(
  reading: Reading,
  block: BlockPart,
  { group, name, id }: BlockName,
  { path, server }: Address,
  { section, mediaType }: PageFacts,
): Draft {
  const { text, methods, examples, notes, lines } = block;
  const [method = unknownMethod] = methods.values;
  checkMethod(reading, block, path, id);
  const request = requestOf(reading, block, { method, path, mediaType }, id);
  const hasLostParts = (block.url?.lost.length ?? 0) > 0;
  const remarks = [
    ...request.notes,
    ...(hasLostParts ? [`The page writes \`${block.url?.written ?? ""}\`.`] : []),
  ];
  const result = valuesOf(examples.filter(({ use }) => use === "task"));
  const [task] = examples.filter(({ use }) => use === "task");
  const operation: Operation = {
    id,
    group,
    name,
    ...titleAndText(text),
    ...(section === "" ? {} : { section }),
    wire: {
      kind: "http",
      method,
      path,
      ...(server === undefined ? {} : { server }),
      ...(methods.values.length > 1 ? { methods: methods.values } : {}),
      ...(methods.values.length === 0 ? { methodOrigin: "unknown" } : {}),
      ...versionsOf(block, path),
    },
    parameters: request.parameters,
    ...(request.openParameters === undefined ? {} : { openParameters: true }),
    parameterList: request.parameterList,
    ...(request.payload === undefined ? {} : { payload: request.payload }),
    responses: [],
    ...(notes.length === 0
      ? {}
      : { conditions: notes.map(({ text: told, markdown, line }) => ({ text: markdown ?? told, line })) }),
    ...(result.length === 0 || task === undefined
      ? {}
      : { taskResult: { schema: inferExamples(result), line: task.line } }),
    ...(remarks.length === 0 ? {} : { notes: remarks }),
    examples: examples.flatMap((example) => exampleOf(reading, example, method, successStatus(block), id)),
    lines,
  };
  return { operation, answers: answersOf(reading, block, id) };
}

function checkMethod(reading: Reading, block: BlockPart, path: string, operation: string): void {
  const { methods, lines, url, parameters } = block;
  const place = { line: methods.line ?? url?.line ?? lines.start, operation };
  if (methods.values.length === 0) note(reading, "block/no-method", place, { method: unknownMethod });
  if (methods.values.length > 0 && methods.values.every((method) => method === "GET")) {
    const word = changingWord(flatText(block.text), splitVersion(path).segments.at(-1) ?? "");
    if (word !== undefined) note(reading, "block/changes-by-get", place, { word });
  }
  if (parameters.state === "lost")
    note(reading, "block/parameters-lost", { line: parameters.line, operation });
  if (parameters.state === "absent") note(reading, "block/parameters-absent", place);
}

/** The versions that a block lists, where they are others than the one of its path. */
function versionsOf({ versions }: BlockPart, path: string): { versions?: string[] } {
  const own = splitVersion(path).version?.replace(/^v/iu, "");
  const listed = versions?.values ?? [];
  return own === undefined || listed.every((each) => each === own) ? {} : { versions: listed };
}

function exampleOf(
  reading: Reading,
  { use, status, value, line }: ExamplePart,
  method: string,
  success: string,
  operation: string,
): Example[] {
  if (use === "event") note(reading, "block/event-example", { line, operation });
  if (value === undefined || use === "event") return [];
  if (use === "request") return [{ kind: method === "GET" ? "parameters" : "request", line, value }];
  if (use === "task") return [{ kind: "task", line, value }];
  return [{ kind: "response", status: status ?? success, line, value }];
}
