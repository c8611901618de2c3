import type { Table } from "../../read/document.js";
import { firstLine, type Line, lastLine, type Node } from "../../read/nodes.js";
import type { Push, Restriction } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import { type FieldLine, fieldsBelow } from "./field-line.js";
import { note, type Reading } from "./reading.js";

/** What the labelled parts of an action's section say, before they are put together. */
export interface SectionFacts {
  push?: Push;
  url?: { text: string; line: number };
  channel?: "body" | "header";
  messageHeader?: string;
  conditions: { text: string; line: number }[];
  restrictions: Restriction[];
  identification: FieldLine[];
  data?: { fields: FieldLine[]; line: number };
  output?: { fields: FieldLine[]; line: number; notYet?: string };
  example?: { value: Json; line: number };
}

type ReadPart = (
  reading: Reading,
  operation: string,
  nodes: readonly Node[],
  facts: SectionFacts,
  label: Line,
) => void;

const isLine = (node: Node): node is Line => node.kind === "line";

/** The lines of a push part, and what each tells. A line outside the table stays unread. */
const pushLines: [string, RegExp, (push: Push, text: string) => boolean][] = [
  ["receiver", /^Pushing to: (.+)$/u, (push, text) => Boolean(Object.assign(push, { to: text }))],
  ["target", /^With target: (.+)$/u, (push, text) => Boolean(Object.assign(push, { target: text }))],
  [
    "target",
    /^With custom target: (.+)$/u,
    (push, text) => Boolean(Object.assign(push, { target: text, custom: true })),
  ],
  [
    "streams",
    /^Stream value: (.+)$/u,
    (push, text) => {
      const streams = parseStreams(text);
      push.streams = streams ?? [];
      return streams !== undefined;
    },
  ],
];

const readPush: ReadPart = (reading, operation, nodes, facts, label) => {
  const push: Push = { to: "", target: operation, streams: [], line: label.line };
  const told = new Set<string>();
  for (const node of nodes.filter(isLine)) {
    const [kind, pattern, take] = pushLines.find(([, candidate]) => candidate.test(node.text)) ?? [];
    const text = pattern?.exec(node.text)?.[1];
    if (kind === undefined || take === undefined || text === undefined || told.has(kind)) continue;
    told.add(kind);
    reading.ledger.claim("wapi/push", node.line);
    if (!take(push, text))
      note(reading, "grammar/stream", { line: node.line, operation }, { text, rule: "wapi/push" });
  }
  const place = { line: label.line, operation };
  if (/unkn?own/iu.test(push.to)) note(reading, "push/unknown-receiver", place, { text: push.to });
  if (push.target !== operation) note(reading, "push/other-target", place, { target: push.target });
  const lacking = ["receiver", "target", "streams"].filter((kind) => !told.has(kind));
  if (lacking.length > 0)
    note(reading, "grammar/push", place, { text: `no ${lacking.join(", no ")}`, rule: "wapi/push" });
  if (told.has("receiver")) facts.push = push;
};

/** `Pushing on all streams` (none is named), or `Pushing on user stream (1) and on chat stream (2)`. */
function parseStreams(text: string): Push["streams"] | undefined {
  const list = /^Pushing on (.+)$/u.exec(text)?.[1];
  if (list === "all streams") return [];
  const streams = (list ?? "").split(" and on ").map((entry) => /^(.+) stream \((\d+)\)$/u.exec(entry));
  if (streams.some((match) => match === null)) return undefined;
  return streams.map((match) => ({ label: match?.[1] ?? "", value: Number(match?.[2]) }));
}

const readUrl: ReadPart = (reading, operation, nodes, facts, label) => {
  const node = nodes.find(isLine);
  if (node === undefined) {
    note(reading, "section/part-missing", { line: label.line, operation }, { part: label.text });
    return;
  }
  reading.ledger.claim("wapi/url", node.line);
  if (URL.canParse(node.text) && /^https?:/u.test(node.text))
    facts.url = { text: node.text, line: node.line };
  else note(reading, "grammar/url", { line: node.line, operation }, { text: node.text, rule: "wapi/url" });
};

