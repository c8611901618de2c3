import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chain, isApiError, logRequests } from "../../src/core/index.js";
import { createWapiTokenCore, isWapiError, type WapiTokenOptions } from "../../src/wapi/index.js";
import { escapings } from "../secrets/echoes.js";
import { failureOf } from "../support/failure.js";
import { appToken, credentials, leaks, printed } from "../support/secrets.js";
import { supplierOf } from "../support/token-supplier.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const login = { target: "auth.user.Login", session: "open" } as const;
const close = { target: "auth.user.Logout", session: "close" } as const;
const good = ["S3CR3T/of+1", "S3CR3T/of+2"] as const;

let server: WapiServer;

const connect = (token: WapiTokenOptions["auth"]["token"], more?: Partial<WapiTokenOptions>) =>
  createWapiTokenCore({ appToken, auth: { token }, ...more }, server.facts);

beforeEach(async () => {
  server = await startWapiServer();
  server.on("auth.user.Logout", () => ({ data: { success: true } }));
});

afterEach(() => server.close());

test("a fixed token that is refused is one request, and the error tells what to do", async () => {
  const error = await failureOf(connect("S3CR3T-refused").call(close));
  expect(isWapiError(error, 401) && isApiError(error)).toBe(true);
  expect(error.message).toContain("Check auth and appToken");
  expect(server.calls.map(({ token }) => token)).toEqual(["S3CR3T-refused"]);
  expect(leaks(error), printed(error)).toBe(false);
});

describe("before any request is refused", () => {
  test.each<[string, object]>([
    ["an empty token", { token: "" }],
    ["no token", { token: undefined }],
    ["null", { token: null }],
    ["a token that is no text", { token: 5 }],
    ["a supplier of an empty text", { token: () => "" }],
    ["a supplier of nothing", { token: async () => undefined }],
    ["credentials", credentials],
  ])("%s", async (_, auth) => {
    // Programs without types may give anything.
    const options = { appToken, auth } as WapiTokenOptions;
    const error = await failureOf(createWapiTokenCore(options, server.facts).call(close));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0, operation: close.target });
    expect(error.message).toContain("auth.token is missing");
    expect(server.calls).toHaveLength(0);
    expect(leaks(error), printed(error)).toBe(false);
  });
});

describe("an error shows no token", () => {
  test.each(Object.entries(escapings))("that the server repeats in %s", async (_, write) => {
    const sent: string[] = [];
    const told: unknown[] = [];
    server.on("auth.user.Logout", ({ token }) => {
      sent.push(`${token}`);
      return { error: { id: 401, str: "Unauthorized", debug_msg: sent.map(write).join(" | ") } };
    });
    // The server has to know them, so that it lets the calls in.
    for (const token of good) {
      server.onLogin(() => ({ header: { token }, data: {} }));
      await connect("t").call(login);
    }
    const hooks = chain(logRequests((record) => told.push(record)));
    const error = await failureOf(connect(supplierOf(...good).supply, { hooks }).call(close));
    expect(sent).toEqual(good);
    expect(isWapiError(error, 401)).toBe(true);
    expect(error.attempts).toBe(2);
    expect(error.message).toContain("[redacted]");
    expect(told.length).toBeGreaterThan(0);
    for (const one of [error, ...told]) expect(leaks(one), printed(one)).toBe(false);
  });

  test("that a supplier repeats, after it was refused", async () => {
    const [token] = good;
    let asked = 0;
    const supply = () => {
      if (asked++) throw new Error(`there is none after ${token}`);
      return token;
    };
    const error = await failureOf(connect(supply).call(close));
    expect(error).toMatchObject({ name: "ApiError", attempts: 1 });
    expect(error.message).toContain("there is none after [redacted]");
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("that `fetch` tells of", async () => {
    const fetch = (_: unknown, init?: RequestInit) =>
      Promise.reject(new Error(`could not send ${init?.body}`));
    const error = await failureOf(connect("S3CR3T-fixed", { fetch, retries: 0 }).call(close));
    expect(error.message).toContain("could not send");
    expect(leaks(error), printed(error)).toBe(false);
  });
});

test("an error of an explicit login shows none of its credentials", async () => {
  const auth = { ...credentials, password: "S3CR3T, and wrong" };
  const error = await failureOf(connect("t").call(login, { auth, account_name: "acme" }));
  expect(isWapiError(error, 1024)).toBe(true);
  expect(error.message).toContain("[redacted]");
  expect(server.calls).toHaveLength(1);
  expect(leaks(error), printed(error)).toBe(false);
});
