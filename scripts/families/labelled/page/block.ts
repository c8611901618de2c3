import { note, type Reading } from "../../reading.js";
import type { BlockPart } from "../model.js";
import { type Draft, finished, startDraft } from "./block-draft.js";
import { errorsPart } from "./errors.js";
import { examplePart } from "./example-part.js";
import { headersPart, methodPart, placeOf, urlPart, versionsPart } from "./head-parts.js";
import type { Label, Meaning } from "./labels.js";
import { claimNodes, endOf, isLine, textLine } from "./nodes.js";
import { isReadable, notesPart } from "./notes.js";
import type { BlockNodes } from "./outline.js";
import { parametersPart } from "./parameters.js";
import { type LabelledPart, partsOf } from "./parts.js";
import { withBraces } from "./path-template.js";
import { returnsPart } from "./returns.js";
import { takeUnknown } from "./unknown-labels.js";
import { valuesPart } from "./values.js";

type Read = (reading: Reading, draft: Draft, part: LabelledPart) => void;

const readers: Record<Meaning, Read> = {
  url: urlPart,
  versions: versionsPart,
  method: methodPart,
  headers: headersPart,
  parameters: parametersPart,
  returns: returnsPart,
  errors: errorsPart,
  notes: notesPart,
  values: valuesPart,
  format: formatPart,
  example: examplePart,
};

/** Labels that a block can have more than once. */
const repeatable: ReadonlySet<Meaning> = new Set(["notes", "values", "format", "example"]);

/** Reads one method of the API. */
export function readBlock(reading: Reading, { title, nodes }: BlockNodes): BlockPart {
  const { text, parts } = partsOf(nodes);
  const starts = [title?.line, ...nodes.map((node) => (isLine(node) ? node.line : node.startLine))];
  const start = starts.find((line) => line !== undefined) ?? 1;
  const end = nodes.reduce((last, node) => Math.max(last, endOf(node)), start);
  const draft = startDraft(nameOf(title?.text, parts), { start, end });
  if (title !== undefined) {
    draft.title = textLine(title);
    claimNodes(reading, "labelled/title", [title]);
  }
  const sentences = takeUnknown(reading, draft, text).filter(isLine);
  draft.text = sentences.map(textLine);
  claimNodes(reading, "labelled/text", sentences);
  const seen = new Map<Meaning, Label>();
  for (const part of parts) {
    const { label } = part;
    const first = seen.get(label.meaning);
    if (first !== undefined && !repeatable.has(label.meaning))
      note(reading, "section/part-twice", placeOf(draft, label.line), {
        part: label.word,
        first: first.line.line,
      });
    seen.set(label.meaning, first ?? label);
    readPart(reading, draft, part);
  }
  return finished(draft);
}

function readPart(reading: Reading, draft: Draft, part: LabelledPart): void {
  const { label } = part;
  const content = takeUnknown(reading, draft, part.content, label.meaning);
  const kept = new Set(content);
  const nodes = part.nodes.filter((node) => kept.has(node) && isReadable(label.meaning, node, content[0]));
  if (label.meaning !== "example") draft.status = undefined;
  readers[label.meaning](reading, draft, { ...part, content });
  claimNodes(reading, `labelled/${label.meaning}`, [label.line, ...nodes]);
}

/** What is said of the form of an answer is part of it. */
function formatPart(reading: Reading, draft: Draft, part: LabelledPart): void {
  const before = draft.returns.line;
  const state = draft.returns.state;
  returnsPart(reading, draft, part);
  draft.returns.line = before ?? part.label.line.line;
  if (state === "told") draft.returns.state = "told";
}

/** What diagnostics call a block: its title, or the path of its URL. */
function nameOf(title: string | undefined, parts: readonly LabelledPart[]): string | undefined {
  if (title !== undefined) return title;
  const url = parts.find(({ label }) => label.meaning === "url")?.content.find(isLine)?.text;
  return url === undefined ? undefined : withBraces(url).replace(/^\/?https?:\/\/[^/]+/u, "");
}
