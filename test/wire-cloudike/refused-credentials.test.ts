import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Cloudike, createCloudikeCore, fieldsOperation } from "../../src/cloudike/index.js";
import { withClock } from "../support/clock.js";
import {
  type CloudikeHandler,
  type CloudikeServer,
  loginTarget,
  startCloudikeServer,
  tokenHeader,
} from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { credentials, leaks, printed } from "../support/secrets.js";
import { getAccount, login } from "./operations.js";

const { operation: open } = fieldsOperation("POST /api/1/open/", { security: "none" });
let server: CloudikeServer;
let client: Cloudike;

beforeEach(async () => {
  server = await startCloudikeServer();
  client = createCloudikeCore(server.options(), server.facts);
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

test("a login is not in its error where the server repeats it without the word before it", async () => {
  const repeat: CloudikeHandler = ({ fields }) => ({
    status: 401,
    json: {
      code: "Unauthorized",
      description: `There is no ${`${fields.login?.[0]}`.replace(/^\w+:/, "")}, of those: ${fields.login?.[0]}`,
    },
  });
  server.on(loginTarget, repeat);
  server.on(loginTarget.replace("POST", "GET"), repeat);
  const body = { login: `userid:${credentials.login}`, password: credentials.password };
  for (const error of [
    await failureOf(getAccount(client)),
    await failureOf(login(client, { body })),
    await failureOf(login(client, { body }, { bodyFormat: "json" })),
    await failureOf(login(client, { body }, { method: "GET" })),
  ]) {
    expect(error.message).toMatch(/There is no \[redacted\], of those: (userid:)?\[redacted\]$/);
    expect(leaks(error), printed(error)).toBe(false);
  }
});

test("the user name of HTTP Basic is not in an error either", async () => {
  const basic = { username: credentials.login, password: credentials.password };
  server.on("GET /api/1/accounts/get/", () => ({
    status: 401,
    json: { code: "Unauthorized", description: `There is no ${basic.username}` },
  }));
  const error = await failureOf(getAccount(client.with({ auth: { basic } })));
  expect(error.message).toMatch(/auth\.basic were refused \(401\).*There is no \[redacted\]$/);
  expect(leaks(error), printed(error)).toBe(false);
});

test("an error tells of the credentials that were sent, and of no others", async () => {
  const refuse = () => ({ status: 401, json: { code: "Unauthorized", description: "No" } });
  server.on("POST /api/1/open/", refuse);
  server.on("GET /api/1/accounts/get/", refuse);
  const message = async (call: Promise<unknown>) => (await failureOf(call)).message;
  const { auth, ...options } = server.options();
  const bare = createCloudikeCore(options, server.facts);
  expect(await message(client.call(open))).toBe("POST /api/1/open/: HTTP 401: Unauthorized. No");
  expect(await message(bare.call(open))).toContain("credentials are needed (401), see auth");
  expect(await message(getAccount(bare, {}, { headers: { [tokenHeader]: "own" } }))).toContain(
    `the token in ${tokenHeader} was refused (401)`,
  );
  expect(await message(getAccount(client))).toContain(`the token in ${tokenHeader} was refused (401)`);
});

test("a refused login is tried again after a minute, and when the clock was put back", async () => {
  const now = Date.now();
  const clock = vi.spyOn(Date, "now");
  client = client.with({ auth: { ...credentials, password: "S3CR3T wrong" } });
  const loginsAt = async (time: number) => {
    clock.mockReturnValue(time);
    await failureOf(getAccount(client));
    return server.accounts.logins;
  };
  try {
    const times = [0, 59_000, 61_000, 62_000, -86_400_000];
    const logins: number[] = [];
    for (const time of times) logins.push(await loginsAt(now + time));
    expect(logins).toEqual([1, 1, 2, 2, 3]);
  } finally {
    clock.mockRestore();
  }
});

test.each([
  [401, undefined, 1],
  [403, undefined, 1],
  [400, "InvalidParameters", 1],
  [404, "UserNotFound", 1],
  [404, undefined, 2],
  [408, "Slow", 2],
  [429, "TooMany", 2],
  [503, "Down", 2],
])("credentials are held back only where they were refused: %d %s", async (status, code, logins) => {
  client = client.with({ retries: 0 });
  server.on(loginTarget, () => ({ status, json: code === undefined ? {} : { code, description: "no" } }));
  for (const error of [await failureOf(getAccount(client)), await failureOf(getAccount(client))])
    expect(error).toMatchObject({ status });
  const asked = server.requests.filter(({ method, path }) => `${method} ${path}` === loginTarget);
  expect(asked).toHaveLength(logins);
});

test.each([
  ["in seconds", "30", 30_000],
  ["in days", "999999", 3_600_000],
])(
  "a login that was told to come again later is left alone until then, and for an hour at most: %s",
  async (_, after, held) => {
    client = client.with({ retries: 0 });
    let logins = 0;
    server.on(loginTarget, () => {
      logins++;
      return { status: 429, json: { code: "TooMany", description: "no" }, headers: { "retry-after": after } };
    });
    await withClock(async (putOn) => {
      const error = await failureOf(getAccount(client));
      expect(error).toMatchObject({ status: 429, retryAfter: Number(after) * 1000 });
      putOn(held - 1000);
      expect(await failureOf(getAccount(client))).toBe(error);
      expect(logins).toBe(1);
      putOn(2000);
      expect(await failureOf(getAccount(client))).not.toBe(error);
      expect(logins).toBe(2);
    });
  },
);
