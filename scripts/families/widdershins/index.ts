import type { Document } from "../../read/document.js";
import { nodesOf } from "../../read/nodes.js";
import type { ApiSpec } from "../../spec/api-spec.js";
import { checkExamples } from "../../spec/check-examples.js";
import { camelName } from "../camel-name.js";
import type { Family, FamilyReading } from "../family.js";
import { checkTwice, countsOf } from "../operations.js";
import { note, startReading } from "../reading.js";
import { secured, serversOf, tagOf, withServer } from "./assemble.js";
import { readAuthSchemes } from "./auth-schemes.js";
import { joinBullets } from "./bullets.js";
import { readFront } from "./front.js";
import { readOperation } from "./operation.js";
import { operationParts } from "./operation-parts.js";
import { outlineOf } from "./outline.js";
import { withoutRawSchemas } from "./raw-samples.js";
import { startSchemas } from "./schema/context.js";
import { readComponents } from "./schema/read-schema.js";
import { componentParts } from "./schema-parts.js";
import { withoutFooter } from "./unread.js";

/** Pages that widdershins rendered from an OpenAPI 3 document: HTML, or flattened to text. */
export const widdershins: Family = { read, checkExamples };

function read(document: Document, file: string): FamilyReading {
  const reading = startReading(document);
  const outline = outlineOf(
    reading,
    withoutRawSchemas(reading, joinBullets(reading, withoutFooter(reading, nodesOf(document.blocks)))),
  );
  const front = readFront(reading, outline.front);
  const components = componentParts(reading, outline.schemas);
  const groups = outline.groups.filter(({ operations }) => operations.length > 0);
  const parts = new Map(
    groups.map((group) => [group, group.operations.flatMap((part) => operationParts(reading, part) ?? [])]),
  );
  const inline = [...parts.values()].flat().flatMap(({ sections }) => [...sections.values()]);
  const named = new Map(components.map(({ heading, part }) => [heading.text, part]));
  const context = startSchemas(named, inline, reading.diagnostics);
  const schemas = readComponents(context);
  const tags = groups.flatMap((group) => tagOf(reading, group));
  const found = [...parts].flatMap(([{ heading }, operations]) => {
    const group = [camelName(heading?.text ?? "default")];
    return operations.map((operation) => readOperation(reading, operation, group, context));
  });
  const single = found.filter(({ singleText }) => singleText);
  if (single.length > 0) {
    const line = single[0]?.operation.lines.start ?? 1;
    note(reading, "page/summary-alone", { line }, { operations: single.length });
  }
  const servers = serversOf(reading, front.servers, found);
  const operations = checkTwice(
    reading,
    found.map((one) => withServer(one, servers)),
  );
  const headers = new Map(found.map(({ operation, furtherHeaders }) => [operation.id, furtherHeaders]));
  const needs = operations.map(({ id, security: ways = [] }) => ({
    ways,
    bearer: headers.get(id)?.has("authorization") === true,
  }));
  const authSchemes = readAuthSchemes(reading, front.authentication, needs);
  const spec: ApiSpec = {
    vendor: document.vendor,
    title: front.title,
    version: front.version,
    ...(front.description === undefined ? {} : { description: front.description }),
    ...(front.info === undefined ? {} : { info: front.info }),
    source: { file, sha256: document.sha256, reader: document.reader, lines: document.lines.length },
    servers,
    ...(authSchemes.length === 0 ? {} : { authSchemes }),
    ...(tags.length === 0 ? {} : { tags }),
    ...secured(reading, operations, authSchemes, ({ id }) => headers.get(id) ?? new Set()),
    schemas,
    errors: [],
    counts: countsOf(operations, schemas),
    findings: [],
  };
  const diagnostics = [...reading.diagnostics, ...reading.ledger.check(document)];
  return { spec, diagnostics, claims: reading.ledger.counts() };
}
