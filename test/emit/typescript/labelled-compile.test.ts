import { describe, expect, test } from "vitest";
import { emitOpenApi } from "../../../scripts/emit/openapi/index.js";
import { emitOpenApiTypes } from "../../../scripts/emit/openapi-types/index.js";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { labelledSpec } from "../labelled-spec.js";
import { compile, versions } from "./compile.js";

// The runtime that such a page has, for a page that it does not know.
const spec = { ...labelledSpec, vendor: "cloudike" };
const options = { variable: "drawer", prefix: "Cloudike" };

const use = `
import { type CloudikeErrorCode, createCloudikeClient, isCloudikeError, type Node } from "../generated/cloudike/index.js";
import { createCloudike } from "../generated/cloudike/core.js";
import { download, list, search, upload } from "../generated/cloudike/files.js";
import { delete as remove } from "../generated/cloudike/files/multi.js";
import { schemas } from "../generated/cloudike/schemas/index.js";

export async function run(content: Blob) {
  const drawer = createCloudikeClient({ baseUrl: "https://drawer.test", auth: { token: "t" } });
  const core = createCloudike({ baseUrl: "https://drawer.test" });
  const onProgress = ({ sentBytes }: { sentBytes: number }) => void sentBytes;
  const node: Node = await drawer.files.upload({ path: "/a", content, client_data: { a: 1 } }, { onProgress });
  const again: Node = await upload(core, { path: "/a", content, size: 5 });
  const response: Response = await drawer.files.download({ path: "/a", version: 1 });
  const bytes = await (await download(core, { path: "/a" })).arrayBuffer();
  const task = await drawer.files.multi.delete({ body: { path: ["/a"] } });
  const id: string | undefined = task.taskid;
  const result: number | undefined = (await task.wait()).deleted;
  const sooner = await remove(core, { body: { path: ["/a"] } }).wait({ interval: 5 });
  const unknown: unknown = await drawer.task.get({ taskid: "1" }).wait();
  for await (const each of drawer.files.list({ path: "/", limit: 5 }).items()) each.path.length;
  for await (const each of list(core, { path: "/" }, { version: 0, paths: "documented" }).items()) each.bytes;
  for await (const each of search(core, { body: { query: "q" } }, { bodyFormat: "json" }).items()) each.score;
  await drawer.accounts.unlock({ user_id: 5 });
  await drawer.accounts.unlock({ body: { user_id: 5 } }, { method: "GET" });
  await drawer.files.copies();
  await drawer.files.copies({ anything: true });
  schemas["files.copies"].params().parse({ anything: true });
  const deleted: number | undefined = schemas["files.multi.delete"].result().parse({ deleted: 1 }).deleted;
  const code: CloudikeErrorCode = "FileExists";
  // @ts-expect-error no such name
  const other: CloudikeErrorCode = "Other";
  // @ts-expect-error the call asks for parts itself
  await drawer.files.upload({ path: "/a", content, multipart: true });
  // @ts-expect-error progress is told of files alone
  await drawer.files.get({ path: "/a" }, { onProgress });
  // @ts-expect-error the list is known
  await drawer.files.list({ path: "/", deep: true });
  return [deleted, node, again, response, bytes, id, result, sooner.deleted, unknown, other, isCloudikeError(0, code, "Other", 409)];
}
`;

const useOpenApi = `
import { createCloudikeOpenApiClient } from "../generated/cloudike/openapi.js";

export async function run() {
  const client = createCloudikeOpenApiClient({ baseUrl: "https://drawer.test" });
  const { data, error } = await client.POST("/api/1/files/search/", { body: { query: "q" } });
  const name: "AlreadyOpen" | "FileExists" | "NotFound" | "Unauthorized" | (string & {}) | undefined = error?.code;
  await client.GET("/api/1/files/get/{path}", { params: { path: { path: "/a/b" } } });
  await client.POST("/api/1/files/get/{path}", { params: { path: { path: "/a/b" } }, body: { version: 1 } });
  await client.POST("/api/1/accounts/unlock/", { body: { user_id: 5 } });
  // @ts-expect-error the body has it
  await client.POST("/api/1/files/get/{path}", { params: { path: { path: "/" }, query: { version: 1 } } });
  return [data?.[0]?.score, name];
}
`;

describe.each(versions)("under TypeScript %s", (version) => {
  test("a client of forms, files and tasks compiles, and takes and refuses what it should", async () => {
    const types = await emitOpenApiTypes(emitOpenApi(spec));
    const programs = [
      { path: "use/use.ts", text: use },
      { path: "use/openapi.ts", text: useOpenApi },
    ];
    expect(compile([...emitTypeScript(spec, options), types, ...programs], version)).toBe("");
  });
});
