import { afterEach, describe, expect, test } from "vitest";
import { createCloudikeOpenApiClient } from "../../generated/cloudike/openapi.js";
import { createWorkDriveOpenApiClient } from "../../generated/workdrive/openapi.js";
import { createZextrasChatsOpenApiClient } from "../../generated/zextras/openapi.js";
import type { Hook } from "../../src/core/index.js";
import { chain } from "../../src/core/index.js";
import { createWorkDriveCore } from "../../src/workdrive/index.js";
import { createZextrasChatsCore } from "../../src/zextras/index.js";
import { startCloudikeServer } from "../support/cloudike-server.js";
import { startTransferHosts } from "../support/cloudike-transfer-hosts.js";
import { leaks, printed } from "../support/secrets.js";
import { startWorkDriveServer } from "../support/workdrive-server.js";
import { startZextrasServer } from "../support/zextras-server.js";
import { upload as uploadFile } from "../wire-cloudike/transfer-calls.js";
import { upload } from "../wire-workdrive/operations.js";
import { listRoom } from "../wire-zextras/operations.js";

let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
});
async function start<S extends { close(): Promise<void> }>(server: Promise<S>): Promise<S> {
  open.push(await server);
  return server;
}

/** Tells requests, and adds a header to them. */
function watch(): { readonly hook: Hook; readonly told: string[] } {
  const told: string[] = [];
  const hook: Hook = (request, next) => {
    const { vendor, operation, attempt, method, address } = request;
    expect(leaks(request), printed(request)).toBe(false);
    told.push(`${vendor} ${operation} ${attempt}: ${method} ${new URL(address).pathname}`);
    return next(request.with({ headers: { ...request.headers, "x-trace": "7" } }));
  };
  return { hook, told };
}

describe("hooks stand around requests to other hosts", () => {
  test("of a signed form", async () => {
    const server = await start(startWorkDriveServer());
    const { hook, told } = watch();
    const client = createWorkDriveCore(server.options({ hooks: chain(hook) }), server.facts);
    await client.call(upload.operation, {
      name: "a.mp4",
      mime: "video/mp4",
      moduleCode: "m",
      content: "bytes",
    });
    expect(told).toEqual([
      "workdrive GET /api/media 1: GET /api/media",
      "workdrive GET /api/media 2: POST /bucket",
    ]);
    expect(server.storage.forms[0]?.headers["x-trace"]).toBe("7");
    expect(server.storage.faults).toEqual([]);
  });

  test("of an upload that is confirmed", async () => {
    const hosts = await startTransferHosts();
    const { hook, told } = watch();
    await uploadFile(hosts.client({ hooks: chain(hook) }), { path: "/a", content: "bytes" });
    expect(told.map((one) => one.replace(/\/[^ ]*$/, "").replace(/^cloudike /, ""))).toEqual([
      "POST /api/1/accounts/login/ 1: POST ",
      "POST /api/1/files/create/ 1: POST ",
      "POST /api/1/files/create/ 2: PUT ",
      "POST /api/1/files/create/ 3: POST ",
    ]);
    expect((await hosts.close()).filter((fault) => !fault.includes("x-trace"))).toEqual([]);
  });
});

describe("a copy of a client", () => {
  test("has the hooks of its own options", async () => {
    const server = await start(startZextrasServer());
    const [one, other] = [watch(), watch()];
    const client = createZextrasChatsCore(server.options({ hooks: chain(one.hook) }), server.facts);
    await listRoom(client);
    await listRoom(client.with({ timeout: 60_000 }));
    await listRoom(client.with({ hooks: chain(other.hook) }));
    await listRoom(client.with({ hooks: undefined }));
    expect([one.told.length, other.told.length]).toEqual([2, 1]);
    expect(server.requests.map(({ headers }) => headers["x-trace"])).toEqual(["7", "7", "7", undefined]);
  });
});

describe("hooks of clients in the style of openapi-fetch", () => {
  test("of workdrive", async () => {
    const server = await start(startWorkDriveServer());
    const { hook, told } = watch();
    const { data } = await createWorkDriveOpenApiClient(server.options({ hooks: chain(hook) })).GET(
      "/api/users",
      {
        params: { query: { cur_page: 2 } },
      },
    );
    expect(data).toMatchObject({ meta: { curPage: 2 } });
    expect(told).toEqual(["workdrive GET /api/users 1: GET /api/users"]);
    expect(server.requests[0]?.headers["x-trace"]).toBe("7");
  });

  test("of zextras change the URL, and answer themselves", async () => {
    const server = await start(startZextrasServer());
    const change: Hook = (request, next) => next(request.with({ url: `${request.url}?extra=1` }));
    await createZextrasChatsOpenApiClient(server.options({ hooks: chain(change) })).GET("/rooms");
    expect(server.requests[0]?.search).toContain("extra=1");
    const answer: Hook = async () => Response.json([{ id: "own" }]);
    const { data } = await createZextrasChatsOpenApiClient(server.options({ hooks: chain(answer) })).GET(
      "/rooms",
    );
    expect(data).toEqual([{ id: "own" }]);
    expect(server.requests).toHaveLength(1);
  });

  test("of cloudike stand around its login as well, and make an unsafe call idempotent", async () => {
    const server = await start(startCloudikeServer());
    const { hook, told } = watch();
    let count = 0;
    server.routes.set("POST /api/1/fileops/folder_create/", () =>
      ++count < 3 ? { status: 503, json: {} } : { json: { path: "/a" } },
    );
    const keyed: Hook = (request, next) => next(request.with({ safety: "idempotent" }));
    const client = createCloudikeOpenApiClient(
      server.options({ hooks: chain(hook, keyed), maxRetryDelay: 1 }),
    );
    const { data } = await client.POST("/api/1/fileops/folder_create/", { body: { path: "/a" } });
    expect(data).toEqual({ path: "/a" });
    expect(told).toEqual([
      "cloudike POST /api/1/accounts/login/ 1: POST /api/1/accounts/login/",
      ...[1, 2, 3].map(
        (attempt) =>
          `cloudike POST /api/1/fileops/folder_create/ ${attempt}: POST /api/1/fileops/folder_create/`,
      ),
    ]);
    expect(server.requests.at(-1)?.fields).toEqual({ path: ["/a"] });
  });
});
