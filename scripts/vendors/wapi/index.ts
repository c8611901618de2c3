import type { Document } from "../../read/document.js";
import { cut, type Line, type Node, nodesOf } from "../../read/nodes.js";
import type { ApiSpec, NamedSchema, Operation } from "../../spec/api-spec.js";
import type { Vendor, VendorFacts, VendorReading } from "../vendor.js";
import { type IndexEntry, readActionIndex } from "./action-index.js";
import { readErrors } from "./errors.js";
import { checkExamples } from "./examples.js";
import { objectNames, readObjects } from "./objects.js";
import { documentedOperation, indexedOperation } from "./operation.js";
import { type Overview, readOverview } from "./overview.js";
import { note, type Reading, startReading } from "./reading.js";
import { readSections, type Section } from "./sections.js";
import { serverNames } from "./servers.js";

/** The chapters of the page, by the line that opens each. */
const chapters = ["Overview", "Actions List", "Actions", "Objects", "Errors"] as const;
type Chapter = (typeof chapters)[number];

const envelopeNames = {
  requestHeader: "EnvelopeRequestHeader",
  responseHeader: "EnvelopeResponseHeader",
  error: "EnvelopeError",
} as const;

export const wapi: Vendor = {
  name: "wapi",
  prefix: "Wapi",
  variable: "wimi",
  reserved: new Set(["call", "with"]),
  read: readPage,
  checkExamples,
};

function readPage(document: Document, facts: VendorFacts): VendorReading {
  const [front, pages, chapterLines] = splitChapters(document);
  const reading = startReading(objectNames(pages.Objects ?? []), facts.annotations.types);
  for (const line of chapterLines) reading.ledger.claim("wapi/chapter", line);
  checkChapters(reading, front, pages);
  const overview = readOverview(reading, [...front, ...(pages.Overview ?? [])]);
  const index = readActionIndex(reading, pages["Actions List"] ?? []);
  const sections = readSections(reading, pages.Actions ?? []);
  const objects = readObjects(reading, pages.Objects ?? []);
  for (const name of Object.values(envelopeNames)) {
    const { start: first } = objects[name]?.lines ?? {};
    if (first !== undefined) note(reading, "schema/duplicate", { line: first }, { name, first });
  }
  const schemas: Record<string, NamedSchema> = {
    ...objects,
    [envelopeNames.requestHeader]: overview.requestHeader,
    [envelopeNames.responseHeader]: overview.responseHeader,
    [envelopeNames.error]: overview.error,
  };
  const errors = readErrors(reading, pages.Errors ?? []);
  checkIndex(reading, index, sections);
  const operations = readOperations(reading, facts, overview, index, sections, schemas);
  checkReviewedTypes(reading, facts);
  const spec: ApiSpec = {
    vendor: document.vendor,
    title: document.title,
    version: overview.version,
    versions: overview.versions,
    description: overview.description,
    source: {
      file: facts.file,
      sha256: document.sha256,
      reader: document.reader,
      lines: document.lines.length,
    },
    servers: operations.servers,
    envelope: {
      login: loginTarget(reading, overview, index),
      messageHeader: headerName(reading, sections),
      ...envelopeNames,
    },
    operations: operations.list,
    schemas,
    errors,
    counts: {
      operations: operations.list.length,
      sections: sections.length,
      "index entries": index.length,
      objects: Object.keys(schemas).length - Object.keys(envelopeNames).length,
      fields: fieldLines(reading),
      "error codes": errors.length,
      "push events": sections.filter(({ facts: { push } }) => push !== undefined).length,
      "request examples": sections.filter(({ facts: { example } }) => example !== undefined).length,
    },
    findings: [],
  };
  const diagnostics = [...reading.diagnostics, ...reading.ledger.check(document)];
  return { spec, diagnostics, claims: reading.ledger.counts() };
}

/** Bullets that were read as fields: a page whose lists are half lost has fewer. */
function fieldLines(reading: Reading): number {
  const rules = ["wapi/identification", "wapi/data", "wapi/output", "wapi/object"];
  const claims = reading.ledger.counts();
  return rules.reduce((sum, rule) => sum + (claims[rule] ?? 0), 0);
}