/** The sentences on how to call, and what each tells. A second one on the channel is refused: it stays unread. */
const callSentences: [RegExp, (facts: SectionFacts, header: string) => boolean][] = [
  [
    /^The json message is sent in the http request body\.$/u,
    (facts) => setChannel(facts, { channel: "body" }),
  ],
  [
    /^The json message is sent in the (\S+) http header of the request\.$/u,
    (facts, messageHeader) => setChannel(facts, { channel: "header", messageHeader }),
  ],
  [/^It has to be encoded \(encoding similar to the php function rawurlencode\)\.$/u, () => true],
  [/^The file content is provided in the http request body\.$/u, () => true],
];

function setChannel(facts: SectionFacts, told: Pick<SectionFacts, "channel" | "messageHeader">): boolean {
  if (facts.channel !== undefined) return false;
  Object.assign(facts, told);
  return true;
}

const readCallType: ReadPart = (reading, operation, nodes, facts, label) => {
  for (const node of nodes.filter(isLine)) {
    for (const [pattern, take] of callSentences) {
      const match = pattern.exec(node.text);
      if (match !== null && take(facts, match[1] ?? "")) reading.ledger.claim("wapi/call-type", node.line);
    }
  }
  if (facts.channel === undefined)
    note(reading, "section/part-missing", { line: label.line, operation }, { part: label.text });
};

/** A table of restrictions is a title, a row of columns run together, and a row of marks; other sentences are conditions. */
const readRestrictions: ReadPart = (reading, operation, nodes, facts) => {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node === undefined || node.kind === "code" || node.kind === "list" || node.kind === "table") continue;
    const title = /^(.+ restrictions):$/u.exec(node.text)?.[1];
    const next = nodes[index + 1];
    if (title !== undefined && next?.kind === "line") {
      const marks = nodes[index + 2];
      const row = marks?.kind === "line" && /^X+$/u.test(marks.text) ? marks : undefined;
      const restriction = readRestriction(reading, operation, title, next, row);
      if (restriction !== undefined) facts.restrictions.push(restriction);
      reading.ledger.claim("wapi/restrictions", node.line, row?.line ?? next.line);
      index += row === undefined ? 1 : 2;
    } else if (title !== undefined && next?.kind === "table") {
      reading.ledger.claim("wapi/restrictions", node.line);
      index += 1;
      // One row of columns and one of marks; another table says something that nobody knows yet.
      const restriction = restrictionFromCells(title, next);
      if (restriction === undefined) continue;
      facts.restrictions.push(restriction);
      reading.ledger.claim("wapi/restrictions", next.startLine, next.endLine);
    } else if (/^\p{Lu}.*\.$/u.test(node.text)) {
      facts.conditions.push({ text: node.text, line: node.line });
      reading.ledger.claim("wapi/condition", node.line);
    }
  }
};

function readRestriction(
  reading: Reading,
  operation: string,
  title: string,
  columnRow: Line,
  markRow: Line | undefined,
): Restriction | undefined {
  const columns = columnsOf(columnRow.text);
  if (columns === undefined) {
    note(
      reading,
      "grammar/restriction",
      { line: columnRow.line, operation },
      { text: columnRow.text, rule: "wapi/restrictions" },
    );
    return undefined;
  }
  const marks = markRow?.text.length ?? 0;
  const place = { line: markRow?.line ?? columnRow.line, operation };
  const counts = { title, marks, columns: columns.length };
  if (marks > columns.length) note(reading, "restriction/overfull", place, counts);
  const exact = marks === columns.length;
  if (marks < columns.length) note(reading, "restriction/columns-lost", place, counts);
  return {
    kind: title,
    columns,
    marks,
    allowed: exact ? columns.map(({ label }) => label) : null,
    line: columnRow.line,
  };
}

