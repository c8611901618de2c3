import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isAbortError } from "../../src/core/index.js";
import { createWapiCore, isWapiError, type WapiOperation } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { credentials, sessionToken } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get: WapiOperation = { target: "task.task.Get" };
const login: WapiOperation = { target: "auth.user.Login", session: "open" };
const logout: WapiOperation = { target: "auth.user.Logout", session: "close" };

let server: WapiServer;

beforeEach(async () => {
  server = await startWapiServer();
  server.on("task.task.Get", () => ({ data: { ok: true } }));
  server.on("auth.user.Logout", () => ({ data: { success: true } }));
});

afterEach(() => server.close());

describe("the first call", () => {
  test("logs in with the account name and no user, and takes the token and the ids", async () => {
    const client = createWapiCore(server.options({ accountName: "acme.wimi" }), server.facts);
    await client.call(get);
    const [opened, used] = server.calls;
    expect(opened?.message.header).toMatchObject({
      auth: credentials,
      identification: { account_name: "acme" },
    });
    expect(opened?.token).toBeUndefined();
    expect(used?.token).toBe(`${sessionToken}-1`);
    expect(used?.message.header.auth).toBeUndefined();
    expect(used?.identification).toEqual({ account_id: 19472, user_id: 154031 });
  });

  test("logs in with the account id, which wins over the name", async () => {
    const client = createWapiCore(server.options({ accountId: 19472 }), server.facts);
    await client.call(get);
    expect(server.calls[0]?.identification).toEqual({ account_id: 19472 });
  });

  test("logs in once for a thousand concurrent calls", async () => {
    const client = createWapiCore(server.options(), server.facts);
    await Promise.all(Array.from({ length: 1000 }, () => client.call(get)));
    expect(server.logins).toBe(1);
    expect(server.calls).toHaveLength(1001);
  });

  test("asks suppliers for the secrets", async () => {
    const auth = { login: () => credentials.login, password: async () => credentials.password };
    const client = createWapiCore(server.options({ auth }), server.facts);
    await expect(client.call(get)).resolves.toEqual({ ok: true });
  });

  test("can be aborted while it waits for a login, which goes on for the others", async () => {
    let open = () => {};
    const opened = new Promise<undefined>((resolve) => {
      open = () => resolve(undefined);
    });
    server.onLogin(() => opened);
    const client = createWapiCore(server.options(), server.facts);
    const controller = new AbortController();
    const impatient = failureOf(client.call(get, {}, { signal: controller.signal }));
    const patient = client.call(get);
    controller.abort(new Error("changed my mind"));
    const error = await impatient;
    expect(isAbortError(error)).toBe(true);
    expect(error.cause).toEqual(new Error("changed my mind"));
    open();
    await expect(patient).resolves.toEqual({ ok: true });
    expect(server.logins).toBe(1);
  });

  test("fails all who wait with one cause when the login fails, and the next call tries anew", async () => {
    server.onLogin(() => ({ error: { id: 500, str: "Internal Server Error" } }));
    const client = createWapiCore(server.options(), server.facts);
    const errors = await Promise.all(Array.from({ length: 5 }, () => failureOf(client.call(get))));
    expect(new Set(errors).size).toBe(1);
    expect(isWapiError(errors[0], 500)).toBe(true);
    expect(errors[0]?.operation).toBe("auth.user.Login");
    expect(server.logins).toBe(1);
    server.onLogin(undefined);
    await expect(client.call(get)).resolves.toEqual({ ok: true });
  });

  test("fails with the vendor's code on a wrong password, without a second login", async () => {
    const auth = { ...credentials, password: "wrong" };
    const error = await failureOf(createWapiCore(server.options({ auth }), server.facts).call(get));
    expect(isWapiError(error, 1024)).toBe(true);
    expect(server.logins).toBe(1);
  });

  test("says so when the login gives no token", async () => {
    server.onLogin(() => ({ data: { need_double_authentification: true } }));
    const error = await failureOf(createWapiCore(server.options(), server.facts).call(get));
    expect(error.message).toContain("gave no token");
  });
});

