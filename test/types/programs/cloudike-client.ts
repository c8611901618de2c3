import {
  type ApiPromise,
  type Cloudike,
  type CloudikeAuth,
  type CloudikeClient,
  type CloudikeDownloadOptions,
  type CloudikeError,
  type CloudikeErrorCode,
  type CloudikeErrorStatus,
  type CloudikeOperation,
  type CloudikeUploadOptions,
  createCloudikeClient,
  isApiError,
  isCloudikeError,
  isUploadError,
  type Metadata,
  type MetricValue,
  type TaskPromise,
  type UploadResume,
  type UploadTarget,
  type WaitOptions,
} from "docwright/cloudike";
import { createCloudike } from "docwright/cloudike/core";
import { type DeleteParams, delete as deleteMany } from "docwright/cloudike/fileops/multi";
import { download, downloadAsArchive, upload } from "docwright/cloudike/files";
import { get as getMetadata } from "docwright/cloudike/metadata";
import { same } from "./same.js";

declare const secret: string;
declare const stream: ReadableStream<Uint8Array>;
const baseUrl = "https://acme.example";

// Whoever logs in, has a token, uses Basic, or is nobody.
const login = { login: "jane@acme.example", password: secret };
export const cloud = createCloudikeClient({ baseUrl, auth: login });
same<CloudikeClient>()(cloud);
createCloudikeClient({ baseUrl });
createCloudikeClient({ baseUrl, auth: { login: () => secret, password: async () => secret } });
createCloudikeClient({ baseUrl, auth: { ...login, permanent_auth: true, device_description: "a", more: 1 } });
createCloudikeClient({ baseUrl, auth: { token: async () => secret } });
createCloudikeClient({ baseUrl, auth: { basic: { username: "jane", password: secret } }, timeout: 1_000 });
createCloudikeClient({ baseUrl, bodyFormat: "json", paths: "documented", trustedOrigins: ["https://b.c"] });
export const auths: CloudikeAuth[] = [login, { token: secret }];

// Every call takes its method, version, paths and format of the body.
const options = { method: "GET", version: 0, paths: "documented", bodyFormat: "json" } as const;
same<MetricValue[]>()(await cloud.analytics.getData({ metric: "m" }, { method: "POST", version: 1 }));
await cloud.company.users({ company_id: 12 }, options);
await cloud.accounts.login({ body: { login: "email:jane@acme.example", password: secret } });

// Fields of a body, of a query, of a path and of a header.
same<Metadata>()(await cloud.fileops.folderCreate({ body: { path: "/a" } }));
await cloud.fileops.multi.delete({ body: { path: ["/a", "/b"], only_empty: undefined } });
await cloud.metadata.get({ path: "/a", order_by: "-name", "If-None-Match": '"1"' });
await cloud.keyvalue.get({ key_name: "k", value: { any: ["thing"] } }, { method: "POST" });
await cloud.company.usersDisable({ company_id: 12, body: { user_id: [1, 2] } });

// Where the list is lost, parameters are open, and those that are known have their types.
await cloud.dirSizeCalculate.get({ path: "/a", depth: 3 });
await cloud.workflow.comment.post({ path: "/a", body: { text: "t" } });
await cloud.workflow.comment.post({ path: "/a", text: "t" });
await cloud.wopi.files.get({ file_id: "f", access_token: "t" });

// Listings.
const listing = cloud.metadata.get({ path: "/a", limit: 500 });
same<boolean | undefined>()((await listing).is_last_page);
for await (const node of listing.items()) same<Metadata>()(node);
for await (const page of cloud.files.search({ body: { query: "q" } }).pages())
  same<Metadata[] | undefined>()(page.content);

