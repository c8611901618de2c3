import { afterEach, beforeEach, expect, test } from "vitest";
import type { StoredSession, TokenStore } from "../../src/core/token-store.js";
import { createWapiCore, type Wapi, type WapiOperation } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { memoryStore } from "../support/memory-store.js";
import { credentials, leaks, printed, sessionToken } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get: WapiOperation = { target: "task.task.Get" };
const login: WapiOperation = { target: "auth.user.Login", session: "open" };
const logout: WapiOperation = { target: "auth.user.Logout", session: "close" };

let server: WapiServer;
const connect = (store: TokenStore): Wapi =>
  createWapiCore(server.options({ auth: { ...credentials, store } }), server.facts);

beforeEach(async () => {
  server = await startWapiServer();
  server.on("task.task.Get", () => ({ data: { ok: true } }));
  server.on("auth.user.Logout", () => ({ data: { success: true } }));
});

afterEach(() => server.close());

test.each<[string, (token: string) => unknown]>([
  ["as it is", (token) => new Error(`no row for ${token}`)],
  ["in JSON", (token) => new Error(`SET session '${JSON.stringify({ token, expires: 1 })}' failed`)],
  ["in a text", (token) => `SET session ${token}`],
  ["in a URL", (token) => new Error(`PUT http://127.0.0.1/?session=${encodeURIComponent(token)} failed`)],
])("a store that cannot save and quotes the token (%s) does not have it shown", async (_, tell) => {
  const quoted: string[] = [];
  const save = async (session: StoredSession | undefined) => {
    if (!session) return;
    quoted.push(session.token);
    throw tell(session.token);
  };
  const error = await failureOf(connect({ ...memoryStore(), save }).call(get));
  const explicit = await failureOf(connect({ ...memoryStore(), save }).call(login));
  expect(quoted).toEqual([`${sessionToken}-1`, `${sessionToken}-2`]);
  for (const one of [error, explicit]) {
    expect(one.message).toMatch(/auth\.store failed: .*\[redacted\]/);
    expect(leaks(one), printed(one)).toBe(false);
  }
});

test("a store that cannot forget a session, or load another, does not have its token shown either", async () => {
  for (const method of ["save", "load"]) {
    const fail = () => Promise.reject(new Error(`no row for ${sessionToken}-1`));
    const own = memoryStore();
    const client = connect(own);
    server.onLogin(() => ({ header: { token: `${sessionToken}-1` }, data: {} }));
    await client.call(get);
    Object.assign(own, { [method]: fail });
    const error = await failureOf(client.call(logout));
    expect(error.message).toContain("auth.store failed: no row for [redacted]");
    expect(leaks(error), printed(error)).toBe(false);
  }
});
