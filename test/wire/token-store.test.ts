import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TokenStore } from "../../src/core/token-store.js";
import { createWapiCore, isWapiError, type Wapi, type WapiOperation } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { type MemoryStore, memoryStore } from "../support/memory-store.js";
import { credentials, leaks, printed, sessionToken } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get: WapiOperation = { target: "task.task.Get" };
const login: WapiOperation = { target: "auth.user.Login", session: "open" };
const logout: WapiOperation = { target: "auth.user.Logout", session: "close" };
const later = () => Date.now() + 1e6;

let server: WapiServer;
let store: MemoryStore;
const connect = (own: object = store): Wapi => {
  const auth = { ...credentials, store: { ...store, ...own } };
  return createWapiCore(server.options({ auth: own === store ? { ...auth, store } : auth }), server.facts);
};
const tokens = () => store.saved.map((session) => session?.token);

beforeEach(async () => {
  server = await startWapiServer();
  server.on("task.task.Get", () => ({ data: { ok: true } }));
  server.on("auth.user.Logout", () => ({ data: { success: true } }));
  store = memoryStore();
});

afterEach(() => server.close());

describe("a store", () => {
  test("takes the session of a login, which is JSON, and gives it to other clients", async () => {
    await connect().call(get);
    expect(store.saved).toEqual([
      {
        token: `${sessionToken}-1`,
        expires: expect.any(Number),
        ids: { account_id: 19472, user_id: 154031 },
      },
    ]);
    await Promise.all(Array.from({ length: 50 }, () => connect().call(get)));
    expect(server.logins).toBe(1);
    expect(server.calls.at(-1)).toMatchObject({
      token: `${sessionToken}-1`,
      identification: { account_id: 19472, user_id: 154031 },
    });
  });

  test("is asked once for a thousand calls, and not while the session is good", async () => {
    const client = connect();
    await Promise.all(Array.from({ length: 1000 }, () => client.call(get)));
    await client.with({ timeout: 1e5 }).call(get);
    expect([store.loads, server.logins]).toEqual([1, 1]);
  });

  test("gives the session that another process has renewed, instead of a login", async () => {
    const [first, second] = [connect(), connect()];
    await first.call(get);
    await second.call(get);
    server.expireSessions();
    await first.call(get);
    expect(tokens()).toEqual([`${sessionToken}-1`, undefined, `${sessionToken}-2`]);
    await second.call(get);
    expect(server.logins).toBe(2);
    expect(server.calls.at(-1)?.token).toBe(`${sessionToken}-2`);
    expect(tokens()).toHaveLength(3);
  });

  test("whose session is refused forgets it, and holds the next one", async () => {
    store.held = { token: "stale", expires: later(), ids: { account_id: 1, user_id: 2 } };
    await connect().call(get);
    expect(server.calls.map(({ token }) => token)).toEqual(["stale", undefined, `${sessionToken}-1`]);
    expect(tokens()).toEqual([undefined, `${sessionToken}-1`]);
    expect(server.calls.at(-1)?.identification).toEqual({ account_id: 19472, user_id: 154031 });
  });

  test("that gives a stale session for a refused one does not hold up the login that is needed then", async () => {
    const client = connect();
    await client.call(get);
    server.expireSessions();
    store.held = { token: "stale", expires: later() };
    expect(isWapiError(await failureOf(client.call(get)), 401)).toBe(true);
    await client.call(get);
    expect(server.logins).toBe(2);
  });

  test("that answers when nobody waits any more starts nothing", async () => {
    let answer = () => {};
    const answered = new Promise<undefined>((resolve) => {
      answer = () => resolve(undefined);
    });
    let asked = 0;
    const password = () => {
      asked++;
      return credentials.password;
    };
    const auth = { ...credentials, password, store: { ...store, load: () => answered } };
    const client = createWapiCore(server.options({ auth }), server.facts);
    await failureOf(client.call(get, {}, { timeout: 20 }));
    answer();
    await new Promise(setImmediate);
    expect(asked).toBe(0);
    await client.call(get);
    expect([asked, server.logins]).toEqual([1, 1]);
  });

  test("forgets the session of a logout, unless it holds another by then", async () => {
    const client = connect();
    await client.call(logout);
    expect(tokens()).toEqual([`${sessionToken}-1`, undefined]);
    await client.call(get);
    store.held = { token: "of another process", expires: later() };
    await client.call(logout);
    expect(store.held).toMatchObject({ token: "of another process" });
    expect(tokens()).toEqual([`${sessionToken}-1`, undefined, `${sessionToken}-2`]);
  });

  test("takes the session of an explicit login, unless its credentials or account are others", async () => {
    const client = connect();
    await client.call(login, { data: { list_projects: true } });
    expect(tokens()).toEqual([`${sessionToken}-1`]);
    await client.call(login, { account_id: 19472 });
    await client.call(login, { auth: credentials });
    server.expireSessions();
    await client.call(get);
    expect(server.calls.at(-1)?.token).toBe(`${sessionToken}-4`);
    expect(tokens()).toEqual([`${sessionToken}-1`]);
  });

  test.each([
    ["nothing", null],
    ["a text", "token"],
    ["a list", []],
    ["no token", { expires: null }],
    ["an empty token", { token: "", expires: null }],
    ["a token that is no text", { token: 5, expires: null }],
    ["a token that breaks out of a header", { token: "a\r\nb: c", expires: null }],
    ["a session that has expired", { token: "old", expires: 1 }],
    ["a time that is a text", { token: "old", expires: "tomorrow" }],
    ["no time", { token: "old" }],
  ])("that holds %s is as good as empty", async (_, held) => {
    store.held = held;
    await connect().call(get);
    expect(server.calls.map(({ token }) => token)).toEqual([undefined, `${sessionToken}-1`]);
  });

  test("may hold a session of which nobody tells when it ends, and no ids", async () => {
    await connect(memoryStore()).call(get);
    for (const ids of [undefined, null, 5, "ids", { account_id: { $ne: 1 }, user_id: 7 }]) {
      store.held = { token: `${sessionToken}-1`, expires: null, ids };
      await connect().call(get, { room: 1 });
      const isLast = typeof ids === "object" && ids !== null;
      expect(server.calls.at(-1)?.identification).toEqual({ room: 1, ...(isLast && { user_id: 7 }) });
    }
    expect(server.logins).toBe(1);
  });

  test("may be synchronous", async () => {
    let held: { readonly token: string; readonly expires: number | null } | undefined;
    const auth = {
      ...credentials,
      store: {
        load: () => held,
        save: (session: typeof held) => {
          held = session;
        },
      },
    };
    for (const _ of [1, 2]) await createWapiCore(server.options({ auth }), server.facts).call(get);
    expect(server.logins).toBe(1);
  });
});

