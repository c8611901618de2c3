import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWapiCore } from "../../src/wapi/index.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get = { target: "task.task.Get" };
const minutes = (count: number) => vi.setSystemTime(Date.now() + count * 60_000);

let server: WapiServer;

beforeEach(async () => {
  // Only the clock that sessions look at: sockets and timers run as ever.
  vi.useFakeTimers({ toFake: ["Date"] });
  server = await startWapiServer();
  server.on("task.task.Get", () => ({ data: { ok: true } }));
});

afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

test("a session is renewed a little before its life of 720 minutes is over, and not earlier", async () => {
  const client = createWapiCore(server.options(), server.facts);
  await client.call(get);
  minutes(700);
  await client.call(get);
  expect(server.logins).toBe(1);
  minutes(19.9);
  await client.call(get);
  expect(server.logins).toBe(2);
});

test("an answer larger than 64 MiB is refused unless the limit is raised", async () => {
  server.on("task.task.Get", (_call, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(`{"header":{},"body":{"data":"${"a".repeat(2 ** 26)}"}}`);
    return undefined;
  });
  const client = createWapiCore(server.options(), server.facts);
  const refused = await client.call(get).safe();
  expect(refused.ok ? "" : refused.error.message).toContain("too large");
  const allowed = createWapiCore(server.options({ maxResponseBytes: 2 ** 27 }), server.facts);
  expect((await allowed.call(get).safe()).ok).toBe(true);
});
