import type { ApiPromise, Project } from "docwright/wapi";
import { createWapi } from "docwright/wapi/core";
import { type LockParams, lock, upload } from "docwright/wapi/document/file";
import { getProjects } from "docwright/wapi/main/account";
import { wimi } from "./client.js";
import { same } from "./same.js";

const wapi = createWapi({ appToken: "a", accountName: "acme", auth: { login: "l", password: "p" } });
same<Project[]>()((await getProjects(wapi)).projects);
same<ApiPromise<unknown>>()(lock(wapi, { project_id: 7, file_id: 9 }));

// The namespaced client serves as well, and the parameters have names.
const params: LockParams = { project_id: 7, file_id: 9, data: { force: true } };
await lock(wimi, params, { timeout: 5_000 });

// @ts-expect-error: the client comes first
lock({ project_id: 7, file_id: 9 });
// @ts-expect-error: file_id is missing
lock(wapi, { project_id: 7 });
// @ts-expect-error: an upload needs its bytes
upload(wapi, { project_id: 7, data: { name: "a", size: 1 } });
// @ts-expect-error: a client without groups has none
wapi.document;
