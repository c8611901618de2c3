import { folderOf, programs } from "../consumers.mjs";
import { exactly, interleave, run } from "../measure.mjs";
import { compilers, node20 } from "../places.mjs";

const names = Object.keys(programs);
const calls = 3;

const byName = (value) => Object.fromEntries(names.map((name) => [name, value(name)]));

const instantiationsOf = (compiler, name) => {
  const { stdout } = run(node20, [compiler, "-p", folderOf(name), "--extendedDiagnostics"]);
  return Number(/^Instantiations:\s+(\d+)/mu.exec(stdout)?.[1] ?? Number.NaN);
};

/** What a consumer with three calls waits for the compiler. */
export async function measureTypes() {
  const measures = [];
  for (const [version, compiler] of Object.entries(compilers)) {
    measures.push({
      title: `tsc of three calls, ${version}`,
      unit: "ms",
      yardstick: "empty",
      samples: await interleave(
        byName((name) => () => run(node20, [compiler, "-p", folderOf(name)]).ms),
        version === "TypeScript 7" ? 15 : 9,
      ),
      budget: { "docwright, functions": "≤ 1.12×", "docwright, namespaces": "≤ 1.3×" },
    });
    const counts = byName((name) => instantiationsOf(compiler, name));
    measures.push({
      title: `type instantiations for each call, ${version}`,
      unit: "count",
      samples: Object.fromEntries(
        names
          .filter((name) => name !== "empty")
          .map((name) => [name, exactly(Math.round((counts[name] - counts.empty) / calls))]),
      ),
      budget: { "docwright, functions": "≤ 5", "docwright, namespaces": "≤ 5" },
    });
  }
  return measures;
}