describe("an expired session", () => {
  test("is renewed once for all calls, and each is sent again", async () => {
    const client = createWapiCore(server.options(), server.facts);
    await client.call(get);
    server.expireSessions();
    const results = await Promise.all(Array.from({ length: 50 }, () => client.call(get)));
    expect(results).toHaveLength(50);
    expect(server.logins).toBe(2);
  });

  test("is not renewed again by a call that failed after another renewed it", async () => {
    const client = createWapiCore(server.options(), server.facts);
    await client.call(get);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.on("task.task.Slow", async ({ token }) => {
      if (token !== `${sessionToken}-1`) return { data: "sent again" };
      await held;
      return { error: { id: 401, str: "Unauthorized" } };
    });
    const slow = client.call({ target: "task.task.Slow" }).withResponse();
    while (!server.calls.some(({ target }) => target === "task.task.Slow")) await client.call(get);
    server.expireSessions();
    await client.call(get);
    release();
    expect((await slow).data).toBe("sent again");
    expect(server.logins).toBe(2);
  });

  test("is renewed exactly once per call", async () => {
    server.on("task.task.Never", () => ({ error: { id: 401, str: "Unauthorized" } }));
    const client = createWapiCore(server.options(), server.facts);
    const error = await failureOf(client.call({ target: "task.task.Never" }));
    expect(isWapiError(error, 401)).toBe(true);
    expect(error.attempts).toBe(2);
    expect(server.logins).toBe(2);
  });

  test("leaves no trace of the first answer when the second does not come", async () => {
    server.on("task.task.Gone", ({ token }, response) => {
      if (token === `${sessionToken}-1`) return { error: { id: 401, str: "Unauthorized" } };
      response.destroy();
      return undefined;
    });
    const error = await failureOf(
      createWapiCore(server.options(), server.facts).call({ target: "task.task.Gone" }),
    );
    expect(error).toMatchObject({ name: "ConnectionError", attempts: 2, status: undefined });
    expect(error.response).toBeUndefined();
  });

  test("is recognised by a bare HTTP 401 too, also when the answer is left unread", async () => {
    const stale = [`${sessionToken}-1`, `${sessionToken}-3`];
    server.on("task.task.Bare", ({ token }, response) => {
      if (!stale.includes(`${token}`)) return { data: "fresh" };
      response.writeHead(401).end();
      return undefined;
    });
    const connect = () => createWapiCore(server.options(), server.facts);
    const response = await connect().call({ target: "task.task.Bare" }).asResponse();
    expect(await response.json()).toMatchObject({ body: { data: "fresh" } });
    await expect(connect().call({ target: "task.task.Bare" })).resolves.toBe("fresh");
    expect(server.logins).toBe(4);
  });

  test("surfaces when the body is a stream, and the next call logs in", async () => {
    const client = createWapiCore(server.options(), server.facts);
    await client.call(get);
    server.expireSessions();
    server.on("document.file.Upload", ({ upload }) => ({ data: upload }));
    const upload: WapiOperation = { target: "document.file.Upload", host: "files", channel: "header" };
    const error = await failureOf(client.call(upload, { content: new Blob(["abc"]).stream() }));
    expect(isWapiError(error, 401)).toBe(true);
    expect(server.logins).toBe(1);
    await expect(client.call(upload, { content: () => new Blob(["abc"]).stream() })).resolves.toMatchObject({
      size: 3,
    });
    expect(server.logins).toBe(2);
  });

  test("is renewed before use when its life is over", async () => {
    server.onLogin(() => ({
      header: { token: "short-lived" },
      data: { user: { user_id: 1, token_ttl_mins: 1e-6 }, account: { account_id: 2 } },
    }));
    const client = createWapiCore(server.options(), server.facts);
    await client.call(get);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await client.call(get);
    expect(server.calls.map(({ target }) => target)).toEqual([
      "auth.user.Login",
      "task.task.Get",
      "auth.user.Login",
      "task.task.Get",
    ]);
  });
});

describe("a token from elsewhere", () => {
  test("is used without a login, and a refusal surfaces", async () => {
    const auth = { token: "unknown", accountId: 1, userId: 2 };
    const error = await failureOf(createWapiCore(server.options({ auth }), server.facts).call(get));
    expect(isWapiError(error, 401)).toBe(true);
    expect(error.attempts).toBe(1);
    expect(server.calls[0]?.identification).toEqual({ account_id: 1, user_id: 2 });
    expect(server.logins).toBe(0);
  });

  test("is asked for once more when its supplier gave a stale one", async () => {
    await createWapiCore(server.options(), server.facts).call(get);
    const tokens = ["stale", `${sessionToken}-1`];
    const auth = { token: () => tokens.shift() ?? "too many" };
    await expect(createWapiCore(server.options({ auth }), server.facts).call(get)).resolves.toEqual({
      ok: true,
    });
    expect(tokens).toEqual([]);
  });
});

describe("explicit calls of session operations", () => {
  test("a login uses the configured credentials, and its answer is the session", async () => {
    const client = createWapiCore(server.options(), server.facts);
    await expect(client.call(login, { data: { list_projects: true } })).resolves.toMatchObject({
      user: { user_id: 154031 },
    });
    await client.call(get);
    expect(server.logins).toBe(1);
    expect(server.calls[0]?.data).toEqual({ list_projects: true });
    expect(server.calls[1]?.token).toBe(`${sessionToken}-1`);
  });

  test("credentials given to a login are the ones that renew its session", async () => {
    const client = createWapiCore(server.options({ auth: { token: "unused" } }), server.facts);
    await client.call(login, { auth: credentials, account_name: "acme" });
    server.expireSessions();
    await expect(client.call(get)).resolves.toEqual({ ok: true });
    expect(server.logins).toBe(2);
    expect(server.calls.at(-2)?.message.header).toMatchObject({ auth: credentials });
  });

  test("a logout forgets the session once it succeeded", async () => {
    const client = createWapiCore(server.options(), server.facts);
    server.on("auth.user.Logout", () => ({ error: { id: 500, str: "Internal Server Error" } }));
    await failureOf(client.call(logout));
    await client.call(get);
    expect(server.logins).toBe(1);
    server.on("auth.user.Logout", () => ({ data: { success: true } }));
    await client.call(logout);
    await client.call(get);
    expect(server.logins).toBe(2);
  });

  test("an operation that needs no session has none", async () => {
    await createWapiCore(server.options(), server.facts).call(
      { target: "task.task.Get", session: "none" },
      { id: 1 },
    );
    expect(server.logins).toBe(0);
    expect(server.calls[0]?.identification).toEqual({ id: 1 });
  });
});

describe("scoped copies", () => {
  test("share the session, and log in for themselves with another account", async () => {
    const client = createWapiCore(server.options(), server.facts);
    await client.call(get);
    await client.with({ timeout: 5000 }).call(get);
    expect(server.logins).toBe(1);
    await client.with({ accountId: 19472 }).call(get);
    expect(server.logins).toBe(2);
    expect(server.calls.at(-2)?.identification).toEqual({ account_id: 19472 });
  });
});