// Tasks wait as calls and as answers.
const wait: WaitOptions = { interval: 500, timeout: 60_000, signal: AbortSignal.timeout(5) };
const archive = await cloud.files.downloadAsArchive({ path: ["/a"] });
same<string | undefined>()(archive.taskid);
same<string | undefined>()((await archive.wait(wait)).url);
same<string | undefined>()((await cloud.files.downloadAsArchive({ path: ["/a"] }).wait()).url);
same<unknown>()(await cloud.trash.clear().wait({ onProgress: ({ polls, detail }) => void [polls, detail] }));
same<unknown>()(await cloud.task.get({ taskid: "t" }).wait());

// Files: whole, in parts, resumed.
const content = () => stream;
const sending: CloudikeUploadOptions = {
  ...{ threshold: 1e6, partSize: 1e6, concurrency: 2, attempts: 3, version: 0 },
  onProgress: ({ sentBytes, totalBytes }) => void [sentBytes.toFixed(), totalBytes?.toFixed()],
};
same<Metadata>()(await cloud.files.upload({ path: "/a", content: new Blob(["x"]), overwrite: true }));
same<Metadata>()(await cloud.files.upload({ path: "/a", content, size: 5 }, sending));
const stopped = await cloud.files.upload({ path: "/a", content }).safe();
if (!stopped.ok && isUploadError(stopped.error) && stopped.error.resume) {
  same<UploadResume>()(stopped.error.resume);
  await cloud.files.upload({ path: "/a", content }, { resume: stopped.error.resume });
}
const created = await cloud.files.create({ body: { path: "/a" } });
same<UploadTarget | Metadata>()(created);
export const confirmation: string | undefined = "confirm_url" in created ? created.confirm_url : undefined;
const fetching: CloudikeDownloadOptions = { onProgress: ({ receivedBytes }) => void receivedBytes };
same<Response>()(await cloud.files.download({ path: "/a", version: 3 }, fetching));
same<Response>()(await cloud.links.download({ hash: "h", path: "/" }));
await cloud.links.upload({ hash: "h", path: "/a", content: "x" });

// Nothing is told of some answers, and some are nothing.
same<unknown>()(await cloud.accounts.setValue({ body: { key: "k", value: "v" } }));
same<undefined>()(await cloud.company.logoClear({ company_id: 12 }).then(() => undefined));

const result = await cloud.fileops.folderCreate({ body: { path: "/a" } }).safe();
if (!result.ok && isCloudikeError(result.error, "FolderAlreadyCreated", 409)) {
  same<CloudikeError>()(result.error);
  same<string | undefined>()(result.error.code);
  same<unknown>()(result.error.body);
}
const code: CloudikeErrorCode = "InvalidParameters";
const status: CloudikeErrorStatus = 404;
// @ts-expect-error: nobody tells of such a name
const undocumented: CloudikeErrorCode = "FolderTooGreen";
export const asked = (error: unknown): boolean =>
  isApiError(error) || isCloudikeError(error, code, status, undocumented);

// What the page lacks.
const operation: CloudikeOperation = { target: "GET /api/2/files/{+path}", answer: "binary" };
same<ApiPromise<Response>>()(cloud.call<Response>(operation, { path: "/a" }, { timeout: 5 }));
same<unknown>()(await cloud.call({ target: "POST /api/1/files/create_link_of_archive/" }));

// A scoped copy is a client of the same kind.
same<CloudikeClient>()(cloud.with({ timeout: 10_000, bodyFormat: "json" }));

// Standalone functions take a client without groups, or with them.
const core = createCloudike({ baseUrl, auth: { token: secret } });
same<Cloudike>()(core);
const params: DeleteParams = { body: { path: ["/a"] } };
await deleteMany(core, params, options);
same<Metadata>()(await upload(cloud, { path: "/a", content: "x" }, sending));
same<Response>()(await download(core, { path: "/a" }, fetching));
same<TaskPromise<{ taskid?: string }, { url?: string }>>()(downloadAsArchive(core, { path: ["/a"] }));
for await (const node of getMetadata(core, { path: "/" }).items()) same<Metadata>()(node);
