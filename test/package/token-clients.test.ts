import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type CloudikeServer, startCloudikeServer, tokenHeader } from "../support/cloudike-server.js";
import { appToken, credentials } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";
import { bundle } from "./bundle.js";
import { runModule } from "./run.js";

const wapiToken = "S3CR3T-of-wapi";
const cloudikeToken = "S3CR3T-of-cloudike";

let wapi: WapiServer;
let cloudike: CloudikeServer;

beforeAll(async () => {
  wapi = await startWapiServer();
  // Until then the server does not know the token.
  wapi.onLogin(() => ({ header: { token: wapiToken }, data: {} }));
  wapi.on("main.account.GetProjects", () => ({ data: { projects: [{ project_id: 7 }] } }));
  wapi.on("document.file.Upload", ({ upload }) => ({ data: { file: { size: upload?.size } } }));
  cloudike = await startCloudikeServer();
  cloudike.accounts.tokens.set(cloudikeToken, `email:${credentials.login}`);
});

afterAll(async () => {
  await wapi.close();
  await cloudike.close();
  expect(cloudike.faults).toEqual([]);
});

describe("clients with a token, of the installed package", () => {
  it("are the same by either of their subpaths", async () => {
    const code = `
      import * as wapi from "docwright/wapi";
      import * as wapiCore from "docwright/wapi/core";
      import * as cloudike from "docwright/cloudike";
      import * as cloudikeCore from "docwright/cloudike/core";
      console.log(JSON.stringify([
        typeof wapi.createWapiWithToken,
        wapi.createWapiWithToken === wapiCore.createWapiWithToken,
        typeof cloudike.createCloudikeWithToken,
        cloudike.createCloudikeWithToken === cloudikeCore.createCloudikeWithToken,
      ]));
    `;
    expect(await runModule(inject("consumer"), code)).toEqual(["function", true, "function", true]);
  });

  it("call WApi, with content too", async () => {
    const options = { appToken, hosts: wapi.hosts, auth: { token: wapiToken, accountId: 1, userId: 2 } };
    const code = `
      import { isWapiError } from "docwright/wapi";
      import { createWapiWithToken } from "docwright/wapi/core";
      import { login } from "docwright/wapi/auth/user";
      import { upload } from "docwright/wapi/document/file";
      import { getProjects } from "docwright/wapi/main/account";

      const wapi = createWapiWithToken(${JSON.stringify(options)});
      const refused = await getProjects(wapi).safe();
      await login(wapi, { auth: ${JSON.stringify(credentials)}, account_name: "acme" });
      const { projects } = await getProjects(wapi);
      const content = new Blob(["hello"]);
      const { file } = await upload(wapi, { project_id: 7, data: { name: "a", size: 5 }, content });
      const before = !refused.ok && isWapiError(refused.error, 401);
      console.log(JSON.stringify({ before, projects, size: file.size }));
    `;
    expect(await runModule(inject("consumer"), code)).toEqual({
      ...{ before: true, projects: [{ project_id: 7 }], size: 5 },
    });
    expect(wapi.calls.map(({ target, token }) => [target, token])).toEqual([
      ["main.account.GetProjects", wapiToken],
      ["auth.user.Login", undefined],
      ["main.account.GetProjects", wapiToken],
      ["document.file.Upload", wapiToken],
    ]);
    expect(wapi.calls.at(-1)?.identification).toMatchObject({ account_id: 1, user_id: 2, project_id: 7 });
  });

  it("call Cloudike", async () => {
    const options = { baseUrl: cloudike.baseUrl, auth: { token: cloudikeToken } };
    const code = `
      import { isCloudikeError } from "docwright/cloudike";
      import { createCloudikeWithToken } from "docwright/cloudike/core";
      import { folderCreate } from "docwright/cloudike/fileops";

      const cloud = createCloudikeWithToken(${JSON.stringify(options)});
      const { path } = await folderCreate(cloud, { body: { path: "/a" } });
      const other = cloud.with({ auth: { token: "other" } });
      const refused = await folderCreate(other, { body: { path: "/b" } }).safe();
      console.log(JSON.stringify({ path, refused: !refused.ok && isCloudikeError(refused.error, 401) }));
    `;
    expect(await runModule(inject("consumer"), code)).toEqual({ path: "/a", refused: true });
    expect(cloudike.accounts.logins).toBe(0);
    expect(cloudike.requests.map(({ headers }) => headers[tokenHeader.toLowerCase()])).toEqual([
      cloudikeToken,
      "other",
    ]);
  });
});

describe("bundles of clients with a token", () => {
  /** Messages that stand in the code of one thing alone: modules have no names in a bundle. */
  const messages = { logins: "the login gave no token", content: "the call is over" };
  const program = (vendor: string, creator: string, group: string, name: string) => `
    import { ${creator} } from "docwright/${vendor}/core";
    import { ${name} } from "docwright/${vendor}/${group}";
    globalThis.call = (options, params) => ${name}(${creator}(options), params);`;

  it.each([
    ["wapi", "createWapi", "document/file", "lock", ["logins", "content"]],
    ["wapi", "createWapiWithToken", "document/file", "lock", []],
    ["wapi", "createWapiWithToken", "document/file", "upload", ["content"]],
    ["cloudike", "createCloudike", "fileops", "folderCreate", ["logins"]],
    ["cloudike", "createCloudikeWithToken", "fileops", "folderCreate", []],
    ["cloudike", "createCloudikeWithToken", "files", "upload", ["content"]],
  ])("hold what they need, and no logins: %s, %s, %s, %s", async (vendor, creator, group, name, held) => {
    const { text } = await bundle(program(vendor, creator, group, name));
    const found = Object.entries(messages).filter(([, message]) => text.includes(message));
    expect(found.map(([what]) => what)).toEqual(held);
  });
});
