import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type CloudikeAuth,
  type CloudikeToken,
  type CloudikeTokenOptions,
  createCloudikeTokenCore,
  isCloudikeError,
} from "../../src/cloudike/index.js";
import {
  type CloudikeServer,
  loginTarget,
  startCloudikeServer,
  tokenHeader,
} from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { credentials } from "../support/secrets.js";
import { supplierOf } from "../support/token-supplier.js";
import { collect, createFolder, deleteMany, getAccount, getMetadata, login, logout } from "./operations.js";

/** Tokens that the server knows. */
const [token, other] = ["S3CR3T0000000000000000000000000a", "S3CR3T0000000000000000000000000b"];

let server: CloudikeServer;
/** Logins that tests call. */
let logins: number;

const connect = (auth: CloudikeToken | undefined = { token }, more?: Partial<CloudikeTokenOptions>) =>
  createCloudikeTokenCore({ baseUrl: server.baseUrl, auth, ...more }, server.facts);
const sent = () => server.requests.map(({ headers }) => headers[tokenHeader.toLowerCase()]);

beforeEach(async () => {
  server = await startCloudikeServer();
  logins = 0;
  for (const one of [token, other]) server.accounts.tokens.set(one, `email:${credentials.login}`);
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
  // No client with a token logs in by itself, whatever happens to it.
  const toLogin = server.requests.filter(({ method, path }) => `${method} ${path}` === loginTarget);
  expect(toLogin).toHaveLength(logins);
});

