// Entry of `npm run generate`. Plain JavaScript, so that a run with nothing to do costs little more than starting Node:
// TypeScript and the pipeline are loaded only when an input changed or an output is not what the last run wrote.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stampFile = join(root, "node_modules/.cache/docwright/generate.json");
/** Outputs below `specs`; everything else there is an input. */
const outputNames = new Set(["spec.json", "openapi.json", "names.json", "REPORT.md"]);

/** One hash of the names and contents of the files below the folders that `wanted` picks. */
function hashOf(folders, wanted) {
  const hash = createHash("sha1");
  for (const folder of folders) {
    let entries = [];
    try {
      entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    } catch {
      continue;
    }
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      if (!wanted(file.split(/[\\/]/u).at(-1) ?? "")) continue;
      hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

function stateOfTree() {
  return {
    inputs: hashOf(["scripts", "specs"], (name) => !outputNames.has(name)),
    outputs: hashOf(["generated"], () => true) + hashOf(["specs"], (name) => outputNames.has(name)),
  };
}

function lastStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

const args = process.argv.slice(2);
const stamp = lastStamp();
const before = args.length === 0 ? stateOfTree() : undefined;
if (before !== undefined && stamp.inputs === before.inputs && stamp.outputs === before.outputs) {
  process.stdout.write(`${stamp.text}\n`);
} else {
  const { register } = await import("tsx/esm/api");
  const unregister = register();
  const { run } = await import("./cli.ts");
  const { text, ok } = await run(root, args);
  await unregister();
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = ok ? 0 : 1;
  if (ok && args.length === 0) {
    mkdirSync(dirname(stampFile), { recursive: true });
    // The changes of this run are no changes of the next one.
    const unchanged = text
      .split("\n")
      .slice(0, -1)
      .join("\n")
      .replace(/^changes since .*:\n(?:.+\n)*/gmu, "");
    writeFileSync(stampFile, JSON.stringify({ ...stateOfTree(), text: `${unchanged}\nnothing changed` }));
  }
}
