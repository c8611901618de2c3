import type { TextLine } from "../../../read/document.js";
import type { Line } from "../../../read/nodes.js";
import { isObject } from "../../../spec/infer.js";
import { note, type Reading } from "../../reading.js";
import { operationId } from "../../title-name.js";
import type { EndpointPart, PlacedExample, PlacedTable, RequestLine, TitledList } from "../model.js";
import { readExample } from "./example.js";
import { type LabelledExample, placeExamples } from "./example-places.js";
import { type LabelMeaning, meaningOf, placeOfMeaning } from "./labels.js";
import { claimNodes, endOf, linesOf, type SlateNode, startOf, textLine } from "./nodes.js";
import { pathNames } from "./path-names.js";
import { isRequestLine, readRequestLine, withPlaceholders } from "./request-line.js";
import { isRequest } from "./runs.js";
import type { Section } from "./sections.js";
import { isSentence } from "./sentences.js";

interface Label {
  meaning: LabelMeaning;
  line: Line;
  usedBy: "nothing" | "example" | "table";
}

/** Reads what stands below the title of an endpoint, in whatever order. Lines that no rule expects stay unread. */
class EndpointReader {
  readonly text: TextLine[] = [];
  readonly labels: Label[] = [];
  readonly tables: PlacedTable[] = [];
  readonly examples: LabelledExample[] = [];
  readonly lists: TitledList[] = [];
  request: RequestLine | undefined;
  #begun = false;

  constructor(
    readonly reading: Reading,
    readonly operation: string,
  ) {}

  read(node: SlateNode): void {
    const rule = this.#ruleOf(node);
    if (rule === undefined) return;
    claimNodes(this.reading, rule, [node]);
    if (rule !== "slate/text") this.#begun = true;
  }

  /** The rule that read a node; undefined for none. */
  #ruleOf(node: SlateNode): string | undefined {
    if (node.kind === "line") return this.#ruleOfLine(node);
    if (node.kind === "list") return this.#addText(node);
    if (node.kind === "code") {
      this.#addExample(readExample(this.reading, node, this.operation));
      return "slate/example";
    }
    if (node.kind === "parameters") {
      this.#addTable(node.table);
      return "slate/table";
    }
    if (node.kind !== "titled-list") return undefined;
    this.lists.push(node.list);
    return "slate/list";
  }

  #ruleOfLine(node: Line): string | undefined {
    const meaning = meaningOf(node.text);
    if (meaning !== undefined) {
      this.#addLabel(meaning, node);
      return "slate/label";
    }
    if (!isRequest(node)) return this.#addText(node);
    if (this.request === undefined) return this.#addRequest(node);
    const params = { text: node.text, first: this.request.line };
    note(this.reading, "endpoint/requests", { line: node.line, operation: this.operation }, params);
    return "slate/request-line";
  }

  /** Text stands right below the title; remarks that are set off, and sentences of their own, may stand anywhere. */
  #addText(node: SlateNode): string | undefined {
    if (this.#begun && !this.#isRemark(node)) return undefined;
    this.text.push(...linesOf([node]));
    return "slate/text";
  }

  #isRemark(node: SlateNode): boolean {
    if (node.kind !== "line" || node.heading !== undefined) return false;
    if (node.style !== undefined) return true;
    if (!node.alone || !isSentence(node.text)) return false;
    const { line, text } = node;
    note(this.reading, "endpoint/text-behind", { line, operation: this.operation }, { text });
    return true;
  }

  #addRequest(node: Line): string {
    const read = readRequestLine(this.reading, node, this.operation);
    this.request = read?.request;
    if (read?.table !== undefined) this.#addTable(read.table);
    return "slate/request-line";
  }

  #addLabel(meaning: LabelMeaning, line: Line): void {
    const first = this.labels.find((label) => label.meaning === meaning);
    if (first !== undefined) {
      const params = { label: line.text, first: first.line.line };
      note(this.reading, "endpoint/label-twice", { line: line.line, operation: this.operation }, params);
    }
    this.labels.push({ meaning, line, usedBy: "nothing" });
  }

  #addExample(example: Omit<LabelledExample, "label">): void {
    const label = this.labels.findLast(
      ({ meaning, usedBy }) => meaning !== "request line" && usedBy !== "table",
    );
    if (label !== undefined) label.usedBy = "example";
    this.examples.push({ ...example, label: label?.meaning });
  }

  /** The nearest label above that no table has. "Parameters" adds nothing to one above it that tells the place. */
  #addTable(table: PlacedTable["table"]): void {
    const free = this.labels.filter(
      ({ meaning, usedBy }) =>
        usedBy !== "table" && (meaning === "parameters" || placeOfMeaning(meaning) !== undefined),
    );
    const label = free.at(-1);
    const outer = label?.meaning === "parameters" ? free.at(-2) : undefined;
    const used = [label, outer].filter((one) => one !== undefined);
    for (const one of used) one.usedBy = "table";
    const isFlat = table.kind === "flat";
    if ((isFlat ? table.lines : table.rows).length === 0) {
      const line = isFlat ? table.header.line : table.startLine;
      note(this.reading, "endpoint/empty-table", { line, operation: this.operation });
    }
    this.tables.push({
      place: used.map(({ meaning }) => placeOfMeaning(meaning)).find((place) => place !== undefined),
      label: label === undefined ? undefined : textLine(label.line),
      table,
    });
  }
}

