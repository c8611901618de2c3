import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { exactly } from "../measure.mjs";
import { consumers, work } from "../places.mjs";

const options = `{ appToken: "a", auth: { token: "t", accountId: 1, userId: 2 } }`;
const drive = `{ baseUrl: "https://a.b", apiKey: "k" }`;
const heyApi = join(work, "hey-api-built/index.js");
const openapiFetch = `import createClient from "openapi-fetch"; globalThis.client = createClient({ baseUrl: "https://a.b" });`;

const entries = {
  "bundle of one operation, min + gzip": {
    docwright: `
      import { createWapi } from "docwright/wapi/core";
      import { lock } from "docwright/wapi/document/file";
      globalThis.call = () => lock(createWapi(${options}), { project_id: 7, file_id: 9 });`,
    "docwright, no login": `
      import { createWapiWithToken } from "docwright/wapi/core";
      import { lock } from "docwright/wapi/document/file";
      globalThis.call = () => lock(createWapiWithToken(${options}), { project_id: 7, file_id: 9 });`,
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

const ofDrive = (group, name) => `
  import { createWorkDrive } from "docwright/workdrive/core";
  import { ${name} } from "docwright/workdrive/${group}";
  globalThis.call = (params) => ${name}(createWorkDrive(${drive}), params);`;

/** A REST API: what an operation costs depends on what it does. */
const restEntries = {
  "bundle of one WorkDrive operation, min + gzip": {
    "docwright, JSON": ofDrive("user", "updateUser"),
    "docwright, a listing in pages": ofDrive("user", "getAllUsers"),
    "docwright, an upload": ofDrive("media", "upload"),
    "openapi-fetch": openapiFetch,
  },
  "bundle of all 75 operations of WorkDrive, min + gzip": {
    docwright: `
      import { createWorkDriveClient } from "docwright/workdrive";
      globalThis.client = createWorkDriveClient(${drive});`,
    "docwright, by path": `
      import { createWorkDriveOpenApiClient } from "docwright/workdrive/openapi";
      globalThis.client = createWorkDriveOpenApiClient(${drive});`,
    "openapi-fetch": openapiFetch,
  },
};

const cloud = `{ baseUrl: "https://a.b", auth: { token: "t" } }`;
const ofCloud = (group, name, more = "", creator = "createCloudike") => `
  import { ${creator} } from "docwright/cloudike/core";
  import { ${name} } from "docwright/cloudike/${group}";
  globalThis.call = (params) => ${name}(${creator}(${cloud}), params)${more};`;

/** One whose calls may take several requests. */
const transferEntries = {
  "bundle of one Cloudike operation, min + gzip": {
    "docwright, a form": ofCloud("fileops", "folderCreate"),
    "docwright, a form, no login": ofCloud("fileops", "folderCreate", "", "createCloudikeWithToken"),
    "docwright, a listing in pages": ofCloud("metadata", "get", ".items()"),
    "docwright, a task": ofCloud("trash", "clear", ".wait()"),
    "docwright, an upload": ofCloud("files", "upload"),
    "docwright, a download": ofCloud("files", "download"),
    "openapi-fetch": openapiFetch,
  },
  "bundle of all 203 operations of Cloudike, min + gzip": {
    docwright: `
      import { createCloudikeClient } from "docwright/cloudike";
      globalThis.client = createCloudikeClient(${cloud});`,
    "docwright, by path": `
      import { createCloudikeOpenApiClient } from "docwright/cloudike/openapi";
      globalThis.client = createCloudikeOpenApiClient(${cloud});`,
    "openapi-fetch": openapiFetch,
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
  for (const [title, programs] of Object.entries(restEntries)) {
    const samples = {};
    for (const [name, code] of Object.entries(programs)) samples[name] = exactly(await sizeOf(code));
    const budget = { "docwright, JSON": "≤ 4 kB", docwright: "≤ 13 kB" };
    measures.push({ title, unit: "kB", yardstick: "openapi-fetch", samples, budget });
  }
  for (const [title, programs] of Object.entries(transferEntries)) {
    const samples = {};
    for (const [name, code] of Object.entries(programs)) samples[name] = exactly(await sizeOf(code));
    measures.push({ title, unit: "kB", yardstick: "openapi-fetch", samples });
  }
  return measures;
}
