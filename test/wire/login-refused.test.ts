import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createWapiCore,
  isWapiError,
  type Wapi,
  type WapiOperation,
  type WapiOptions,
} from "../../src/wapi/index.js";
import { withClock } from "../support/clock.js";
import { failureOf } from "../support/failure.js";
import { credentials, leaks, printed, sessionToken } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get: WapiOperation = { target: "task.task.Get" };
const login: WapiOperation = { target: "auth.user.Login", session: "open" };

let server: WapiServer;
let client: Wapi;
const connect = (options?: Partial<WapiOptions>) =>
  createWapiCore(server.options({ retries: 0, ...options }), server.facts);

beforeEach(async () => {
  server = await startWapiServer();
  server.on("task.task.Get", () => ({ data: { ok: true } }));
  client = connect();
});

afterEach(() => server.close());

describe("credentials that are refused", () => {
  test("are not tried again for a minute: all who wait and who follow get one error", async () => {
    client = connect({ auth: { ...credentials, password: "S3CR3T-bad" } });
    await withClock(async (putOn) => {
      const errors = await Promise.all(Array.from({ length: 20 }, () => failureOf(client.call(get))));
      putOn(59_000);
      errors.push(
        await failureOf(client.call(get)),
        await failureOf(client.with({ timeout: 1e4 }).call(get)),
      );
      expect(new Set(errors).size).toBe(1);
      expect(isWapiError(errors[0], 1024)).toBe(true);
      expect(errors[0]?.message).toContain(
        "auth.user.Login: error 1024, bad_login. Check auth and appToken.",
      );
      expect(leaks(errors[0]), printed(errors[0])).toBe(false);
      expect(server.logins).toBe(1);
      putOn(2000);
      await failureOf(client.call(get));
      expect(server.logins).toBe(2);
    });
  });

  test("do not hold back others that a supplier gives", async () => {
    const passwords = ["bad", "bad", credentials.password];
    client = connect({ auth: { ...credentials, password: async () => `${passwords.shift()}` } });
    expect(await failureOf(client.call(get))).toBe(await failureOf(client.call(get)));
    await client.call(get);
    expect(server.logins).toBe(2);
  });

  test("do not hold back another application token", async () => {
    server.onLogin(({ message }) =>
      message.header.app_token === "old" ? { error: { id: 401, str: "Unauthorized" } } : undefined,
    );
    let appToken = "old";
    client = connect({ appToken: () => appToken });
    await failureOf(client.call(get));
    await failureOf(client.call(get));
    expect(server.logins).toBe(1);
    appToken = "new";
    await client.call(get);
    expect(server.logins).toBe(2);
  });

  test("do not hold back an explicit login, whose session is then everybody's", async () => {
    client = connect({ auth: { ...credentials, password: "bad" } });
    await failureOf(client.call(get));
    await client.call(login, { auth: credentials });
    await client.call(get);
    expect(server.calls.at(-1)?.token).toBe(`${sessionToken}-2`);
  });
});

test.each([
  ["unauthorized", { id: 401, str: "Unauthorized" }, 1],
  ["forbidden", { id: 403, str: "Forbidden" }, 1],
  ["no such account, under a status that tells nothing", { id: 400, str: "", detail_id: 1024 }, 1],
  ["deactivated", { id: 0, str: "", detail_id: 1602 }, 1],
  ["the password expired", { id: 400, str: "", detail_id: 1120 }, 1],
  ["another code", { id: 400, str: "", detail_id: 1424 }, 2],
  ["bad request", { id: 400, str: "Bad Request" }, 2],
  ["too many requests", { id: 429, str: "Too many requests" }, 2],
  ["a failure", { id: 500, str: "Internal Server Error" }, 2],
  ["down", { id: 503, str: "Service Unavailable" }, 2],
])("credentials are held back only where they were refused: %s", async (_, error, logins) => {
  server.onLogin(() => ({ error }));
  for (const failed of [await failureOf(client.call(get)), await failureOf(client.call(get))])
    expect(isWapiError(failed)).toBe(true);
  expect(server.logins).toBe(logins);
});

test("a bare 401 refuses credentials as well", async () => {
  server.onLogin((_, response) => {
    response.writeHead(401).end();
    return undefined;
  });
  expect(await failureOf(client.call(get))).toBe(await failureOf(client.call(get)));
  expect(server.logins).toBe(1);
});

test("an account that is locked is left alone as long as the server says", async () => {
  const detail_str = "This action has been locked for 300 seconds";
  server.onLogin(() => ({ error: { id: 429, str: "Locked", detail_id: 1429, detail_str } }));
  await withClock(async (putOn) => {
    const error = await failureOf(client.call(get));
    expect(error).toMatchObject({ code: 1429, retryAfter: 300_000 });
    putOn(299_000);
    expect(await failureOf(client.call(get))).toBe(error);
    expect(server.logins).toBe(1);
    server.onLogin(undefined);
    putOn(2000);
    await client.call(get);
    expect(server.logins).toBe(2);
  });
});