/** What stands around an endpoint: the title of its group, and the headers of the authentication in lower case. */
interface Surroundings {
  group: string | undefined;
  headers: ReadonlySet<string>;
}

/** An endpoint of the page. Undefined where it has no request line: then nobody knows what it calls. */
export function readEndpoint(
  reading: Reading,
  { title, nodes }: Section,
  { group, headers }: Surroundings,
): EndpointPart | undefined {
  const operation = group === undefined ? title.text : operationId(group, title.text);
  claimNodes(reading, "slate/title", [title]);
  const reader = new EndpointReader(reading, operation);
  for (const node of nodes) reader.read(node);
  reportOpenText(reading, nodes, reader.text, operation);
  const { text, labels, tables, lists } = reader;
  for (const { meaning, line, usedBy } of labels) {
    if (usedBy !== "nothing" || meaning === "request line") continue;
    note(reading, "endpoint/label-unused", { line: line.line, operation }, { label: line.text });
  }
  if (reader.request === undefined) {
    note(reading, "endpoint/no-request", { line: title.line }, { title: title.text });
    return undefined;
  }
  const request = withPlaceholders(reading, reader.request, pathNames(reader.request, tables), operation);
  const examples = placeExamples(reading, reader.examples, {
    headers,
    tables,
    request,
    operation,
  });
  if (!examples.some(({ place }) => place === "header"))
    note(reading, "endpoint/no-headers", { line: title.line, operation });
  const last = nodes.at(-1);
  const lines = { start: title.line, end: last === undefined ? title.line : endOf(last) };
  return {
    title: textLine(title),
    text,
    request,
    tables,
    examples,
    headers: otherHeaders(examples, headers),
    lists,
    lines,
  };
}

/** Where authentication is not told, the key cannot be told from other headers. */
function otherHeaders(
  examples: readonly PlacedExample[],
  known: ReadonlySet<string>,
): EndpointPart["headers"] {
  if (known.size === 0) return [];
  const shown = examples.flatMap(({ place, line, value }) =>
    place === "header" && isObject(value) ? Object.keys(value).map((name) => [name, line] as const) : [],
  );
  return [...new Map(shown)]
    .filter(([name]) => !known.has(name.toLowerCase()))
    .map(([name, line]) => ({ name, line }));
}

/** A text that ends in a colon announces something: where only other text or a label follows, the page lost it. */
function reportOpenText(
  reading: Reading,
  nodes: readonly SlateNode[],
  text: readonly TextLine[],
  operation: string,
): void {
  const lines = new Set(text.filter((line) => /:\s*$/u.test(line.text)).map(({ line }) => line));
  const ordered = nodes.toSorted((a, b) => startOf(a) - startOf(b));
  for (const [index, node] of ordered.entries()) {
    if (node.kind !== "line" || !lines.has(node.line)) continue;
    const next = ordered[index + 1];
    const isLost = next === undefined || (next.kind === "line" && announcesNothing(next));
    if (isLost) note(reading, "endpoint/text-open", { line: node.line, operation }, { text: node.text });
  }
}

/** Whether a line cannot be what the text above it announces. */
function announcesNothing(line: Line): boolean {
  return meaningOf(line.text) !== undefined || isRequestLine(line.text) || isSentence(line.text);
}