/** `Read-only (1)Read-write (2)`: columns run together, each a label and its value. */
function columnsOf(text: string): Restriction["columns"] | undefined {
  const columns: Restriction["columns"] = [];
  // Sticky: matching goes on where the last column ended, so that a long row costs no more than its length.
  const column = /([^()]+)\(([^()]*)\)\s*/uy;
  for (let end = 0; end < text.length; end = column.lastIndex) {
    const [, label = "", value = ""] = column.exec(text) ?? [];
    if (label.trim() === "" || value.trim() === "") return undefined;
    columns.push({ label: label.trim(), value: value.trim() });
  }
  return columns;
}

/** Where the page kept its cells, a mark stands below its column. */
function restrictionFromCells(title: string, table: Table): Restriction | undefined {
  const [row] = table.rows;
  const titles = table.header.cells.map(({ text }) => text.trim());
  if (table.rows.length !== 1 || titles.includes("")) return undefined;
  const columns = titles.map((title) => {
    const [, label = title, value = ""] = /^([^()]+)\(([^()]+)\)$/u.exec(title) ?? [];
    return value === "" ? { label: label.trim() } : { label: label.trim(), value };
  });
  const allowed = columns
    .filter((_, index) => (row?.cells[index]?.text ?? "").trim() !== "")
    .map(({ label }) => label);
  return { kind: title, columns, marks: allowed.length, allowed, line: table.startLine };
}

const readIdentification: ReadPart = (reading, operation, nodes, facts) => {
  facts.identification = fieldsBelow(reading, "wapi/identification", operation, nodes);
};

const readData: ReadPart = (reading, operation, nodes, facts, label) => {
  facts.data = { fields: fieldsBelow(reading, "wapi/data", operation, nodes), line: label.line };
};

const readOutput: ReadPart = (reading, operation, nodes, facts, label) => {
  facts.output = { fields: fieldsBelow(reading, "wapi/output", operation, nodes), line: label.line };
  for (const node of nodes.filter(isLine)) {
    if (!/^Documentation not available/u.test(node.text)) continue;
    facts.output.notYet = node.text;
    reading.ledger.claim("wapi/output-not-yet", node.line);
  }
};

/** No documented message nests deeper than this. */
const deepest = 64;

/** Why a spec could not hold the value, although it was JSON. */
function unusable(value: Json, depth = 0): string | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) return "a number is too large";
  if (value === null || typeof value !== "object") return undefined;
  if (depth >= deepest) return `it nests deeper than ${deepest} levels`;
  for (const member of Object.values(value)) {
    const problem = unusable(member, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const readExample: ReadPart = (reading, operation, nodes, facts) => {
  const code = nodes.find((node) => node.kind === "code");
  if (code === undefined || code.kind !== "code") return;
  reading.ledger.claim("wapi/example", firstLine(code), lastLine(code));
  try {
    const value: Json = JSON.parse(code.text);
    const problem = unusable(value);
    if (problem !== undefined) throw new Error(problem);
    facts.example = { value, line: code.startLine };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    note(reading, "example/unparsable", { line: code.startLine, operation }, { reason });
  }
};

/** Whether the line belongs below a label: above all labels, its own one was lost. */
export function belongsToPart(text: string): boolean {
  return [...pushLines.map(([, pattern]) => pattern), ...callSentences.map(([pattern]) => pattern)].some(
    (pattern) => pattern.test(text),
  );
}

/** The labels of a section, in the page's words, and who reads what stands below each. */
export const sectionParts: Readonly<Record<string, ReadPart>> = {
  "Push information:": readPush,
  "Url:": readUrl,
  "Call type:": readCallType,
  "Restrictions:": readRestrictions,
  "Header Identification:": readIdentification,
  "Body Data:": readData,
  "Output:": readOutput,
  "Example:": readExample,
};
