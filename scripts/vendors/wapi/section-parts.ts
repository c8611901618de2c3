import type { List, Table } from "../../read/document.js";
import { firstLine, type Line, lastLine, type Node } from "../../read/nodes.js";
import type { Push, Restriction } from "../../spec/api-spec.js";
import type { Json } from "../../spec/json-schema.js";
import { type FieldLine, readFields } from "./field-line.js";
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

const isList = (node: Node): node is List => node.kind === "list";
const isLine = (node: Node): node is Line => node.kind === "line";

/** The lines of a push part, and what each tells. A line outside the table stays unread. */
const pushLines: [RegExp, (push: Push, text: string) => boolean][] = [
  [/^Pushing to: (.+)$/u, (push, text) => Boolean(Object.assign(push, { to: text }))],
  [/^With target: (.+)$/u, (push, text) => Boolean(Object.assign(push, { target: text }))],
  [
    /^With custom target: (.+)$/u,
    (push, text) => Boolean(Object.assign(push, { target: text, custom: true })),
  ],
  [
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
  for (const node of nodes.filter(isLine)) {
    const [pattern, take] = pushLines.find(([candidate]) => candidate.test(node.text)) ?? [];
    const text = pattern?.exec(node.text)?.[1];
    if (take === undefined || text === undefined) continue;
    reading.ledger.claim("wapi/push", node.line);
    if (!take(push, text))
      note(reading, "grammar/stream", { line: node.line, operation }, { text, rule: "wapi/push" });
  }
  const place = { line: label.line, operation };
  if (/unkn?own/iu.test(push.to)) note(reading, "push/unknown-receiver", place, { text: push.to });
  if (push.target !== operation) note(reading, "push/other-target", place, { target: push.target });
  if (push.to !== "") facts.push = push;
};

/** `Pushing on all streams` (none is named), or `Pushing on user stream (1) and on chat stream (2)`. */
function parseStreams(text: string): Push["streams"] | undefined {
  const list = /^Pushing on (.+)$/u.exec(text)?.[1];
  if (list === "all streams") return [];
  const streams = (list ?? "").split(" and on ").map((entry) => /^(.+) stream \((\d+)\)$/u.exec(entry));
  if (streams.some((match) => match === null)) return undefined;
  return streams.map((match) => ({ label: match?.[1] ?? "", value: Number(match?.[2]) }));
}

const readUrl: ReadPart = (reading, operation, nodes, facts) => {
  const [node] = nodes.filter(isLine);
  if (node === undefined) return;
  reading.ledger.claim("wapi/url", node.line);
  if (URL.canParse(node.text) && /^https?:/u.test(node.text))
    facts.url = { text: node.text, line: node.line };
  else note(reading, "grammar/url", { line: node.line, operation }, { text: node.text, rule: "wapi/url" });
};

const callSentences: [RegExp, (facts: SectionFacts, header: string) => void][] = [
  [
    /^The json message is sent in the http request body\.$/u,
    (facts) => {
      facts.channel = "body";
    },
  ],
  [
    /^The json message is sent in the (\S+) http header of the request\.$/u,
    (facts, header) => {
      facts.channel = "header";
      facts.messageHeader = header;
    },
  ],
  [/^It has to be encoded \(encoding similar to the php function rawurlencode\)\.$/u, () => {}],
  [/^The file content is provided in the http request body\.$/u, () => {}],
];

const readCallType: ReadPart = (reading, _operation, nodes, facts) => {
  for (const node of nodes.filter(isLine)) {
    for (const [pattern, take] of callSentences) {
      const match = pattern.exec(node.text);
      if (match === null) continue;
      take(facts, match[1] ?? "");
      reading.ledger.claim("wapi/call-type", node.line);
    }
  }
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
      facts.restrictions.push(restrictionFromCells(title, next));
      reading.ledger.claim("wapi/restrictions", node.line, next.endLine);
      index += 1;
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
  const found = [...columnRow.text.matchAll(/\s*([^()]+?)\s*\(([^()]*)\)/gu)];
  if (found.length === 0 || found.map(([all]) => all).join("") !== columnRow.text) {
    note(
      reading,
      "grammar/restriction",
      { line: columnRow.line, operation },
      { text: columnRow.text, rule: "wapi/restrictions" },
    );
    return undefined;
  }
  const columns = found.map(([, label = "", value = ""]) => ({ label, value }));
  const marks = markRow?.text.length ?? 0;
  const place = { line: markRow?.line ?? columnRow.line, operation };
  const counts = { title, marks, columns: columns.length };
  if (marks > columns.length) note(reading, "restriction/overfull", place, counts);
  const exact = marks === columns.length;
  if (!exact) note(reading, "restriction/columns-lost", place, counts);
  return {
    kind: title,
    columns,
    marks,
    allowed: exact ? columns.map(({ label }) => label) : null,
    line: columnRow.line,
  };
}

/** Where the page kept its cells, a mark stands below its column. */
function restrictionFromCells(title: string, table: Table): Restriction {
  const [head, row] = table.rows;
  const columns = (head?.cells ?? []).map((cell) => {
    const [, label = cell, value] = /^(.+?)\s*\(([^()]*)\)$/u.exec(cell.trim()) ?? [];
    return value === undefined ? { label } : { label, value };
  });
  const allowed = columns
    .filter((_, index) => (row?.cells[index] ?? "").trim() !== "")
    .map(({ label }) => label);
  return { kind: title, columns, marks: allowed.length, allowed, line: table.startLine };
}

const readIdentification: ReadPart = (reading, operation, nodes, facts) => {
  facts.identification = nodes
    .filter(isList)
    .flatMap((list) => readFields(reading, "wapi/identification", operation, list.items));
};

const readData: ReadPart = (reading, operation, nodes, facts, label) => {
  const fields = nodes
    .filter(isList)
    .flatMap((list) => readFields(reading, "wapi/data", operation, list.items));
  facts.data = { fields, line: label.line };
};

const readOutput: ReadPart = (reading, operation, nodes, facts, label) => {
  const fields = nodes
    .filter(isList)
    .flatMap((list) => readFields(reading, "wapi/output", operation, list.items));
  facts.output = { fields, line: label.line };
  for (const node of nodes.filter(isLine)) {
    if (!/^Documentation not available/u.test(node.text)) continue;
    facts.output.notYet = node.text;
    reading.ledger.claim("wapi/output", node.line);
  }
};

const readExample: ReadPart = (reading, operation, nodes, facts) => {
  const code = nodes.find((node) => node.kind === "code");
  if (code === undefined || code.kind !== "code") return;
  reading.ledger.claim("wapi/example", firstLine(code), lastLine(code));
  try {
    const value: Json = JSON.parse(code.text);
    facts.example = { value, line: code.startLine };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    note(reading, "example/unparsable", { line: code.startLine, operation }, { reason });
  }
};

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