describe("a store that fails", () => {
  const failures: [string, () => never | Promise<never>][] = [
    [
      "throws",
      () => {
        throw new Error("disk is gone");
      },
    ],
    ["rejects", () => Promise.reject(new Error("disk is gone"))],
    ["rejects with a text", () => Promise.reject("disk is gone")],
  ];

  test.each(failures)("to load (it %s) fails all who wait, without a login", async (_, load) => {
    const client = connect({ load });
    const errors = await Promise.all(Array.from({ length: 10 }, () => failureOf(client.call(get))));
    for (const error of errors) {
      expect(error).toMatchObject({ name: "ApiError", attempts: 0, operation: "task.task.Get" });
      expect(error.message).toContain("auth.store failed: disk is gone");
    }
    expect(server.calls).toHaveLength(0);
  });

  test.each(failures)("to save (it %s) fails all who wait, and costs no further login", async (_, save) => {
    const client = connect({ save });
    const errors = await Promise.all(Array.from({ length: 10 }, () => failureOf(client.call(get))));
    for (const error of errors) expect(error.message).toContain("auth.store failed: disk is gone");
    expect(leaks(errors), printed(errors)).toBe(false);
    await client.call(get);
    expect(server.logins).toBe(1);
  });

  test("to save in a renewal is no failure of the network", async () => {
    const client = connect();
    await client.call(get);
    server.expireSessions();
    store.save = () => Promise.reject(new Error("disk is gone"));
    const error = await failureOf(client.call({ ...get, safety: "read" }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 1 });
  });

  test("to forget a session fails the logout", async () => {
    const client = connect();
    await client.call(get);
    store.save = () => Promise.reject(new Error("disk is gone"));
    const error = await failureOf(client.call(logout));
    expect(error.message).toContain("auth.Logout: auth.store failed".replace("auth.", "auth.user."));
    expect(error.name).toBe("ApiError");
  });

  test.each(["load", "save"])("to come to an end (%s) is bounded by timeouts", async (method) => {
    let isHung = true;
    const own = memoryStore();
    const hang = new Promise<undefined>(() => {});
    const auth = {
      ...credentials,
      store: {
        load: () => (isHung && method === "load" ? hang : own.load()),
        save: (session: Parameters<typeof own.save>[0]) =>
          isHung && method === "save" ? hang : own.save(session),
      },
    };
    const client = createWapiCore(server.options({ auth }), server.facts);
    const { signal } = new AbortController();
    for (const options of [{ timeout: 200 }, { signal: AbortSignal.timeout(200) }])
      expect((await failureOf(client.call(get, {}, options))).name).toBe("TimeoutError");
    isHung = false;
    expect(await client.call(get, {}, { signal })).toEqual({ ok: true });
    expect(server.logins).toBe(1);
  });
});

test("a store is not asked for a token that was given, nor by what needs no session", async () => {
  const open = { ...get, session: "none" } as const;
  await connect().call(open);
  expect(store.loads).toBe(0);
  const error = await failureOf(
    createWapiCore(server.options({ auth: { token: "unknown" } }), server.facts).call(get),
  );
  expect(isWapiError(error, 401)).toBe(true);
});

test("a store may be a file, which only its owner reads, and which is written whole or not at all", async () => {
  const folder = await mkdtemp(join(tmpdir(), "store-"));
  const file = join(folder, "session.json");
  const files: TokenStore = {
    load: async () => JSON.parse(await readFile(file, "utf8").catch(() => "null")),
    async save(session) {
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, JSON.stringify(session ?? null), { mode: 0o600 });
      await rename(draft, file);
    },
  };
  try {
    const auth = { ...credentials, store: files };
    const open = () => createWapiCore(server.options({ auth }), server.facts);
    await open().call(get);
    await open().call(get);
    expect(server.logins).toBe(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["session.json"]);
    await open().call(logout);
    expect(await files.load()).toBeNull();
  } finally {
    await rm(folder, { recursive: true });
  }
});
