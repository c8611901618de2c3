import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { exactly } from "../measure.mjs";
import { consumers, work } from "../places.mjs";

const options = `{ appToken: "a", auth: { token: "t", accountId: 1, userId: 2 } }`;
const heyApi = join(work, "hey-api-built/index.js");
const openapiFetch = `import createClient from "openapi-fetch"; globalThis.client = createClient({ baseUrl: "https://a.b" });`;

const entries = {
  "bundle of one operation, min + gzip": {
    docwright: `
      import { createWapi } from "docwright/wapi/core";
      import { lock } from "docwright/wapi/document/file";
      globalThis.call = () => lock(createWapi(${options}), { project_id: 7, file_id: 9 });`,
    "openapi-fetch": openapiFetch,
    "hey-api": `import { documentFileLock } from "${heyApi}"; globalThis.call = documentFileLock;`,
  },
  "bundle of all 718 operations, min + gzip": {
    docwright: `
      import { createWapiClient } from "docwright/wapi";
      globalThis.client = createWapiClient(${options});`,
    "openapi-fetch": openapiFetch,
    "hey-api": `import * as sdk from "${heyApi}"; globalThis.sdk = sdk;`,
  },
};

async function sizeOf(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: consumers },
    ...{ bundle: true, minify: true, format: "esm", platform: "browser", target: "es2022", write: false },
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

export async function measureBundles() {
  const measures = [];
  for (const [title, programs] of Object.entries(entries)) {
    const samples = {};
    for (const [name, code] of Object.entries(programs)) samples[name] = exactly(await sizeOf(code));
    const budget = { docwright: title.includes("718") ? "≤ 13 kB" : "≤ 4 kB" };
    measures.push({ title, unit: "kB", yardstick: "hey-api", samples, budget });
  }
  return measures;
}
