import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWapiCore, type WapiOperation, type WapiOptions } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { memoryStore } from "../support/memory-store.js";
import { appToken, credentials, sessionToken } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get: WapiOperation = { target: "task.task.Get" };
const login: WapiOperation = { target: "auth.user.Login", session: "open" };

let server: WapiServer;
/** Programs without types may give anything. */
const connect = (options: object) =>
  createWapiCore({ ...server.options(), ...options } as WapiOptions, server.facts);
const store = memoryStore();

beforeEach(async () => {
  server = await startWapiServer();
  server.on("task.task.Get", () => ({ data: { ok: true } }));
});

afterEach(() => server.close());

describe("before anything is sent, the error names what is missing", () => {
  test.each<[string, string, object]>([
    ["no auth", "auth.login is missing", { auth: undefined }],
    ["null", "auth.login is missing", { auth: null }],
    ["an empty auth", "auth.login is missing", { auth: {} }],
    ["a store alone", "auth.login is missing", { auth: { store } }],
    ["no login", "auth.login is missing", { auth: { password: "p" } }],
    ["an empty login", "auth.login is missing", { auth: { ...credentials, login: "" } }],
    ["a login that is no text", "auth.login is missing", { auth: { ...credentials, login: 5 } }],
    ["a supplier of no login", "auth.login is missing", { auth: { ...credentials, login: () => undefined } }],
    ["no password", "auth.password is missing", { auth: { login: "l" } }],
    ["an empty password", "auth.password is missing", { auth: { ...credentials, password: "" } }],
    [
      "a supplier of no password",
      "auth.password is missing",
      { auth: { ...credentials, password: async () => "" } },
    ],
    ["no application token", "appToken is missing", { appToken: undefined }],
    ["an empty application token", "appToken is missing", { appToken: "" }],
    ["a supplier of no application token", "appToken is missing", { appToken: async () => null }],
    ["no application token beside a session", "appToken is missing", { appToken: "", auth: { token: "t" } }],
  ])("%s: %s", async (_, told, options) => {
    const client = connect(options);
    for (const error of [await failureOf(client.call(get)), await failureOf(client.call(get))]) {
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toMatch(new RegExp(`: ${told}$`));
    }
    if (!told.startsWith("appToken") || !("auth" in options))
      expect((await failureOf(client.call(login))).message).toMatch(new RegExp(`: ${told}$`));
    expect(server.calls).toEqual([]);
  });
});

test("a supplier that gave nothing is asked again by the next call", async () => {
  const passwords = ["", credentials.password];
  const client = connect({ auth: { ...credentials, password: () => passwords.shift() } });
  await failureOf(client.call(get));
  await client.call(get);
  expect(server.logins).toBe(1);
});

test("a login with credentials of its own needs no others", async () => {
  for (const auth of [undefined, {}, { token: "t" }]) {
    const client = connect({ auth });
    await client.call(login, { auth: credentials });
    server.expireSessions();
    await client.call(get);
  }
  expect(server.logins).toBe(6);
});

test("what needs no session needs no auth", async () => {
  await connect({ auth: undefined }).call({ ...get, session: "none" });
  expect(server.calls.map(({ message }) => message.header.app_token)).toEqual([appToken]);
});

test("an explicit login without credentials is as it was made where the session is given", async () => {
  await failureOf(connect({ auth: { token: sessionToken } }).call(login));
  expect(server.logins).toBe(1);
});