describe("the token", () => {
  test("is sent in its header, with no other credentials", async () => {
    await expect(getAccount(connect())).resolves.toMatchObject({ userid: 94 });
    expect(sent()).toEqual([token]);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  test("goes on every request of a listing and of a task", async () => {
    for (const path of ["/a", "/a/b", "/a/c"]) server.files.paths.add(path);
    const client = connect();
    expect(await collect(getMetadata(client, { path: "/a", limit: 1 }).items())).toHaveLength(2);
    expect(await deleteMany(client, { path: ["/a"] }).wait({ interval: 1 })).toEqual({ deleted: ["/a"] });
    expect(server.requests.length).toBeGreaterThan(4);
    expect(new Set(sent())).toEqual(new Set([token]));
  });

  test("does not go to another origin, unless it is trusted", async () => {
    const elsewhere = await startCloudikeServer();
    const target = "GET /api/1/accounts/get/";
    elsewhere.on(target, ({ headers }) => ({ json: headers[tokenHeader.toLowerCase()] ?? "nothing" }));
    const facts = { ...server.facts, hosts: { elsewhere: elsewhere.baseUrl } };
    const ask = (trustedOrigins: string[]) =>
      createCloudikeTokenCore({ baseUrl: server.baseUrl, auth: { token }, trustedOrigins }, facts).call({
        target,
        server: "elsewhere",
      });
    expect(await ask([])).toBe("nothing");
    expect(await ask([elsewhere.baseUrl])).toBe(token);
    await elsewhere.close();
  });

  test("is not needed by a client that has none", async () => {
    server.on("GET /api/1/metadata/*", () => ({ json: { path: "/public" } }));
    const client = createCloudikeTokenCore({ baseUrl: server.baseUrl }, server.facts);
    expect(await getMetadata(client, { path: "/public" })).toEqual({ path: "/public" });
    const error = await failureOf(getAccount(client));
    expect(isCloudikeError(error, 401)).toBe(true);
    expect(error.message).toContain("credentials are needed (401), see auth");
    expect(sent()).toEqual([undefined, undefined]);
  });
});

describe("a supplier", () => {
  test("is asked for every call", async () => {
    const supplier = supplierOf(token, other);
    const client = connect({ token: supplier.supply });
    for (let calls = 1; calls <= 3; calls++) {
      await getAccount(client);
      expect(supplier.asked).toBe(calls);
    }
    expect(sent()).toEqual([token, other, other]);
  });

  test.each([
    ["and the call, which changes something, is sent again", "POST /api/1/fileops/folder_create/"],
    ["and so it is where the answer is left unread", "GET /api/1/accounts/get/"],
  ])("is asked once more when its token is refused, %s", async (_, target) => {
    const supplier = supplierOf("stale", token);
    const call = connect({ token: supplier.supply }).call({ target }, { path: "/a" });
    expect((await call.asResponse()).ok).toBe(true);
    expect(sent()).toEqual(["stale", token]);
    expect(supplier.asked).toBe(2);
  });

  test("that has no other token ends the call with the refusal, after one request", async () => {
    const supplier = supplierOf("stale");
    const error = await failureOf(createFolder(connect({ token: supplier.supply }), { path: "/a" }));
    expect(isCloudikeError(error, 401)).toBe(true);
    expect(error.attempts).toBe(1);
    expect(sent()).toEqual(["stale"]);
    expect(supplier.asked).toBe(2);
  });

  test("is not asked a third time", async () => {
    const supplier = supplierOf("stale", "stale-too", token);
    const error = await failureOf(getAccount(connect({ token: supplier.supply })));
    expect(isCloudikeError(error, 401)).toBe(true);
    expect(error.attempts).toBe(2);
    expect([supplier.asked, server.requests.length]).toEqual([2, 2]);
  });

  test("that never answers ends with the call's own signal", async () => {
    const controller = new AbortController();
    const never = () => {
      controller.abort();
      return new Promise<string>(() => {});
    };
    const error = await failureOf(getAccount(connect({ token: never }), {}, { signal: controller.signal }));
    expect(error).toMatchObject({ name: "AbortError", attempts: 0 });
    expect(server.requests).toHaveLength(0);
  });
});

describe("an explicit call", () => {
  test("of a login is a call like any other, and changes nothing for others", async () => {
    const client = connect();
    logins = 1;
    const body = { login: `email:${credentials.login}`, password: credentials.password };
    const answer = await login(client, { body });
    expect(server.accounts.tokens.has(answer.token)).toBe(true);
    await getAccount(client);
    await getAccount(client.with({ timeout: 60_000 }));
    expect(sent()).toEqual([undefined, token, token]);
  });

  test("of a logout sends the token, which other calls still send", async () => {
    const client = connect();
    await logout(client);
    expect(server.accounts.tokens.has(token)).toBe(false);
    expect(isCloudikeError(await failureOf(getAccount(client)), 401)).toBe(true);
    expect(sent()).toEqual([token, token]);
  });
});

describe("a copy", () => {
  test("with another token sends that, and leaves the client as it was", async () => {
    const client = connect();
    await getAccount(client.with({ auth: { token: other } }));
    await getAccount(client.with({ retries: 0 }));
    await getAccount(client);
    expect(sent()).toEqual([other, token, token]);
  });

  test.each<[string, CloudikeAuth]>([
    ["credentials", credentials],
    ["Basic", { basic: { username: credentials.login, password: credentials.password } }],
  ])("with %s sends nothing", async (_, auth) => {
    const error = await failureOf(getAccount(connect().with({ auth })));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("auth.token");
    expect(server.requests).toHaveLength(0);
  });
});

describe("concurrent calls", () => {
  const many = <T>(length: number, make: () => Promise<T>) => Promise.all(Array.from({ length }, make));

  test("send a token each, a thousand of them", async () => {
    const supplier = supplierOf(token);
    const client = connect({ token: supplier.supply });
    await many(1000, () => getAccount(client));
    expect(supplier.asked).toBe(1000);
    expect(sent()).toEqual(Array.from({ length: 1000 }, () => token));
  });

  test("whose tokens are refused are sent once more each", async () => {
    const supplier = supplierOf("stale", ...Array.from({ length: 99 }, () => "stale"), token);
    const client = connect({ token: supplier.supply });
    await many(100, () => getAccount(client));
    expect(supplier.asked).toBe(200);
    expect(sent().filter((one) => one === "stale")).toHaveLength(100);
    expect(server.requests).toHaveLength(200);
  });
});
