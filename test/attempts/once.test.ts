import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCloudikeCore, isCloudikeError } from "../../src/cloudike/index.js";
import { chain } from "../../src/core/index.js";
import { createWapiCore } from "../../src/wapi/index.js";
import { createWorkDriveFetch } from "../../src/workdrive/fetch.js";
import { loginTarget, startCloudikeServer } from "../support/cloudike-server.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";
import { generatedBytes } from "../support/generated-bytes.js";
import { startWapiServer } from "../support/wapi-server.js";
import { startWorkDriveServer } from "../support/workdrive-server.js";
import { getAccount } from "../wire-cloudike/operations.js";
import { download } from "../wire-cloudike/transfer-calls.js";

test("a login that fails is not made again by a call that only reads", async () => {
  const server = await startCloudikeServer();
  server.on(loginTarget, () => ({ status: 503, json: { code: "Down" } }));
  const client = createCloudikeCore(server.options({ maxRetryDelay: 5 }), server.facts);
  expect(isCloudikeError(await failureOf(getAccount(client)), "Down")).toBe(true);
  expect(server.requests).toHaveLength(1);
  await server.close();
});

describe("a download", () => {
  const path = "/a/b.bin";
  const get = "GET /api/1/files/get/*";
  let hosts: TransferHosts;
  beforeEach(async () => {
    hosts = await startTransferHosts();
    hosts.storage.files.set(`/files${path}`, {
      ...{ size: 500_000, read: generatedBytes, hasRanges: true },
      headers: { etag: '"1"', "last-modified": "Wed, 21 Oct 2015 07:28:00 GMT" },
    });
  });
  afterEach(async () => {
    expect(await hosts.close()).toEqual([]);
  });

  test("does not ask a hook again that threw", async () => {
    let threw = 0;
    const hooks = chain((request, next) => {
      if (!request.address.includes("/files/a")) return next();
      threw++;
      throw new Error("out of ink");
    });
    const error = await failureOf(download(hosts.client({ hooks }), { path }));
    expect(error.message).toContain("a hook failed: out of ink");
    expect(threw).toBe(1);
  });

  test("asks for another URL as often as it is told to, and no oftener", async () => {
    const locate = hosts.server.routes.get(get);
    hosts.server.routes.set(get, (...given) =>
      hosts.asked(get) === 1 ? locate?.(...given) : { status: 503, json: {} },
    );
    hosts.storage.disturb = ({ index }) => (index === 0 ? { cut: 60_000 } : { status: 403 });
    const response = await download(hosts.client({ maxRetryDelay: 5 }), { path }, { attempts: 2 });
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect(hosts.asked(get)).toBe(3);
  });
});

test("a message of WApi that tells no id has the status of its answer", async () => {
  const server = await startWapiServer();
  let count = 0;
  server.on("a.b.Get", (_, response) => {
    if (++count === 3) return { data: { good: true } };
    response.writeHead(503, { "content-type": "application/json", "retry-after": "0" });
    response.end(JSON.stringify({ header: {}, body: { error: { str: "Down" } } }));
    return undefined;
  });
  const client = createWapiCore(server.options({ maxRetryDelay: 5 }), server.facts);
  expect(await client.call({ target: "a.b.Get", safety: "read" })).toEqual({ good: true });
  await server.close();
});

test("a body that a hook puts into a request made elsewhere is the one that is sent", async () => {
  const server = await startWorkDriveServer();
  const title = (text: string) => JSON.stringify({ title: text });
  const hooks = chain((request, next) => next(request.with({ body: title("theirs") })));
  const send = createWorkDriveFetch(server.options({ hooks }), server.facts);
  const headers = { "content-type": "application/json" };
  const given = { method: "POST", headers, body: title("ours") };
  expect((await send(new Request(`${server.baseUrl}/api/tasks`, given))).status).toBe(200);
  expect(server.requests[0]?.body).toBe(title("theirs"));
  await server.close();
});
