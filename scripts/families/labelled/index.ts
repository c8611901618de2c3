import { shareShapes } from "../../infer/share.js";
import type { Document } from "../../read/document.js";
import type { ShapeName } from "../../spec/annotations.js";
import type { ApiSpec } from "../../spec/api-spec.js";
import { checkExamples } from "../../spec/check-examples.js";
import { noSupplement, type Supplement } from "../../spec/supplement.js";
import { supplementOperations } from "../../spec/supplement-operations.js";
import type { Family, FamilyReading } from "../family.js";
import { withOperations } from "../operation-of-line.js";
import { countsOf } from "../operations.js";
import { note, type Reading, startReading } from "../reading.js";
import { addressesOf } from "./block/addresses.js";
import { nameBlocks } from "./block/names.js";
import { readBlock, unknownMethod } from "./block/operation.js";
import { errorsOf, schemesOf, tagsOf, versionOf } from "./block/page-facts.js";
import { withoutRepeated } from "./block/repeated.js";
import { shareWithSame, withSameAnswers } from "./block/same-answers.js";
import { flatText, textOf } from "./block/texts.js";
import { saysReading } from "./block/verbs.js";
import type { LabelledPage } from "./model.js";
import { readLabelledPage } from "./page/labelled-page.js";

/**
 * Pages of labelled blocks: each method has a line of text, and labels such as `URL:`, `Params:` and `Returns:` with
 * what belongs to them. HTML, or flattened to text, which may have lost the tables.
 */
export const labelled: Family = { read, checkExamples };

function read(
  document: Document,
  file: string,
  names: readonly ShapeName[] = [],
  supplement: Supplement = noSupplement,
): FamilyReading {
  const reading = startReading(document);
  const page = readLabelledPage(reading);
  return { ...specOf(reading, page, file, names, supplement), claims: reading.ledger.counts() };
}

/** From the blocks of a page to its spec. */
export function specOf(
  reading: Reading,
  page: LabelledPage,
  file: string,
  names: readonly ShapeName[],
  supplement: Supplement,
): Pick<FamilyReading, "spec" | "diagnostics"> {
  const { document } = reading;
  const sections = page.sections.flatMap(({ title, blocks }) =>
    blocks.map((block) => ({ block, section: title.text })),
  );
  const addresses = addressesOf(
    reading,
    page,
    sections.map(({ block }) => block),
  );
  const placed = withoutRepeated(
    reading,
    sections.map(({ block, section }) => ({ block, section, address: addresses.of(block) })),
  );
  const blockNames = nameBlocks(
    placed.map(({ block: { methods, text }, address: { path } }) => ({
      path,
      // The name stays when the page tells its method one day.
      method: methods.values[0] ?? (saysReading(flatText(text)) ? "GET" : unknownMethod),
      text: flatText(text),
    })),
  );
  const drafts = placed.flatMap(({ block, address, section }, index) => {
    const name = blockNames[index];
    const facts = { section, mediaType: page.mediaType?.text };
    return name === undefined ? [] : [readBlock(reading, block, name, address, facts)];
  });
  const own = withSameAnswers(reading, drafts);
  const told = supplementOperations(
    { diagnostics: reading.diagnostics, mediaTypeLine: page.mediaType?.line },
    own,
    supplement,
  );
  const shared = shareWithSame(drafts, own, told.operations, (operations) =>
    shareShapes(reading, operations, names),
  );
  const schemas = { ...told.schemas, ...shared.schemas };
  const tags = tagsOf(page);
  const authSchemes = schemesOf(page);
  const version = versionOf(page);
  if (version === undefined) note(reading, "page/no-version", { line: 1 });
  const spec: ApiSpec = {
    vendor: document.vendor,
    title: page.title ?? document.title,
    version: version ?? "unversioned",
    ...(page.introduction.length === 0 ? {} : { description: textOf(page.introduction) }),
    source: { file, sha256: document.sha256, reader: document.reader, lines: document.lines.length },
    servers: addresses.servers,
    ...(authSchemes.length === 0
      ? {}
      : { authSchemes, security: authSchemes.map(({ name }) => ({ schemes: [{ name }] })) }),
    ...(tags.length === 0 ? {} : { tags }),
    operations: shared.operations,
    schemas,
    errors: errorsOf(sections.map(({ block }) => block)),
    counts: {
      ...countsOf(shared.operations, schemas),
      sections: page.sections.length,
      blocks: sections.length,
    },
    findings: [],
  };
  const diagnostics = [...reading.diagnostics, ...reading.ledger.check(document)];
  return { spec, diagnostics: withOperations(diagnostics, shared.operations) };
}
