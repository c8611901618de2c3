// Entry of `npm run page`: any page of a known family, of whatever vendor, as an OpenAPI document.
import { basename, extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { formatDiagnostic } from "./diagnostics/diagnostic.js";
import { families } from "./families/index.js";
import { bytesIfThere, writeOutputs } from "./files.js";
import { readFamilyPage } from "./pipeline.js";
import { decodePage } from "./read/decode.js";
import { readerOf, readers } from "./read/readers.js";

const [first = ""] = Object.keys(families);
const usage = `usage: npm run page -- <page.txt or page.html> [options]

Reads a page that a known generator of documentation made, and writes spec.json and openapi.json.

  --family <name>   the generator: ${Object.keys(families).join(", ")} (default: ${first})
  --out <folder>    where to write (default: the page's name without its extension)
  --verbose         print every finding, not only errors
  --help            print this text`;

interface Outcome {
  text: string;
  ok: boolean;
}

function run(args: string[]): Outcome {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      family: { type: "string", default: first },
      out: { type: "string" },
      verbose: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [file, ...more] = positionals;
  if (values.help) return { text: usage, ok: true };
  if (file === undefined || more.length > 0) return { text: usage, ok: false };
  const family = Object.hasOwn(families, values.family) ? families[values.family] : undefined;
  if (family === undefined) return { text: `unknown family ${values.family}\n\n${usage}`, ok: false };
  if (readerOf(file) === undefined)
    return { text: `${file} is no page that can be read: ${Object.keys(readers).join(", ")}`, ok: false };
  const bytes = bytesIfThere(resolve(file));
  if (bytes === undefined) return { text: `${file} is not there`, ok: false };
  const source = decodePage(bytes);
  if (source === undefined)
    return { text: `${file} is not UTF-8, and does not name another encoding that fits`, ok: false };
  const { spec, diagnostics, outputs } = readFamilyPage(family, basename(file), source);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const told = (values.verbose ? diagnostics : errors).map((each) => formatDiagnostic(file, each));
  if (errors.length > 0 || spec === undefined)
    return {
      text: [...told, `nothing was written: ${errors.length} places are not understood`].join("\n"),
      ok: false,
    };
  const out = values.out ?? basename(file, extname(file));
  writeOutputs(resolve(out), outputs, []);
  const counts = Object.entries(spec.counts).map(([what, count]) => `${count} ${what}`);
  const heading = `${spec.title} ${spec.version}: ${counts.join(", ")}; ${diagnostics.length} findings`;
  return { text: [...told, heading, ...outputs.map(({ path }) => join(out, path))].join("\n"), ok: true };
}

function outcome(): Outcome {
  try {
    return run(process.argv.slice(2));
  } catch (error) {
    const isKnown = error instanceof Error && "code" in error;
    if (isKnown && error instanceof TypeError) return { text: `${error.message}\n\n${usage}`, ok: false };
    // A folder in the place of a file, a file in the place of a folder, no permission.
    if (isKnown) return { text: error.message, ok: false };
    throw error;
  }
}

const { text, ok } = outcome();
(ok ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = ok ? 0 : 1;