function splitChapters(document: Document): [Node[], Partial<Record<Chapter, Node[]>>, number[]] {
  const isChapter = (line: Line): boolean => line.alone && chapters.some((chapter) => chapter === line.text);
  const [front, ...parts] = cut(nodesOf(document.blocks), isChapter);
  const pages: Partial<Record<Chapter, Node[]>> = {};
  for (const { label, nodes } of parts) {
    const chapter = chapters.find((name) => name === label?.text);
    if (chapter !== undefined) pages[chapter] = [...(pages[chapter] ?? []), ...nodes];
  }
  return [front?.nodes ?? [], pages, parts.flatMap(({ label }) => label?.line ?? [])];
}

function checkChapters(
  reading: Reading,
  front: readonly Node[],
  pages: Partial<Record<Chapter, Node[]>>,
): void {
  for (const chapter of chapters)
    if (pages[chapter] === undefined)
      note(reading, "page/missing", { line: 1 }, { what: `chapter "${chapter}"` });
  if (front.length === 0) note(reading, "page/missing", { line: 1 }, { what: "title" });
}

/** The overview's prose writes the login in another case than its heading: the heading's spelling is sent. */
function loginTarget(reading: Reading, overview: Overview, index: readonly IndexEntry[]): string {
  const written =
    overview.requestHeader.schema.properties?.token?.description?.match(/\b[a-z]\w*(?:\.\w+){2,}/u)?.[0] ??
    "";
  const entry = index.find(({ target }) => target.toLowerCase() === written.toLowerCase());
  if (entry === undefined)
    note(reading, "page/missing", { line: 1 }, { what: "operation that opens a session" });
  else if (entry.target !== written)
    note(
      reading,
      "index/spelling",
      { line: entry.line, operation: entry.target },
      { spelled: written, heading: entry.target },
    );
  return entry?.target ?? (written || "unknown");
}

function headerName(reading: Reading, sections: readonly Section[]): string {
  let name: string | undefined;
  for (const { target, facts, lines } of sections) {
    const { messageHeader: header } = facts;
    name ??= header;
    if (header !== undefined && name !== undefined && header !== name)
      note(reading, "call/header-differs", { line: lines.start, operation: target }, { header, other: name });
  }
  return name ?? "unknown";
}

function readOperations(
  reading: Reading,
  facts: VendorFacts,
  overview: Overview,
  index: readonly IndexEntry[],
  sections: readonly Section[],
  schemas: Readonly<Record<string, NamedSchema>>,
): { servers: ApiSpec["servers"]; list: Operation[] } {
  const urls = sections.map((section) => section.facts.url?.text);
  const called = overview.urls.find((url) => urls.includes(url)) ?? overview.urls[0];
  const { servers, serverOf } = serverNames(called, urls);
  const [main] = servers;
  if (main === undefined) note(reading, "page/missing", { line: 1 }, { what: "address to call" });
  const known = new Map(facts.supplement.operations.map((operation) => [operation.id, operation]));
  const documented = new Set(sections.map(({ target }) => target));
  const indexed = index.filter(({ target }) => !documented.has(target));
  for (const id of known.keys()) {
    if (documented.has(id)) note(reading, "supplement/contradicts-page", { line: 1 }, { id });
    else if (!indexed.some(({ target }) => target === id))
      note(reading, "supplement/unknown-operation", { line: 1 }, { id });
  }
  const list = [
    ...sections.map((section) =>
      documentedOperation(reading, section, serverOf, (name) => schemas[name]?.schema),
    ),
    ...indexed.map((entry) =>
      indexedOperation(
        reading,
        entry,
        known.get(entry.target),
        facts.supplement.evidence,
        main?.name ?? "api",
      ),
    ),
  ];
  return { servers, list: list.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function checkIndex(reading: Reading, index: readonly IndexEntry[], sections: readonly Section[]): void {
  const entries = new Map(index.map((entry) => [entry.target, entry]));
  for (const { target, text, lines } of sections) {
    const entry = entries.get(target);
    const place = { line: lines.start, operation: target };
    if (entry === undefined) note(reading, "index/entry-missing", place);
    else if (!text.join("\n").startsWith(entry.text))
      note(reading, "index/text-differs", place, { index: entry.text, section: text.join(" ") });
  }
}

function checkReviewedTypes(reading: Reading, facts: VendorFacts): void {
  for (const { name } of facts.annotations.types) {
    if (!reading.usedTypes.has(name))
      note(reading, "annotation/unused", { line: 1 }, { id: `type ${name}`, target: name });
  }
}
