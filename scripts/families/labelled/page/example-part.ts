import { note, type Reading } from "../../reading.js";
import type { ExamplePart } from "../model.js";
import type { Draft } from "./block-draft.js";
import { readCode } from "./example.js";
import { placeOf } from "./head-parts.js";
import { isLine, type PageCode, type PageLine, textLine } from "./nodes.js";
import type { LabelledPart } from "./parts.js";
import { versionPrefix, withBraces } from "./path-template.js";
import { joined, statusOf } from "./statuses.js";

type Shown = Pick<ExamplePart, "use" | "method">;

/** Reads one piece of code as an example, or as an object of type words. */
export function addCode(reading: Reading, draft: Draft, code: PageCode, shown: Shown): void {
  const read = readCode(reading, code, draft.operation);
  if (read.kind === "skeleton") {
    const { kind: _, ...skeleton } = read;
    if (draft.returns.state === "absent")
      draft.returns = { ...draft.returns, state: "told", line: read.line };
    else if (draft.returns.state === "lost") draft.returns.state = "told";
    draft.returns.skeletons.push(skeleton);
    return;
  }
  const { line, endLine, value } = read;
  const status = shown.use === "response" ? draft.status : undefined;
  draft.examples.push({ ...shown, ...(status === undefined ? {} : { status }), line, endLine, value });
}

/** Reads what stands below the label of an example: code, and what the page says behind it. */
export function examplePart(reading: Reading, draft: Draft, { label, content }: LabelledPart): void {
  const { use = "response", method } = label.example ?? {};
  const before = content
    .slice(
      0,
      Math.max(
        0,
        content.findIndex((node) => !isLine(node)),
      ),
    )
    .filter(isLine);
  const source = use === "response" ? sourceOf([...before.map(({ text }) => text)]) : undefined;
  const isOther = source !== undefined && !isOwn(draft, source);
  const shown: Shown = { use: isOther ? "task" : use, ...(method === undefined ? {} : { method }) };
  if (content.every(isLine))
    note(reading, "endpoint/label-unused", placeOf(draft, label.line), { label: label.word });
  let isBehind = false;
  for (const node of content) {
    if (node.kind === "code") addCode(reading, draft, node, shown);
    else if (node.kind === "sample")
      note(reading, "labelled/sample", { line: node.startLine, operation: draft.operation });
    else if (isLine(node)) lineNear(reading, draft, node, isBehind || source === undefined);
    isBehind ||= !isLine(node);
  }
}

/** The URL that an example says it comes from. */
function sourceOf(texts: readonly string[]): string | undefined {
  const text = texts.join(" ").replace(/\\([<>])/gu, "$1");
  return /https?:\/\/[^/\s]+(\/[^\s)\]]*)/u.exec(text)?.[1];
}

function isOwn({ url }: Draft, source: string): boolean {
  const plain = (path: string): string =>
    withBraces(path)
      .slice(versionPrefix(path).length)
      .replace(/\{[^{}]*\}/gu, "{}")
      .replace(/\/$/u, "");
  return url !== undefined && plain(url.path) === plain(source);
}

/** A line around an example: a status, a numbered case of an answer, or a remark. */
function lineNear(reading: Reading, draft: Draft, line: PageLine, isKept: boolean): void {
  const status = statusOf(line);
  if (status !== undefined) {
    draft.returns.statuses.push(status);
    if (draft.returns.state !== "told") draft.returns = { ...draft.returns, state: "told" };
    draft.returns.line ??= line.line;
    draft.status = status.status;
    return;
  }
  if (!isKept || /^[:.,;]+$/u.test(line.text)) return;
  const last = draft.returns.statuses.at(-1);
  if (!/^\d{1,2}\.\s*\S/u.test(line.text)) {
    note(reading, "labelled/text-behind-example", placeOf(draft, line), { text: line.text });
    draft.notes.push(textLine(line));
  } else if (last !== undefined && draft.status === last.status) last.text = joined(last.text, line);
  else draft.returns.text.push(textLine(line));
}
