import { type Cloudike, type CloudikeTokenOptions, createCloudikeWithToken } from "docwright/cloudike";
import { createCloudikeWithToken as createCloudikeOfCore } from "docwright/cloudike/core";
import { folderCreate } from "docwright/cloudike/fileops";
import { createWapiWithToken, type Project, type Wapi, type WapiTokenOptions } from "docwright/wapi";
import { createWapiWithToken as createWapiOfCore } from "docwright/wapi/core";
import { upload } from "docwright/wapi/document/file";
import { getProjects } from "docwright/wapi/main/account";
import { same } from "./same.js";

declare const token: string;
const appToken = "a";
const baseUrl = "https://acme.example";
const credentials = { login: "jane@acme.example", password: "p" };

// A token, or what gives one.
const wapi = createWapiWithToken({ appToken, auth: { token, accountId: 1, userId: 2 } });
same<Wapi>()(wapi);
same<Wapi>()(createWapiOfCore({ appToken: () => "a", accountId: 1, auth: { token: async () => token } }));
same<Project[]>()((await getProjects(wapi)).projects);
await upload(wapi, { project_id: 7, data: { name: "a", size: 1 }, content: new Blob(["x"]) });
same<Wapi>()(wapi.with({ auth: { token }, timeout: 5_000 }));
export const options: WapiTokenOptions = {
  appToken,
  auth: { token },
  hosts: { api: "https://wapi.example" },
};

const cloud = createCloudikeWithToken({ baseUrl, auth: { token: () => token } });
same<Cloudike>()(cloud);
same<Cloudike>()(createCloudikeOfCore({ baseUrl, bodyFormat: "json" }));
await folderCreate(cloud, { body: { path: "/a" } });
export const cloudOptions: CloudikeTokenOptions = { baseUrl, auth: { token }, retries: 0 };

// @ts-expect-error: it does not log in
createWapiWithToken({ appToken, auth: credentials });
// @ts-expect-error: nor with a token beside the credentials
createWapiWithToken({ appToken, auth: { token, ...credentials } });
// @ts-expect-error: an account to log in to is not needed
createWapiWithToken({ appToken, accountName: "acme", auth: { token } });
// @ts-expect-error: the token is missing
createWapiWithToken({ appToken, auth: { accountId: 1 } });
// @ts-expect-error: auth is missing
createWapiWithToken({ appToken });
// @ts-expect-error: a token is text
createWapiWithToken({ appToken, auth: { token: 5 } });
// @ts-expect-error: there is no session to store
createWapiWithToken({ appToken, auth: { token, store: { load: () => undefined, save: () => {} } } });
// @ts-expect-error: the application token is needed too
createWapiWithToken({ auth: { token } });
// @ts-expect-error: a client without groups has none
wapi.document;

// @ts-expect-error: it does not log in
createCloudikeWithToken({ baseUrl, auth: credentials });
// @ts-expect-error: Basic is no token
createCloudikeWithToken({ baseUrl, auth: { basic: { username: "jane", password: "p" } } });
// @ts-expect-error: the token is missing
createCloudikeWithToken({ baseUrl, auth: {} });
// @ts-expect-error: a token is text
createCloudikeWithToken({ baseUrl, auth: { token: 5 } });
// @ts-expect-error: only the caller knows the host
createCloudikeWithToken({ auth: { token } });
