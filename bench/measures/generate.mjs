import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exactly, interleave, run } from "../measure.mjs";
import { bench, heyApiArguments, node20, node24, openapi, root, tools, work } from "../places.mjs";
import { longer } from "../scale.mjs";

const stamp = join(root, "node_modules/.cache/docwright/generate.json");
const generate = [join(root, "scripts/generate.mjs")];
const openapiTypescript = [tools.openapiTypescript, openapi, "-o", join(work, "out/paths.d.ts")];
const heyApi = heyApiArguments(join(work, "out/hey-api"));

/** The most memory that a Node process or one of its children held, in bytes: each says so itself when it ends. */
function peakOf(node, args) {
  const file = join(work, "peak");
  const preload = pathToFileURL(join(bench, "peak.mjs")).href;
  rmSync(file, { force: true });
  run(node, args, { cwd: bench, env: { NODE_OPTIONS: `--import=${preload}`, BENCH_PEAK_FILE: file } });
  return exactly(Math.max(...readFileSync(file, "utf8").trim().split("\n").map(Number)));
}

/** A root with a page so many times as long, and a function that generates everything in it anew. */
function generateLonger(times) {
  const folder = join(work, `times-${times}`);
  const specs = join(folder, "specs/wapi");
  // A generation is of all vendors: the others' pages stay as they are.
  cpSync(join(root, "specs"), join(folder, "specs"), { recursive: true });
  mkdirSync(specs, { recursive: true });
  for (const name of ["corrections.json", "supplement.json", "annotations.json"]) {
    cpSync(join(root, "specs/wapi", name), join(specs, name));
  }
  const spec = JSON.parse(readFileSync(join(root, "specs/wapi/spec.json"), "utf8"));
  const source = readFileSync(join(root, "specs/wapi/source.txt"), "utf8");
  writeFileSync(join(specs, "source.txt"), longer(source, spec.operations, times));
  const made = ["spec.json", "names.json", "openapi.json"].map((name) => join(specs, name));
  return {
    before: () => {
      for (const path of [...made, join(folder, "generated")]) rmSync(path, { recursive: true, force: true });
    },
    measure: () => run(node20, [join(bench, "generate-root.mjs"), folder]).ms,
  };
}

export async function measureGeneration() {
  const empty = join(work, "empty.mjs");
  writeFileSync(empty, "");
  const forget = () => rmSync(stamp, { force: true });
  const cold = {
    docwright: { before: forget, measure: () => run(node20, generate).ms },
    "openapi-typescript, types only": () => run(node20, openapiTypescript).ms,
    "hey-api, no zod": () => run(node24, heyApi, { cwd: bench }).ms,
  };
  const unchanged = {
    "empty Node": () => run(node20, [empty]).ms,
    docwright: () => run(node20, generate).ms,
  };
  const measures = [
    {
      title: "generate everything",
      unit: "ms",
      yardstick: "openapi-typescript, types only",
      samples: await interleave(cold, 7),
      budget: { docwright: "≤ 1×" },
    },
    {
      title: "generate, nothing changed",
      unit: "ms",
      yardstick: "empty Node",
      samples: await interleave(unchanged, 20),
      budget: { docwright: "≤ 4×" },
    },
  ];
  forget();
  measures.push({
    title: "peak memory of generate",
    unit: "MB",
    yardstick: "openapi-typescript, types only",
    samples: {
      docwright: peakOf(node20, generate),
      "openapi-typescript, types only": peakOf(node20, openapiTypescript),
      "hey-api, no zod": peakOf(node24, heyApi),
    },
    budget: { docwright: "≤ 300 MiB" },
  });
  measures.push({
    title: "generate from a longer page",
    unit: "ms",
    yardstick: "the page",
    samples: await interleave({ "the page": generateLonger(1), "ten times as long": generateLonger(10) }, 3),
    budget: { "ten times as long": "≤ 12×" },
  });
  return measures;
}
