import { afterEach, beforeEach, expect, test } from "vitest";
import { createWapiCore, type WapiOperation } from "../../src/wapi/index.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get: WapiOperation = { target: "task.task.Get" };
const upload: WapiOperation = { target: "a.b.Upload", channel: "header", host: "files" };

let server: WapiServer;

beforeEach(async () => {
  server = await startWapiServer();
  server.on("task.task.Get", () => ({ data: { ok: true } }));
  server.on("a.b.Upload", () => ({ data: null }));
});

afterEach(() => server.close());

test("a caller's headers lose to those of the protocol, whatever their case", async () => {
  const client = createWapiCore(server.options(), server.facts);
  await client.call(get, {}, { headers: { "Content-Type": "text/plain" } });
  await client.call(upload, { content: "abc" }, { headers: { "x-wimi-wapi": "mine" } });
  expect(server.calls.map(({ target }) => target)).toEqual([
    "auth.user.Login",
    "task.task.Get",
    "a.b.Upload",
  ]);
  expect(server.calls[1]?.headers["content-type"]).toBe("application/json");
});

test("a host that is undefined does not hide the documented one", async () => {
  const client = createWapiCore(server.options({ hosts: { api: undefined } }), server.facts);
  await expect(client.call(get)).resolves.toEqual({ ok: true });
});

test("an operation without a host goes to the first of the documented ones, whatever its name", async () => {
  const { api, files } = server.hosts;
  const facts = { ...server.facts, hosts: { main: api, files } };
  const client = createWapiCore(server.options({ hosts: {} }), facts);
  await expect(client.call(get)).resolves.toEqual({ ok: true });
});
