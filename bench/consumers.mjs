import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bench, consumers } from "./places.mjs";

const header = (target, ids) =>
  `{ target: "${target}", identification: { account_id: 1, user_id: 2${ids} }, app_token: "a", api_version: "1.2", ` +
  `msg_key: "k", token: "t" }`;

const bodies = {
  getProjects: `{ header: ${header("main.account.GetProjects", "")}, body: { data: { with_categories: true } } }`,
  create:
    `{ header: ${header("task.task.Create", ", project_id: 7, task_list_id: 3")}, ` +
    `body: { data: { label: "Ship it" } } }`,
  lock:
    `{ header: ${header("document.file.Lock", ", project_id: 7, file_id: 9")}, ` +
    `body: { data: { force: true } } }`,
};

const options = `{ appToken: "a", auth: { token: "t", accountId: 1, userId: 2 } }`;

const heyApi = (from) => `
import { documentFileLock, mainAccountGetProjects, taskTaskCreate } from "${from}";
export const a = await mainAccountGetProjects({ body: ${bodies.getProjects} });
export const b = await taskTaskCreate({ body: ${bodies.create} });
export const c = await documentFileLock({ body: ${bodies.lock} });
`;

/** The same three calls by every client. */
export const programs = {
  empty: "export {};\n",
  "docwright, functions": `
import { createWapi } from "docwright/wapi/core";
import { lock } from "docwright/wapi/document/file";
import { getProjects } from "docwright/wapi/main/account";
import { create } from "docwright/wapi/task/task";
const wapi = createWapi(${options});
export const a = await getProjects(wapi, { data: { with_categories: true } });
export const b = await create(wapi, { project_id: 7, task_list_id: 3, data: { label: "Ship it" } });
export const c = await lock(wapi, { project_id: 7, file_id: 9, data: { force: true } });
`,
  "docwright, namespaces": `
import { createWapiClient } from "docwright/wapi";
const wimi = createWapiClient(${options});
export const a = await wimi.main.account.getProjects({ data: { with_categories: true } });
export const b = await wimi.task.task.create({ project_id: 7, task_list_id: 3, data: { label: "Ship it" } });
export const c = await wimi.document.file.lock({ project_id: 7, file_id: 9, data: { force: true } });
`,
  "hey-api as .d.ts": heyApi("../../hey-api-built/index.js"),
  "hey-api": heyApi("../../hey-api/index.js"),
  "openapi-fetch": `
import createClient from "openapi-fetch";
import type { paths } from "../../openapi-typescript/paths.js";
const client = createClient<paths>({ baseUrl: "https://api.example" });
export const a = await client.POST("/#main.account.GetProjects", { body: ${bodies.getProjects} });
export const b = await client.POST("/#task.task.Create", { body: ${bodies.create} });
export const c = await client.POST("/#document.file.Lock", { body: ${bodies.lock} });
`,
};

export const folderOf = (name) => join(consumers, name.replaceAll(/\W+/gu, "-"));

/** Writes a project for each program. */
export function layConsumers() {
  cpSync(join(bench, "node_modules/openapi-fetch"), join(consumers, "node_modules/openapi-fetch"), {
    recursive: true,
  });
  cpSync(
    join(bench, "node_modules/openapi-typescript-helpers"),
    join(consumers, "node_modules/openapi-typescript-helpers"),
    { recursive: true },
  );
  const compilerOptions = {
    ...{
      target: "ES2022",
      module: "ESNext",
      moduleResolution: "Bundler",
      lib: ["ES2022", "DOM", "DOM.Iterable"],
    },
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
  };
  for (const [name, program] of Object.entries(programs)) {
    const folder = folderOf(name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), `{"private":true,"type":"module"}`);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["main.ts"] }));
    writeFileSync(join(folder, "main.ts"), program);
  }
}
