import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ApiPromise, Content } from "../../src/core/index.js";
import {
  createWapiCore,
  createWapiTokenCore,
  isWapiError,
  jsonOperation,
  operation,
  type Wapi,
  type WapiSessionToken,
  type WapiTokenOptions,
} from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { appToken, credentials, sessionToken } from "../support/secrets.js";
import { supplierOf } from "../support/token-supplier.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

type Call = (client: Wapi, params?: object) => ApiPromise<unknown>;

/** Operations as they are generated. */
const get = jsonOperation<Call>("task.task.Get");
const login = jsonOperation<Call>("auth.user.Login", { session: "open" });
const logout = jsonOperation<Call>("auth.user.Logout", { session: "close" });
const upload = operation<Call>("document.file.Upload", { host: "files", channel: "header" });
const download = operation<Call>("document.file.Download", { host: "files", answer: "binary" });

const bytes = new TextEncoder().encode("the bytes");
const sha256 = createHash("sha256").update(bytes).digest("hex");

let server: WapiServer;
/** A token that the server knows. */
let token: string;
/** Logins that were sent by whoever has it, and by tests that call them. */
let logins: number;

const connect = (auth: Partial<WapiSessionToken> = {}, more?: Partial<WapiTokenOptions>) =>
  createWapiTokenCore({ appToken, auth: { token, ...auth }, ...more }, server.facts);
const tokens = () => server.calls.map((call) => call.token);

beforeEach(async () => {
  server = await startWapiServer();
  server.on("task.task.Get", () => ({ data: { ok: true } }));
  server.on("auth.user.Logout", () => ({ data: { success: true } }));
  server.on("document.file.Upload", (call) => ({ data: call.upload }));
  await login(createWapiCore(server.options(), server.facts));
  logins = 1;
  token = `${sessionToken}-1`;
  server.calls.length = 0;
});

afterEach(async () => {
  await server.close();
  // No client with a token logs in by itself, whatever happens to it.
  expect(server.logins).toBe(logins);
});

describe("a call sends", () => {
  test("the token and the application token, and no credentials", async () => {
    await expect(get(connect())).resolves.toEqual({ ok: true });
    const [call] = server.calls;
    expect(call?.token).toBe(token);
    expect(call?.message.header).toMatchObject({ app_token: appToken });
    expect(call?.message.header).not.toHaveProperty("auth");
    expect(server.calls).toHaveLength(1);
  });

  test.each<[string, Partial<WapiSessionToken>, number | undefined, object, object]>([
    ["of the token", { accountId: 1, userId: 2 }, undefined, {}, { account_id: 1, user_id: 2 }],
    ["of the client", { userId: 2 }, 3, {}, { account_id: 3, user_id: 2 }],
    ["of the token before that of the client", { accountId: 1 }, 3, {}, { account_id: 1 }],
    [
      "of the call before all others",
      { accountId: 1, userId: 2 },
      3,
      { account_id: 4 },
      { account_id: 4, user_id: 2 },
    ],
    ["of nobody, if none is given", {}, undefined, {}, {}],
  ])("the ids %s", async (_, auth, accountId, params, sent) => {
    await get(connect(auth, { accountId }), params);
    expect(server.calls[0]?.identification).toEqual(sent);
  });
});

describe("a supplier", () => {
  test("is asked for every call", async () => {
    await login(createWapiCore(server.options(), server.facts));
    logins = 2;
    server.calls.length = 0;
    const supplier = supplierOf(token, `${sessionToken}-2`);
    const client = connect({ token: supplier.supply });
    for (let calls = 1; calls <= 3; calls++) {
      await get(client);
      expect(supplier.asked).toBe(calls);
    }
    expect(tokens()).toEqual([token, `${sessionToken}-2`, `${sessionToken}-2`]);
  });

  test("is asked once more when its token is refused, and the call is sent again with the other", async () => {
    const supplier = supplierOf("stale", token);
    await expect(get(connect({ token: supplier.supply }))).resolves.toEqual({ ok: true });
    expect(tokens()).toEqual(["stale", token]);
    expect(supplier.asked).toBe(2);
  });

  test("is asked once more after a bare HTTP 401, also when the answer is left unread", async () => {
    server.on("task.task.Get", (call, response) => {
      if (call.token === token) return { data: "fresh" };
      response.writeHead(401).end();
      return undefined;
    });
    const open = `${sessionToken}-2`;
    server.onLogin(() => ({ header: { token: open }, data: {} }));
    await login(createWapiCore(server.options(), server.facts));
    logins = 2;
    server.calls.length = 0;
    const response = await get(connect({ token: supplierOf(open, token).supply })).asResponse();
    expect(await response.json()).toMatchObject({ body: { data: "fresh" } });
    expect(tokens()).toEqual([open, token]);
  });

  test("that has no other token ends the call with the refusal, after one request", async () => {
    const supplier = supplierOf("stale");
    const error = await failureOf(get(connect({ token: supplier.supply })));
    expect(isWapiError(error, 401)).toBe(true);
    expect(error.attempts).toBe(1);
    expect([supplier.asked, server.calls.length]).toEqual([2, 1]);
  });

  test("is not asked a third time", async () => {
    const supplier = supplierOf("stale", "stale as well", token);
    const error = await failureOf(get(connect({ token: supplier.supply })));
    expect(isWapiError(error, 401)).toBe(true);
    expect(error.attempts).toBe(2);
    expect([supplier.asked, server.calls.length]).toEqual([2, 2]);
  });

  test("that fails is an error of the call, before anything is sent", async () => {
    const token = () => Promise.reject(new Error(`the vault is closed`));
    const error = await failureOf(get(connect({ token })));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0, operation: "task.task.Get" });
    expect(error.message).toContain("the vault is closed");
    expect(server.calls).toHaveLength(0);
  });

  test("that never answers ends with the call's own signal", async () => {
    const controller = new AbortController();
    const token = () => {
      controller.abort();
      return new Promise<string>(() => {});
    };
    const { signal } = controller;
    expect(await failureOf(connect({ token }).call(get.operation, {}, { signal }))).toMatchObject({
      name: "AbortError",
      attempts: 0,
    });
    expect(server.calls).toHaveLength(0);
  });
});