describe("a login that is told to come again later", () => {
  test.each<[string, number, string, number]>([
    ["429", 429, "30", 30_000],
    ["503", 503, "90", 90_000],
    ["a refusal that is over before others may be tried", 401, "30", 60_000],
    ["a time that nobody can mean", 429, "99999999", 3_600_000],
  ])("is left alone until then: %s", async (_, id, after, held) => {
    server.onLogin((_call, response) => {
      response.setHeader("retry-after", after);
      return { error: { id, str: "Later" } };
    });
    await withClock(async (putOn) => {
      const error = await failureOf(client.call(get));
      expect(error).toMatchObject({ code: id, retryAfter: Number(after) * 1000 });
      putOn(held - 1000);
      expect(await failureOf(client.call(get))).toBe(error);
      expect(await failureOf(client.with({ timeout: 1e4 }).call(get))).toBe(error);
      expect(server.logins).toBe(1);
      server.onLogin(undefined);
      putOn(2000);
      await client.call(get);
      expect(server.logins).toBe(2);
    });
  });

  test("in the words of its error is left alone as well", async () => {
    const str = "Too many requests, come again in 20 seconds";
    server.onLogin(() => ({ error: { id: 429, str } }));
    await withClock(async (putOn) => {
      const error = await failureOf(client.call(get));
      putOn(19_000);
      expect(await failureOf(client.call(get))).toBe(error);
      putOn(2000);
      expect(await failureOf(client.call(get))).not.toBe(error);
      expect(server.logins).toBe(2);
    });
  });

  test("and is given up before fails nobody who calls later", async () => {
    client = connect({ retries: 2 });
    const controller = new AbortController();
    server.onLogin((_call, response) => {
      response.setHeader("retry-after", "30");
      setTimeout(() => controller.abort(), 50);
      return { error: { id: 429, str: "Later" } };
    });
    expect((await failureOf(client.call(get, {}, { signal: controller.signal }))).name).toBe("AbortError");
    server.onLogin(undefined);
    await client.call(get);
  });
});

test("a login that asks for a second factor is not asked for again and again", async () => {
  server.onLogin(() => ({ data: { need_double_authentification: true } }));
  for (const _ of [1, 2]) expect((await failureOf(client.call(get))).message).toContain("gave no token");
  expect(server.logins).toBe(1);
  server.onLogin(undefined);
  await client.call(login, { data: { token: "123456" } });
  await client.call(get);
  expect(server.logins).toBe(2);
});

test.each([["720"], ["soon"], [-1], [null], [{}]])(
  "a session whose life is told as %j does not cost a login per call",
  async (token_ttl_mins) => {
    server.onLogin(() => ({ header: { token: "t" }, data: { user: { token_ttl_mins } } }));
    await client.call(get);
    await client.call(get);
    expect(server.logins).toBe(1);
  },
);

describe("a token of a supplier", () => {
  test.each<[string, () => string | Promise<string>]>([
    ["synchronous", () => `${sessionToken}-1`],
    ["asynchronous", async () => `${sessionToken}-1`],
  ])("may be %s, and is asked for once", async (_, give) => {
    await client.call(get);
    let asked = 0;
    const auth = {
      token: () => {
        asked++;
        return give();
      },
    };
    const supplied = connect({ auth });
    await Promise.all(Array.from({ length: 100 }, () => supplied.call(get)));
    await supplied.call(get);
    expect([asked, server.logins]).toEqual([1, 1]);
  });

  test.each<[string, () => string | Promise<string>]>([
    ["throws", () => JSON.parse("vault")],
    ["rejects", () => Promise.reject(new Error("vault is closed"))],
    ["gives none", () => ""],
    ["gives no text", () => JSON.parse("5")],
    ["gives what no header holds", () => "vault\n"],
  ])("of which one %s fails who waits, and the next call asks again", async (_, give) => {
    await client.call(get);
    const gives = [give, () => `${sessionToken}-1`];
    const supplied = connect({ auth: { token: () => gives.shift()?.() ?? "none" } });
    const [error, other] = await Promise.all([failureOf(supplied.call(get)), failureOf(supplied.call(get))]);
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(other.message).toBe(error?.message);
    await supplied.call(get);
    expect(gives).toEqual([]);
  });

  test("that fails when it is asked once more tells why, and not of the network", async () => {
    const gives = [() => "stale", () => JSON.parse("vault")];
    const supplied = connect({ auth: { token: () => gives.shift()?.() } });
    const error = await failureOf(supplied.call({ ...get, safety: "read" }, {}, { retries: 2 }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 1 });
    expect(error.message).toContain("vault");
    expect(gives).toEqual([]);
  });
});
