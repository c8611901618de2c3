import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type CloudikeTokenOptions,
  createCloudikeTokenCore,
  isCloudikeError,
} from "../../src/cloudike/index.js";
import { chain, logRequests } from "../../src/core/index.js";
import { escapings } from "../secrets/echoes.js";
import { type CloudikeServer, startCloudikeServer, tokenHeader } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { credentials, leaks, printed } from "../support/secrets.js";
import { supplierOf } from "../support/token-supplier.js";
import { getAccount, login } from "./operations.js";

const header = tokenHeader.toLowerCase();
const getTarget = "GET /api/1/accounts/get/";

let server: CloudikeServer;

const connect = (auth: CloudikeTokenOptions["auth"], more?: Partial<CloudikeTokenOptions>) =>
  createCloudikeTokenCore({ baseUrl: server.baseUrl, auth, ...more }, server.facts);

beforeEach(async () => {
  server = await startCloudikeServer();
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

test("a fixed token that is refused is one request, and the error tells what to do", async () => {
  const error = await failureOf(getAccount(connect({ token: "S3CR3Told" })));
  expect(isCloudikeError(error, 401)).toBe(true);
  expect(error.message).toContain(`the token in ${tokenHeader} was refused (401): log in again`);
  expect(server.requests.map(({ headers }) => headers[header])).toEqual(["S3CR3Told"]);
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
    ["a token that would end the header", { token: "S3CR3T\r\nx: y" }],
    ["credentials", credentials],
    ["Basic", { basic: { username: credentials.login, password: credentials.password } }],
  ])("%s", async (_, auth) => {
    // Programs without types may give anything.
    const error = await failureOf(getAccount(connect(auth as CloudikeTokenOptions["auth"])));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0, operation: getTarget });
    expect(error.message).toContain("auth.token is no value of a header");
    expect(server.requests).toHaveLength(0);
    expect(leaks(error), printed(error)).toBe(false);
  });
});

describe("an error shows no token", () => {
  test.each(Object.entries(escapings))("that the server repeats in %s", async (_, write) => {
    const good = ["S3CR3T/of+1", "S3CR3T/of+2"] as const;
    const sent: string[] = [];
    const told: unknown[] = [];
    server.on(getTarget, ({ headers }) => {
      sent.push(`${headers[header]}`);
      return { status: 401, json: { code: "Unauthorized", description: sent.map(write).join(" | ") } };
    });
    const hooks = chain(logRequests((record) => told.push(record)));
    const error = await failureOf(getAccount(connect({ token: supplierOf(...good).supply }, { hooks })));
    expect(sent).toEqual(good);
    expect(isCloudikeError(error, 401)).toBe(true);
    expect(error.attempts).toBe(2);
    expect(error.message).toContain("[redacted]");
    expect(told.length).toBeGreaterThan(0);
    for (const one of [error, ...told]) expect(leaks(one), printed(one)).toBe(false);
  });

  test("that a supplier repeats, after it was refused", async () => {
    let asked = 0;
    const token = () => {
      if (asked++) throw new Error("there is none after S3CR3T-stale");
      return "S3CR3T-stale";
    };
    const error = await failureOf(getAccount(connect({ token })));
    expect(error).toMatchObject({ name: "ApiError", attempts: 1 });
    expect(error.message).toContain("there is none after [redacted]");
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("that `fetch` tells of", async () => {
    const fetch = (_: unknown, init?: RequestInit) =>
      Promise.reject(new Error(`could not send ${JSON.stringify(init?.headers)}`));
    const error = await failureOf(getAccount(connect({ token: "S3CR3T-fixed" }, { fetch, retries: 0 })));
    expect(error.message).toContain("could not send");
    expect(leaks(error), printed(error)).toBe(false);
  });
});

test("an explicit login that is refused is one request, and its error shows no credentials", async () => {
  const body = { login: `email:${credentials.login}`, password: "S3CR3T, and wrong" };
  server.on("POST /api/1/accounts/login/", ({ fields }) => ({
    status: 401,
    json: { code: "Unauthorized", description: `no ${fields.login} with ${fields.password}` },
  }));
  const error = await failureOf(login(connect({ token: "S3CR3T-fixed" }), { body }));
  expect(error.message).toContain("the login was refused (401)");
  expect(error.message).toContain("[redacted]");
  expect(server.requests).toHaveLength(1);
  expect(leaks(error), printed(error)).toBe(false);
});
