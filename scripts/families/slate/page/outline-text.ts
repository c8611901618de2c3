import type { Line } from "../../../read/nodes.js";
import { note, type Reading } from "../../reading.js";
import type { SlateNode } from "./nodes.js";
import { isRequest, type Run, runsOf } from "./runs.js";
import type { GroupSection, Outline, Section } from "./sections.js";
import { isKnownTitle, isTitle, titleIndex, type Vocabulary, vocabularyOf } from "./titles.js";

/**
 * The outline of a flattened page. Above each request stand a title and its text; a title with text in front of them is
 * that of a group.
 */
export function outlineOfText(reading: Reading, nodes: readonly SlateNode[]): Outline {
  const runs = runsOf(nodes);
  const errors = runs.filter(isErrors);
  const others = runs.filter((run) => !isErrors(run));
  const requested = others.filter(({ below }) => below.some(isRequest));
  const vocabulary = vocabularyOf(requested.map(({ lines }) => lines));
  const first = requested[0] === undefined ? others.length : others.indexOf(requested[0]);
  const outline: Outline = {
    front: others.slice(0, first).flatMap(nodesIn),
    groups: [],
    errors: errors.flatMap((run) => errorSection(run, vocabulary)),
  };
  const trailing: { section: Section | undefined; lines: Line[] }[] = [];
  for (const [index, run] of others.slice(first).entries()) {
    const { groups, section, before } = partsOf(reading, run, vocabulary, index === 0);
    if (index === 0) outline.front.push(...before);
    else trailing.push({ section: outline.groups.at(-1)?.endpoints.at(-1), lines: before });
    outline.groups.push(...groups);
    if (section === undefined) continue;
    if (outline.groups.length === 0) outline.groups.push({ title: undefined, text: [], endpoints: [] });
    outline.groups.at(-1)?.endpoints.push(section);
  }
  // Where groups have texts, a text above a title may be that of a group whose title was lost.
  const isSure = outline.groups.every(({ text }) => text.length === 0);
  for (const { section, lines } of isSure ? trailing : []) section?.nodes.push(...lines);
  return outline;
}

function nodesIn({ lines, below }: Run): SlateNode[] {
  return [...lines, ...below];
}

const isErrors = ({ below }: Run): boolean =>
  below.some(({ kind }) => kind === "errors") && !below.some(isRequest);

function errorSection({ lines, below }: Run, vocabulary: Vocabulary): Section[] {
  const at = lines.findLastIndex((line) => isTitle(line, vocabulary));
  const title = lines[at];
  return title === undefined ? [] : [{ title, nodes: [...lines.slice(at + 1), ...below] }];
}

interface Parts {
  /** What belongs to the front of the page. */
  before: Line[];
  groups: GroupSection[];
  section: Section | undefined;
}

function partsOf(reading: Reading, run: Run, vocabulary: Vocabulary, isFirst: boolean): Parts {
  const { lines, below } = run;
  const found = titleIndex(lines, vocabulary);
  const request = below.find(isRequest);
  const at = Math.max(found, 0);
  const title = lines[at] ?? request;
  if (title === undefined) return { before: [], groups: [], section: undefined };
  const place = { line: request?.line ?? title.line };
  // The first line stands for the title, so that the rest is read: the error stops the generation anyhow.
  if (found === -1) note(reading, "endpoint/no-title", place);
  else if (lines.length - at > 2 && !isKnownTitle(title.text, vocabulary))
    note(reading, "endpoint/title-unclear", { line: title.line }, { title: title.text });
  const above = lines.slice(0, at);
  const starts = groupStarts(above, vocabulary);
  const own = isFirst ? starts.slice(-1) : starts;
  return {
    before: above.slice(0, own[0] ?? above.length),
    groups: own.map((start, index) => ({
      title: above[start],
      text: above.slice(start + 1, own[index + 1]),
      endpoints: [],
    })),
    section: { title, nodes: [...lines.slice(at + 1), ...below] },
  };
}

/** Where groups begin: titles behind which a text stands, or the endpoint itself. */
function groupStarts(above: readonly Line[], vocabulary: Vocabulary): number[] {
  return above.flatMap((line, index) => {
    const next = above[index + 1];
    const isOne =
      isTitle(line, vocabulary) && (index === 0 || next === undefined || !isTitle(next, vocabulary));
    return isOne ? [index] : [];
  });
}