describe("an explicit call", () => {
  test("of a login is a call like any other, and changes nothing for others", async () => {
    const client = connect({ accountId: 1 });
    const answer = await login(client, { auth: credentials, account_name: "acme" });
    logins = 2;
    expect(answer).toMatchObject({ user: { user_id: 154031 } });
    await get(client);
    await get(client.with({ timeout: 60_000 }));
    expect(tokens()).toEqual([undefined, token, token]);
    expect(server.calls[0]?.message.header).toMatchObject({
      auth: credentials,
      identification: { account_name: "acme" },
    });
  });

  test("of a logout sends the token, which other calls still send", async () => {
    const supplier = supplierOf(token);
    const client = connect({ token: supplier.supply });
    await expect(logout(client)).resolves.toEqual({ success: true });
    await get(client);
    expect(tokens()).toEqual([token, token]);
    expect(supplier.asked).toBe(2);
  });

  test("of what needs no session sends no token, and asks for none", async () => {
    const supplier = supplierOf(token);
    await connect({ token: supplier.supply }).call({ target: "task.task.Get", session: "none" });
    expect(tokens()).toEqual([undefined]);
    expect(supplier.asked).toBe(0);
  });
});

describe("content", () => {
  test("travels where the operation brings what that needs", async () => {
    await expect(upload(connect(), { content: bytes })).resolves.toEqual({ size: bytes.length, sha256 });
    expect(server.calls[0]).toMatchObject({ host: "files", token });
  });

  test("is opened again when the token was refused", async () => {
    let opened = 0;
    const content: Content = () => {
      opened++;
      return new Blob([bytes]).stream();
    };
    const client = connect({ token: supplierOf("stale", token).supply });
    await expect(upload(client, { content })).resolves.toEqual({ size: bytes.length, sha256 });
    expect(opened).toBe(2);
  });

  test("comes back as an unread answer", async () => {
    server.on("document.file.Download", (_, response) => {
      response.writeHead(200, { "content-type": "application/octet-stream" }).end("the bytes");
      return undefined;
    });
    const response = await download(connect()).asResponse();
    expect(await response.text()).toBe("the bytes");
  });

  test("of a raw descriptor is an error that tells what to use", async () => {
    const raw = { target: "document.file.Upload", host: "files", channel: "header" } as const;
    const error = await failureOf(connect().call(raw, { content: bytes }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0, operation: raw.target });
    expect(error.message).toContain("content needs operation(), or createWapi()");
    expect(server.calls).toHaveLength(0);
    let isCancelled = false;
    const content = new ReadableStream({
      cancel: () => {
        isCancelled = true;
      },
    });
    await failureOf(connect().call(raw, { content }));
    expect(isCancelled).toBe(true);
    const full = createWapiCore({ appToken, auth: { token } }, server.facts);
    await expect(full.call(raw, { content: bytes })).resolves.toEqual({ size: bytes.length, sha256 });
  });
});

describe("a copy", () => {
  test("with another token sends that, and leaves the client as it was", async () => {
    const client = connect({ token: "first", accountId: 1 });
    await get(client.with({ auth: { token, userId: 2 } }));
    await failureOf(get(client));
    expect(tokens()).toEqual([token, "first"]);
    expect(server.calls.map(({ identification }) => identification)).toEqual([
      { user_id: 2 },
      { account_id: 1 },
    ]);
  });

  test("with other options sends the same token", async () => {
    await get(connect().with({ hosts: server.hosts, httpStatus: true }));
    expect(tokens()).toEqual([token]);
  });

  test("with credentials does not log in", async () => {
    const error = await failureOf(get(connect().with({ auth: credentials, accountName: "acme" })));
    expect(error.message).toContain("auth.token is missing");
    expect(server.calls).toHaveLength(0);
  });
});

describe("concurrent calls", () => {
  const many = <T>(length: number, make: () => Promise<T>) => Promise.all(Array.from({ length }, make));

  test("send a token each, a thousand of them", async () => {
    const supplier = supplierOf(token);
    const client = connect({ token: supplier.supply });
    await many(1000, () => get(client));
    expect(supplier.asked).toBe(1000);
    expect(tokens()).toEqual(Array.from({ length: 1000 }, () => token));
  });

  test("whose tokens are refused are sent once more each", async () => {
    const supplier = supplierOf("stale", ...Array.from({ length: 99 }, () => "stale"), token);
    const client = connect({ token: supplier.supply });
    await many(100, () => get(client));
    expect(supplier.asked).toBe(200);
    expect(tokens().filter((one) => one === "stale")).toHaveLength(100);
    expect(server.calls).toHaveLength(200);
  });
});
