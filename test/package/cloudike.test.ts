import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { runModule } from "./run.js";

let hosts: TransferHosts;

beforeAll(async () => {
  hosts = await startTransferHosts();
  for (const path of ["/a", "/a/b", "/a/c"]) hosts.server.files.paths.add(path);
  hosts.server.routes.set("POST /api/1/trash/clear/", () => {
    hosts.server.files.tasks.set("clear", { polls: 1, run: () => ({ cleared: 2 }) });
    return { json: { taskid: "clear" } };
  });
});

afterAll(async () => {
  expect(await hosts.close()).toEqual([]);
});

const options = () => JSON.stringify(hosts.server.options());

it("logs in, lists, uploads, waits and is refused through the installed package", async () => {
  const code = `
    import { createCloudikeClient, isCloudikeError } from "docwright/cloudike";
    import { isApiError } from "docwright";
    import { createCloudike } from "docwright/cloudike/core";
    import { get } from "docwright/cloudike/metadata";

    const cloud = createCloudikeClient(${options()});
    const paths = [];
    for await (const node of get(createCloudike(${options()}), { path: "/a", limit: 1 }).items())
      paths.push(node.path);
    const file = await cloud.files.upload({ path: "/a/d.txt", content: new Blob(["hello"]) });
    const task = await cloud.trash.clear();
    const cleared = await task.wait({ interval: 1 });
    const again = await cloud.fileops.folderCreate({ body: { path: "/a" } }).safe();
    const refused =
      !again.ok && isCloudikeError(again.error, "FolderAlreadyCreated") && isApiError(again.error);
    console.log(JSON.stringify({ paths, bytes: file.bytes, cleared, refused }));
  `;
  expect(await runModule(inject("consumer"), code)).toEqual({
    ...{ paths: ["/a/b", "/a/c"], bytes: 5, cleared: { cleared: 2 }, refused: true },
  });
  expect(hosts.server.accounts.logins).toBe(2);
});

it("calls by path with openapi-fetch through the installed package", async () => {
  const code = `
    import { createCloudikeOpenApiClient } from "docwright/cloudike/openapi";
    const byPath = createCloudikeOpenApiClient(${options()});
    const { data } = await byPath.GET("/api/1/metadata/{path}", { params: { path: { path: "/a" } } });
    const { error } = await byPath.POST("/api/1/fileops/folder_create/", { body: { path: "/a" } });
    console.log(JSON.stringify({ path: data.path, error: error.code }));
  `;
  expect(await runModule(inject("consumerWithPeers"), code)).toEqual({
    ...{ path: "/a", error: "FolderAlreadyCreated" },
  });
});

it("accepts the answers that the page shows with the schemas of the installed package", async () => {
  const code = `
    import { schemas } from "docwright/cloudike/schemas";
    import { delete as deleteMany } from "docwright/cloudike/schemas/fileops/multi";
    import { readFileSync } from "node:fs";
    const { operations } = JSON.parse(readFileSync(process.env.SPEC, "utf8"));
    const shown = operations.flatMap(({ id, examples }) =>
      examples
        .filter(({ kind, status }) => kind === "response" && status.startsWith("2"))
        .map(({ value }) => [id, value]));
    const refused = shown.filter(([id, value]) => !schemas[id].output().safeParse(value).success);
    console.log(JSON.stringify({
      count: shown.length,
      refused: refused.map(([id]) => id),
      open: schemas["wopi.edit"].params().safeParse({ any: 1 }).success,
      closed: schemas["fileops.multi.delete"].params().safeParse({ body: { path: [] }, any: 1 }).success,
      same: schemas["fileops.multi.delete"] === deleteMany,
    }));
  `;
  const spec = fileURLToPath(new URL("../../specs/cloudike/spec.json", import.meta.url));
  const { findings }: { findings: { code: string; operation?: string }[] } = JSON.parse(
    readFileSync(spec, "utf8"),
  );
  const refused = findings.flatMap(({ code, operation }) => (code === "example/rejected" ? [operation] : []));
  expect(await runModule(inject("consumerWithPeers"), code, { SPEC: spec })).toEqual({
    ...{ count: expect.any(Number), refused, open: true, closed: false, same: true },
  });
});
