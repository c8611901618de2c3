import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { interleave, run } from "../measure.mjs";
import { consumers, node20, work } from "../places.mjs";

const modules = {
  "empty Node": "",
  docwright: `import "docwright/wapi";`,
  "docwright, client made": `import { createWapiClient } from "docwright/wapi"; createWapiClient({ appToken: "a", auth: { token: "t" } });`,
  "docwright, WorkDrive": `import "docwright/workdrive";`,
  "openapi-fetch": `import "openapi-fetch";`,
  "hey-api": `import "${join(work, "hey-api-built/index.js")}";`,
};

/** What a process pays for a whole client before its first call. */
export async function measureImports() {
  const contenders = Object.entries(modules).map(([name, code], index) => {
    const file = join(consumers, `import-${index}.mjs`);
    writeFileSync(file, code);
    return [name, () => run(node20, [file]).ms];
  });
  const samples = await interleave(Object.fromEntries(contenders), 40);
  return [
    {
      title: "import of a whole client",
      unit: "ms",
      yardstick: "empty Node",
      samples,
      budget: { docwright: "≤ 1.08×", "docwright, WorkDrive": "≤ 1.08×" },
    },
  ];
}
