import { afterEach, beforeEach, expect, test } from "vitest";
import { createCloudikeCore } from "../../src/cloudike/index.js";
import {
  type CloudikeServer,
  loginTarget,
  startCloudikeServer,
  tokenHeader,
} from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { type MemoryStore, memoryStore } from "../support/memory-store.js";
import { credentials } from "../support/secrets.js";
import { createFolder, getAccount, logout } from "./operations.js";

let server: CloudikeServer;
let store: MemoryStore;
const connect = (own: object = store) =>
  createCloudikeCore(
    server.options({ auth: { ...credentials, store: Object.assign(store, own) } }),
    server.facts,
  );
const used = () => server.requests.map(({ headers }) => headers[tokenHeader.toLowerCase()]);

beforeEach(async () => {
  server = await startCloudikeServer();
  store = memoryStore();
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

test("clients that share a store log in once for both, and renew once for both", async () => {
  const [first, second] = [connect(), connect()];
  await getAccount(first);
  await getAccount(second);
  expect(server.accounts.logins).toBe(1);
  server.accounts.expireAll();
  await createFolder(first, { path: "/a" });
  await createFolder(second, { path: "/b" });
  expect(server.accounts.logins).toBe(2);
  const [one, two] = store.saved.filter((session) => session);
  expect(store.saved).toEqual([one, undefined, two]);
  // The store is no field of the login.
  const login = server.requests.find(({ method, path }) => `${method} ${path}` === loginTarget);
  expect(Object.keys(login?.fields ?? {})).toEqual(["login", "password"]);
});

test("a store forgets the session of a logout", async () => {
  const client = connect();
  await logout(client);
  expect(store.saved.map((session) => typeof session)).toEqual(["object", "undefined"]);
  expect(store.held).toBeUndefined();
});

test("what a store holds goes into no header unchecked", async () => {
  for (const token of ["a\r\nb: c", " ", 5]) {
    store.held = { token, expires: null };
    await getAccount(connect());
  }
  expect(used().filter((token) => token !== undefined)).toEqual([...server.accounts.tokens.keys()]);
});

test("a store that fails fails the call, or the logout", async () => {
  const client = connect();
  await getAccount(client);
  const broken = { save: () => Promise.reject(new Error("disk is gone")) };
  connect(broken);
  const error = await failureOf(logout(client));
  expect(error).toMatchObject({ name: "ApiError", vendor: "cloudike" });
  expect(error.message).toContain("auth.store failed: disk is gone");
  expect((await failureOf(getAccount(client))).message).toContain("auth.store failed");
});

test("an operation that is always refused costs one login a minute", async () => {
  const client = connect();
  server.on("GET /api/1/accounts/get/", () => ({ status: 401, json: { code: "Unauthorized" } }));
  await Promise.all(Array.from({ length: 100 }, () => failureOf(getAccount(client))));
  for (const _ of [1, 2, 3]) expect((await failureOf(getAccount(client))).status).toBe(401);
  expect(server.accounts.logins).toBe(2);
  await createFolder(client, { path: "/a" });
  expect(server.accounts.logins).toBe(2);
});

test("a thousand calls log in once, and once more when the session has expired", async () => {
  const client = connect();
  const call = (_: unknown, index: number) => createFolder(client, { path: `/f${index}` });
  await Promise.all(Array.from({ length: 1000 }, call));
  expect(server.accounts.logins).toBe(1);
  server.accounts.expireAll();
  server.files.paths.clear();
  server.files.paths.add("/");
  await Promise.all(Array.from({ length: 1000 }, call));
  expect(server.accounts.logins).toBe(2);
  expect(server.files.paths.size).toBe(1001);
});
