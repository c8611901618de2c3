import { shareShapes } from "../../infer/share.js";
import type { Document } from "../../read/document.js";
import type { ShapeName } from "../../spec/annotations.js";
import type { ApiSpec, AuthScheme, Operation, Tag } from "../../spec/api-spec.js";
import { checkExamples } from "../../spec/check-examples.js";
import { camelName } from "../camel-name.js";
import type { Family, FamilyReading } from "../family.js";
import { withOperations } from "../operation-of-line.js";
import { checkTwice, countsOf } from "../operations.js";
import { note, type Reading, startReading } from "../reading.js";
import type { GroupPart, SlatePage } from "./model.js";
import { readOperation, textOf } from "./operation.js";
import { readSlatePage } from "./page/slate-page.js";
import { serverNameOf, serversOf } from "./servers.js";

/**
 * Pages made with Slate and its template: a heading for each endpoint, its request line, tables of parameters, and
 * examples, from which the shapes of the answers are inferred. HTML, or flattened to text.
 */
export const slate: Family = { read, checkExamples };

function read(document: Document, file: string, names: readonly ShapeName[] = []): FamilyReading {
  const reading = startReading(document);
  const page = readSlatePage(reading);
  const endpoints = page.groups.flatMap((group) => group.endpoints);
  const bases = [...new Set(endpoints.map(({ request }) => request.base))].filter((base) => base !== "");
  const servers = serversOf(reading, endpoints);
  const operations = page.groups.flatMap((group) =>
    group.endpoints.map((endpoint): Operation => {
      const operation = readOperation(reading, endpoint, camelName(group.title.text));
      const server = serverNameOf(endpoint, bases);
      const { wire } = operation;
      return server === undefined || wire.kind !== "http"
        ? operation
        : { ...operation, wire: { ...wire, server } };
    }),
  );
  const shared = shareShapes(reading, checkTwice(reading, operations), names);
  if (page.version === undefined) note(reading, "page/no-version", { line: 1 });
  const authSchemes = schemesOf(page);
  const spec: ApiSpec = {
    vendor: document.vendor,
    title: page.title ?? document.title,
    version: page.version ?? "unversioned",
    ...(page.introduction.length === 0 ? {} : { description: textOf(page.introduction) }),
    source: { file, sha256: document.sha256, reader: document.reader, lines: document.lines.length },
    servers,
    ...(authSchemes.length === 0
      ? {}
      : { authSchemes, security: [{ schemes: authSchemes.map(({ name }) => ({ name })) }] }),
    tags: page.groups.map(tagOf),
    operations: shared.operations,
    schemas: shared.schemas,
    errors: errorsOf(reading, page),
    counts: countsOf(shared.operations, shared.schemas),
    findings: [],
  };
  const found = [...reading.diagnostics, ...reading.ledger.check(document)];
  const diagnostics = withOperations(found, shared.operations);
  return { spec, diagnostics, claims: reading.ledger.counts() };
}

/** Each header of the section's example is a key that every request needs. */
function schemesOf({ authentication }: SlatePage): AuthScheme[] {
  const { headers = [], text = [] } = authentication ?? {};
  return headers.map(({ name }) => ({
    type: "apiKey",
    name,
    in: "header",
    parameter: name,
    ...(text.length === 0 ? {} : { description: textOf(text) }),
  }));
}

function tagOf({ title, text }: GroupPart): Tag {
  return {
    name: title.text,
    group: [camelName(title.text)],
    ...(text.length === 0 ? {} : { description: textOf(text) }),
    line: title.line,
  };
}

/** A status that is listed twice keeps its first text. */
function errorsOf(reading: Reading, { errors }: SlatePage): ApiSpec["errors"] {
  const found = new Map<number, ApiSpec["errors"][number] & { line: number }>();
  for (const { status, text, line } of errors) {
    const first = found.get(status);
    if (first === undefined) found.set(status, { code: status, text, line });
    else note(reading, "errors/duplicate", { line }, { code: status, first: first.line, text });
  }
  return [...found.values()];
}
