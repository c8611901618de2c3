// Entry of `npm run generate`. Plain JavaScript, so that a run with nothing to do costs little more than starting Node:
// the pipeline is loaded only when an input changed or an output is not what the last run wrote. A second thread runs
// this file too, and helps.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const cache = join(root, "node_modules/.cache/docwright");
const stampFile = join(cache, "generate.json");
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

const hashOfScripts = () => hashOf(["scripts"], () => true);
const hashOfFacts = () => hashOf(["specs"], (name) => !outputNames.has(name));
const hashOfOutputs = () =>
  hashOf(["generated"], () => true) + hashOf(["specs"], (name) => outputNames.has(name));

function lastStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

/**
 * The URL of the pipeline as JavaScript: one module, since hundreds take longer to load than to run. It depends on the
 * scripts alone, and the hash of them is its name, so that it is made once for each state of theirs.
 */
async function pipelineOf(scripts) {
  const folder = join(cache, `pipeline-${scripts}`);
  if (!existsSync(folder)) {
    const { build } = await import("esbuild");
    const made = `${folder}.${process.pid}`;
    await build({
      entryPoints: [join(root, "scripts/cli.ts")],
      outdir: made,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      // What is imported on demand stays apart.
      splitting: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20.3",
      tsconfigRaw: {},
      sourcemap: true,
      logLevel: "silent",
    });
    for (const name of readdirSync(cache))
      if (name.startsWith("pipeline-") && join(cache, name) !== made)
        rmSync(join(cache, name), { recursive: true });
    try {
      renameSync(made, folder);
    } catch (error) {
      // Another run may have made the same meanwhile.
      rmSync(made, { recursive: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return pathToFileURL(join(folder, "cli.mjs")).href;
}

/** A second thread, which loads the pipeline meanwhile, and can be asked to take vendors from a queue. */
function startHelper(pipeline, args) {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { pipeline, args },
    // A small nursery, collected more often: it costs no time, and saves a twentieth of the memory.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  });
  const answer = new Promise((resolve, reject) => {
    worker.once("message", resolve).once("error", reject);
  });
  return {
    ask: (queue) => {
      worker.postMessage(queue);
      return answer;
    },
    end: () => worker.terminate(),
  };
}

/** What the second thread does. */
async function help({ pipeline, args }) {
  const { generateNext } = await import(pipeline);
  parentPort.once("message", (queue) => parentPort.postMessage(generateNext(root, args, queue)));
}

async function main(args) {
  const stamp = lastStamp();
  const scripts = hashOfScripts();
  const facts = hashOfFacts();
  const isStamped = args.length === 0 && stamp.scripts === scripts && stamp.facts === facts;
  if (isStamped && stamp.outputs === hashOfOutputs()) {
    process.stdout.write(`${stamp.text}\n`);
    return;
  }
  const pipeline = await pipelineOf(scripts);
  const helper = availableParallelism() > 1 ? startHelper(pipeline, args) : undefined;
  const { run } = await import(pipeline);
  const { text, ok } = await run(root, args, helper?.ask);
  await helper?.end();
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = ok ? 0 : 1;
  if (ok && args.length === 0) {
    // The changes of this run are no changes of the next one.
    const unchanged = text
      .split("\n")
      .slice(0, -1)
      .join("\n")
      .replace(/^changes since .*:\n(?:.+\n)*/gmu, "");
    const next = { scripts, facts, outputs: hashOfOutputs(), text: `${unchanged}\nnothing changed` };
    writeFileSync(stampFile, JSON.stringify(next));
  }
}

if (isMainThread) await main(process.argv.slice(2));
else await help(workerData);
