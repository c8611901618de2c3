import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { formatDiagnostic } from "../../scripts/diagnostics/diagnostic.js";
import { openApiDocument } from "../../scripts/emit/openapi/document.js";
import { widdershins } from "../../scripts/families/widdershins/index.js";
import { readFamilyPage } from "../../scripts/pipeline.js";
import { compareDocuments, printRecovery } from "../support/recovery.js";
import type { JsonObject } from "../support/recovery-schema.js";
import { renderPage } from "../support/widdershins.js";

const forms = ["html", "plain", "text"] as const;
type Form = (typeof forms)[number];

const usage = `usage: npm run recovery -- <openapi.json> … [options]

Renders each OpenAPI 3 document as a page, reads the page, and counts what came back.

  --form <name>   only this form of the page: ${forms.join(", ")} (default: html and text)
  --differences   print each fact that is not as in the document
  --findings      print each finding of the reader
  --help          print this text`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    form: { type: "string" },
    differences: { type: "boolean", default: false },
    findings: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function recover(file: string, form: Form): Promise<string> {
  const original: JsonObject = JSON.parse(readFileSync(file, "utf8"));
  const page = (await renderPage(original))[form];
  const name = form === "text" ? "page.txt" : "page.html";
  const { spec, diagnostics } = readFamilyPage(widdershins, name, page);
  if (spec === undefined) return `${file}, ${form}: not readable`;
  const compared = compareDocuments(original, openApiDocument(spec));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return [
    `${basename(file)}, ${form}: ${errors.length} errors, ${diagnostics.length} findings`,
    printRecovery(compared),
    ...(values.differences ? compared.differences : []),
    ...(values.findings ? diagnostics : errors).map((each) => formatDiagnostic(name, each)),
    "",
  ].join("\n");
}

const form = forms.find((each) => each === values.form);
if (values.help || positionals.length === 0 || (values.form !== undefined && form === undefined)) {
  process.stdout.write(`${usage}\n`);
  process.exitCode = values.help ? 0 : 1;
} else {
  for (const file of positionals)
    for (const each of form === undefined ? (["html", "text"] as const) : [form])
      process.stdout.write(`${await recover(file, each)}\n`);
}
