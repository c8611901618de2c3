import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Cloudike,
  type CloudikeOptions,
  createCloudikeCore,
  isCloudikeError,
} from "../../src/cloudike/index.js";
import { type CloudikeServer, startCloudikeServer, tokenHeader } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { credentials, leaks, printed } from "../support/secrets.js";
import { createFolder, getAccount, login } from "./operations.js";

const header = tokenHeader.toLowerCase();
let server: CloudikeServer;
let client: Cloudike;
const connect = (options?: Partial<CloudikeOptions>) =>
  createCloudikeCore(server.options(options), server.facts);
const sentTo = (target: string) =>
  server.requests.filter(({ method, path }) => `${method} ${path}` === target);

beforeEach(async () => {
  server = await startCloudikeServer();
  client = connect();
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

describe("a ready token", () => {
  test("is sent as it is, and not renewed when it is a value", async () => {
    const error = await failureOf(getAccount(connect({ auth: { token: "S3CR3Told" } })));
    expect(isCloudikeError(error, 401)).toBe(true);
    expect(server.requests.map(({ headers }) => headers[header])).toEqual(["S3CR3Told"]);
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("may come from a supplier, which is asked once more when the token is refused", async () => {
    const { token } = await login(client, {
      login: `email:${credentials.login}`,
      password: credentials.password,
    });
    const tokens = ["old", token, token];
    const supplied = connect({ auth: { token: async () => `${tokens.shift()}` } });
    await createFolder(supplied, { path: "/a" });
    await createFolder(supplied, { path: "/b" });
    expect(tokens).toEqual([]);
    expect(sentTo("POST /api/1/fileops/folder_create/")).toHaveLength(3);
  });

  test("is not sent again by a supplier that has no other", async () => {
    let asked = 0;
    const auth = { token: () => `old${asked++ * 0}` };
    expect(isCloudikeError(await failureOf(getAccount(connect({ auth }))), 401)).toBe(true);
    expect([asked, server.requests.length]).toEqual([2, 1]);
  });

  test.each([[" "], ["a\r\nb: c"], [""], ["☃"], [undefined], [5]])(
    "that is %j is refused before anything is sent",
    async (token) => {
      const auth = { token } as { token: string };
      const error = await failureOf(getAccount(connect({ auth })));
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toContain("auth");
      expect(server.requests).toHaveLength(0);
    },
  );
});

test("HTTP Basic sends UTF-8, no token and no login", async () => {
  const basic = { username: credentials.login, password: async () => credentials.password };
  await getAccount(connect({ auth: { basic } }));
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.headers[header]).toBeUndefined();
  server.on("GET /api/1/accounts/get/", ({ headers }) => ({
    status: 401,
    json: { code: "Unauthorized", description: `${headers.authorization} is ${credentials.password}` },
  }));
  const error = await failureOf(getAccount(connect({ auth: { basic } })));
  expect(error.message).toContain("auth.basic were refused (401)");
  expect(error.message).toContain("[redacted]");
  expect(leaks(error), printed(error)).toBe(false);
  expect(error.message).not.toContain(Buffer.from(`${credentials.login}:`).toString("base64").slice(0, 12));
});

test.each([
  [{ username: "a:b", password: "c" }],
  [{ username: "", password: "c" }],
  [{ username: "a", password: "c\n" }],
  [{ username: "a" }],
])("HTTP Basic of %j is refused before anything is sent", async (basic) => {
  const auth = { basic } as { basic: { username: string; password: string } };
  const error = await failureOf(getAccount(connect({ auth })));
  expect(error.message).toContain("auth.basic.");
  expect(server.requests).toHaveLength(0);
});

test("credentials do not go to another origin, unless it is trusted", async () => {
  const other = await startCloudikeServer();
  other.on("GET /api/1/accounts/get/", ({ headers }) => ({ json: { got: headers[header] ?? "nothing" } }));
  const facts = { ...server.facts, hosts: { other: other.baseUrl } };
  const at = { target: "GET /api/1/accounts/get/", server: "other" };
  const ask = (more?: Partial<CloudikeOptions>) => createCloudikeCore(server.options(more), facts).call(at);
  expect(await ask()).toEqual({ got: "nothing" });
  expect(await ask({ trustedOrigins: [`${other.baseUrl}/`] })).toEqual({
    got: [...server.accounts.tokens.keys()][0],
  });
  const error = await failureOf(ask({ trustedOrigins: ["http://a.example"] }));
  expect(error.message).toContain("trustedOrigins");
  await other.close();
});

test("credentials go to the host of the base URL, however its name is written", async () => {
  const sent: unknown[] = [];
  const fetch = async (_: string | URL | Request, init?: RequestInit) => {
    sent.push(init?.headers);
    return Response.json({});
  };
  const auth = { token: "t" };
  await getAccount(client.with({ auth, fetch, baseUrl: "https://API.Example.com:443" }));
  expect(sent).toMatchObject([{ [header]: "t" }]);
});

test("a token of the caller's own for one call is neither replaced nor renewed", async () => {
  const { auth, ...options } = server.options();
  const bare = createCloudikeCore(options, server.facts);
  const error = await failureOf(getAccount(bare, {}, { headers: { [tokenHeader]: "mine" } }));
  expect(error.status).toBe(401);
  expect(server.requests.map(({ headers }) => headers[header])).toEqual(["mine"]);
});
