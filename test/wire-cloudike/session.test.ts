import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Cloudike,
  type CloudikeOptions,
  createCloudikeCore,
  isCloudikeError,
} from "../../src/cloudike/index.js";
import { isAbortError } from "../../src/core/index.js";
import {
  type CloudikeServer,
  loginTarget,
  startCloudikeServer,
  tokenHeader,
} from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { credentials, leaks, printed } from "../support/secrets.js";
import { createFolder, getAccount, getMetadata, login, logout } from "./operations.js";

const header = tokenHeader.toLowerCase();
let server: CloudikeServer;
let client: Cloudike;
const connect = (options?: Partial<CloudikeOptions>) =>
  createCloudikeCore(server.options(options), server.facts);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
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

/** A promise, and what settles it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe("the first call", () => {
  test("logs in with a form, and sends the bare token", async () => {
    expect(await getAccount(client)).toEqual({ userid: 94, name: "Jane" });
    const [opened, used] = server.requests;
    expect(opened).toMatchObject({ method: "POST", path: "/api/1/accounts/login/" });
    expect(opened?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(opened?.fields).toEqual({
      login: [`email:${credentials.login}`],
      password: [credentials.password],
    });
    expect(used?.headers[header]).toBe([...server.accounts.tokens.keys()][0]);
  });

  test("logs in once for 200 concurrent calls, of scoped copies too", async () => {
    const scoped = client.with({ headers: { "x-a": "b" } });
    await Promise.all(times(200, (index) => getAccount(index % 2 ? client : scoped)));
    expect(server.accounts.logins).toBe(1);
    expect(server.requests).toHaveLength(201);
  });

  test("logs in again for a copy with other credentials, or another host", async () => {
    await getAccount(client);
    await getAccount(client.with({ auth: { ...credentials } }));
    expect(server.accounts.logins).toBe(2);
    const other = await startCloudikeServer();
    await getAccount(client.with({ baseUrl: other.baseUrl }));
    await other.close();
    expect(other.accounts.logins).toBe(1);
    await getAccount(client);
    expect(server.accounts.logins).toBe(2);
  });

  test("sends more fields of the login, asks suppliers, and can send JSON", async () => {
    const auth = {
      login: () => credentials.login,
      password: async () => credentials.password,
      permanent_auth: true,
      device_description: "test",
    };
    await getAccount(connect({ auth, bodyFormat: "json" }));
    expect(JSON.parse(`${server.requests[0]?.body}`)).toEqual({
      ...{ login: `email:${credentials.login}`, password: credentials.password },
      ...{ permanent_auth: true, device_description: "test" },
    });
  });

  test("can be aborted while it waits for a login, which goes on for the others", async () => {
    const { open, opened } = gate();
    server.on(loginTarget, async (request) => {
      await opened;
      return { json: server.accounts.login(request) };
    });
    const controller = new AbortController();
    const impatient = failureOf(getAccount(client, {}, { signal: controller.signal }));
    const patient = getAccount(client);
    controller.abort(new Error("changed my mind"));
    expect(isAbortError(await impatient)).toBe(true);
    open();
    await patient;
    expect(server.accounts.logins).toBe(1);
  });

  test.each([{}, { token: "" }, { token: 5 }, "none", null])(
    "says so when the login answers %j",
    async (json) => {
      server.on(loginTarget, () => ({ json }));
      const error = await failureOf(getAccount(client));
      expect(error.message).toContain("the login gave no token");
      expect(error.attempts).toBe(0);
    },
  );

  test("without auth sends no credentials, and tells so when they are needed", async () => {
    const { auth, ...options } = server.options();
    const error = await failureOf(getAccount(createCloudikeCore(options, server.facts)));
    expect(isCloudikeError(error, 401)).toBe(true);
    expect(error.message).toContain("credentials are needed (401), see auth: Unauthorized. The token");
    expect(server.requests[0]?.headers[header]).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });
});

describe("a refused login", () => {
  test("fails all who wait with one error, and is not tried again", async () => {
    client = connect({ auth: { ...credentials, password: "S3CR3T-bad" } });
    const errors = await Promise.all(times(20, () => failureOf(getAccount(client))));
    expect(new Set(errors).size).toBe(1);
    const [error] = errors;
    expect(isCloudikeError(error, "Unauthorized")).toBe(true);
    expect(error?.message).toBe(
      `${loginTarget}: the login was refused (401), check login and password: Unauthorized. Wrong login or password`,
    );
    expect(leaks(error), printed(error)).toBe(false);
    expect(await failureOf(getAccount(client.with({ timeout: 10_000 })))).toBe(error);
    expect(server.requests).toHaveLength(1);
  });

  test("is tried with other credentials of a supplier", async () => {
    const passwords = ["wrong", "wrong", credentials.password];
    client = connect({ auth: { ...credentials, password: () => `${passwords.shift()}` } });
    expect(await failureOf(getAccount(client))).toBe(await failureOf(getAccount(client)));
    await getAccount(client);
    expect(server.accounts.logins).toBe(2);
  });

  test.each(["LastAttempt", "UserTemporarilyLocked"])("with %s tells the code", async (code) => {
    server.on(loginTarget, () => ({ status: 401, json: { code, description: "Wait." } }));
    const error = await failureOf(getAccount(client));
    expect(error).toMatchObject({ name: "CloudikeError", status: 401, code, description: "Wait." });
    await failureOf(getAccount(client));
    expect(server.requests).toHaveLength(1);
  });

  test("that the server did not look at is tried anew by the next call", async () => {
    server.on(loginTarget, () => ({ status: 503, text: "busy" }));
    expect(isCloudikeError(await failureOf(getAccount(client)), 503)).toBe(true);
    server.on(loginTarget, undefined);
    await getAccount(client);
  });
});

describe("a session that expired", () => {
  test("is renewed once for 50 concurrent calls, and every POST is executed once", async () => {
    await getAccount(client);
    server.accounts.expireAll();
    await Promise.all(times(50, (index) => createFolder(client, { path: `/f${index}` })));
    expect(server.accounts.logins).toBe(2);
    expect(server.files.paths.size).toBe(51);
    expect(sentTo("POST /api/1/fileops/folder_create/").length).toBeLessThanOrEqual(100);
  });

  test("is not renewed again by a call that fails after another renewed it", async () => {
    const { open, opened } = gate();
    await getAccount(client);
    const [old] = server.accounts.tokens.keys();
    server.routes.set("GET /api/1/slow/", () => ({ json: {} }));
    server.on("GET /api/1/slow/", async ({ headers }) => {
      if (headers[header] !== old) return { json: { sent: "again" } };
      await opened;
      return { status: 401, json: { code: "Unauthorized" } };
    });
    const slow = client.call({ target: "GET /api/1/slow/" });
    server.accounts.expireAll();
    await getAccount(client);
    open();
    expect(await slow).toEqual({ sent: "again" });
    expect(server.accounts.logins).toBe(2);
  });

  test("fails the call when the new one is refused too", async () => {
    server.on("GET /api/1/accounts/get/", () => ({
      status: 401,
      json: { code: "Unauthorized", description: "No" },
    }));
    const error = await failureOf(getAccount(client));
    expect(error).toMatchObject({ status: 401, code: "Unauthorized", attempts: 2 });
    expect(error.message).toContain(`the token in ${tokenHeader} was refused (401)`);
    expect(server.accounts.logins).toBe(2);
  });

  test("is renewed for bodies of every kind that can be sent again", async () => {
    const form = new FormData();
    form.append("path", "/form");
    for (const body of [{ path: "/fields" }, form, new URLSearchParams({ path: "/pairs" })]) {
      // Of its own, because a session is renewed once a minute at most.
      const own = connect();
      await getAccount(own);
      server.accounts.expireAll();
      await createFolder(own, { body });
    }
    expect([...server.files.paths]).toEqual(["/", "/fields", "/form", "/pairs"]);
  });

  test("is renewed for a response that is taken as it comes", async () => {
    await getAccount(client);
    server.accounts.expireAll();
    expect((await getAccount(client).asResponse()).status).toBe(200);
  });

  test.each([
    [{ created: 1000, expires: 1000 + 3_600_000 }, 1],
    [{ created: "1000", expires: "3601000" }, 1],
    [{ created: 1000, expires: 1001 }, 2],
    [{ created: 5, expires: 0 }, 1],
    [{ created: null, expires: -1 }, 1],
    [{}, 1],
    [{ expires: 1 }, 1],
    [{ created: "yesterday", expires: {} }, 1],
  ])("lives as long as the server says, whatever its clock: %j", async (life, logins) => {
    server.accounts.life = life;
    await getAccount(client);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await getAccount(client);
    expect(server.accounts.logins).toBe(logins);
  });
});

describe("explicit calls", () => {
  test("a login sends no credentials, and is not the client's session", async () => {
    const { token } = await login(client, {
      body: { login: `email:${credentials.login}`, password: credentials.password },
    });
    expect(server.accounts.logins).toBe(1);
    await getAccount(client.with({ auth: { token } }));
    expect(server.accounts.logins).toBe(1);
    await getAccount(client);
    expect(server.accounts.logins).toBe(2);
  });

  test("a login needs no credentials where only its target tells what it is", async () => {
    const { auth, ...options } = server.options();
    const bare = createCloudikeCore(options, server.facts);
    const body = { login: `email:${credentials.login}`, password: credentials.password };
    expect(await bare.call({ target: loginTarget }, { body })).toHaveProperty("token");
    expect(await client.call({ target: loginTarget }, { body })).toHaveProperty("token");
    expect(server.accounts.logins).toBe(2);
  });

  test("a logout ends the session, and the next call opens another", async () => {
    await getAccount(client);
    await logout(client);
    expect(server.accounts.tokens.size).toBe(0);
    await getAccount(client);
    expect(sentTo("GET /api/1/accounts/get/")).toHaveLength(2);
    expect(server.accounts.logins).toBe(2);
  });
});

test("a redirect is not followed, and is an error with its status", async () => {
  server.on("GET /api/1/metadata/*", (_, __, response) => {
    response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    return undefined;
  });
  const error = await failureOf(getMetadata(client, { path: "/" }));
  expect(error).toMatchObject({ name: "CloudikeError", status: 302 });
});
