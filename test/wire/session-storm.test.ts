import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWapiCore, isWapiError, type Wapi, type WapiOperation } from "../../src/wapi/index.js";
import { withClock } from "../support/clock.js";
import { failureOf } from "../support/failure.js";
import { sessionToken } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get: WapiOperation = { target: "task.task.Get" };
const never: WapiOperation = { target: "task.task.Never" };
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

let server: WapiServer;
let client: Wapi;

beforeEach(async () => {
  server = await startWapiServer();
  server.on("task.task.Get", ({ data }) => ({ data }));
  server.on("task.task.Never", () => ({ error: { id: 401, str: "Unauthorized" } }));
  client = createWapiCore(server.options(), server.facts);
});

afterEach(() => server.close());

describe("a thousand calls at once", () => {
  test("log in once", async () => {
    await Promise.all(times(1000, () => client.call(get)));
    expect(server.logins).toBe(1);
    expect(server.calls).toHaveLength(1001);
  });

  test("log in once more where the session has expired, and succeed, each after one resend", async () => {
    await client.call(get);
    server.expireSessions();
    const before = server.calls.length;
    const results = await Promise.all(times(1000, (index) => client.call(get, { data: { index } })));
    expect(results).toEqual(times(1000, (index) => ({ index })));
    expect(server.logins).toBe(2);
    const sent = new Map<unknown, number>();
    for (const { target, data } of server.calls.slice(before))
      if (target === get.target) sent.set(JSON.stringify(data), (sent.get(JSON.stringify(data)) ?? 0) + 1);
    expect(sent.size).toBe(1000);
    expect(Math.max(...sent.values())).toBe(2);
  });

  test("that are refused whatever their session log in once more", async () => {
    const errors = await Promise.all(times(1000, () => failureOf(client.call(never))));
    expect(errors.every((error) => isWapiError(error, 401) && error.attempts === 2)).toBe(true);
    expect(server.logins).toBe(2);
  });
});

describe("an operation that is always refused", () => {
  test("costs one login a minute, whatever else is called", async () => {
    await withClock(async (putOn) => {
      for (let minute = 1; minute <= 3; minute++) {
        for (let call = 0; call < 5; call++) {
          const error = await failureOf(client.call(never));
          expect(isWapiError(error, 401)).toBe(true);
          expect(error.attempts).toBe(call ? 1 : 2);
          await client.call(get);
        }
        expect(server.logins).toBe(1 + minute);
        putOn(61_000);
      }
    });
  });

  test("does not hold up the renewal of a session whose time is over", async () => {
    await withClock(async (putOn) => {
      server.onLogin(() => ({
        header: { token: `${sessionToken}-${server.logins}` },
        data: { user: { user_id: 1, token_ttl_mins: 0.5 }, account: { account_id: 2 } },
      }));
      await failureOf(client.call(never));
      expect(server.logins).toBe(2);
      putOn(31_000);
      await client.call(get);
      expect(server.logins).toBe(3);
      expect(server.calls.at(-1)?.token).toBe(`${sessionToken}-3`);
    });
  });

  test("does not end the session for the others", async () => {
    await failureOf(client.call(never));
    await failureOf(client.call(never));
    await client.call(get);
    expect(server.calls.at(-1)?.token).toBe(`${sessionToken}-2`);
    expect(server.logins).toBe(2);
  });

  test("asks a supplier of tokens, and is sent again only with another", async () => {
    await client.call(get);
    const tokens = ["same", "same", `${sessionToken}-1`];
    const supplied = client.with({ auth: { token: () => `${tokens.shift()}` } });
    const error = await failureOf(supplied.call(get));
    expect(error.attempts).toBe(1);
    await supplied.call(get);
    expect(tokens).toEqual([]);
  });
});

test("a renewal that fails fails the calls, and the next call tries again", async () => {
  await client.call(get);
  server.expireSessions();
  server.onLogin(async () => {
    // All calls wait for it by then.
    await expect.poll(() => server.calls.filter(({ target }) => target === get.target).length).toBe(21);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { error: { id: 503, str: "Service Unavailable" } };
  });
  const errors = await Promise.all(times(20, () => failureOf(client.call(get))));
  expect(new Set(errors).size).toBe(1);
  expect(errors[0]?.operation).toBe("auth.user.Login");
  expect(server.logins).toBe(2);
  server.onLogin(undefined);
  await client.call(get);
  expect(server.logins).toBe(3);
});

describe("a login", () => {
  test("is aborted when nobody waits for it, and by nobody else's timeout", async () => {
    const ended = new Promise<void>((resolve) => {
      server.onLogin((_, response) => {
        response.on("close", () => resolve());
        return new Promise(() => {});
      });
    });
    const [hurried, patient] = [50, 300].map((timeout) => failureOf(client.call(get, {}, { timeout })));
    for (const error of [await hurried, await patient]) expect(error).toMatchObject({ name: "TimeoutError" });
    await ended;
    expect(server.logins).toBe(1);
    server.onLogin(undefined);
    await client.call(get);
    expect(server.logins).toBe(2);
  });
});
