import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCloudikeCore } from "../../src/cloudike/index.js";
import { createWapiCore } from "../../src/wapi/index.js";
import { createWorkDriveCore } from "../../src/workdrive/index.js";
import { createZextrasChatsCore } from "../../src/zextras/index.js";
import { good, type Stand, stands } from "../hooks/stands.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";

describe.each(stands)("a request to %s", (vendor, start) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await start();
  });
  afterAll(() => stand.close());

  test.each([
    "S3CR3T\r\nx-b: 1",
    "S3CR3T\nx-b: 1",
    "S3CR3T\0",
    "S3CR3T\x7f",
    "S3CR3T ☃",
    "S3CR3T \ud800",
    "S3CR3T ą",
  ])("with %j in a header is not sent, and the error names the header", async (value) => {
    stand.seen.length = 0;
    for (const error of [
      await failureOf(stand.call({ headers: { "X-Mine": value } })),
      await failureOf(stand.call({}, { headers: { "X-Mine": value } })),
    ]) {
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toMatch(/bad character in header x-mine/i);
      expect(leaks(error), printed(error)).toBe(false);
    }
    expect(stand.seen).toEqual([]);
  });

  test.each(["", "x y", "x:", "x\r\ny", "é", "x\0", "(x)", "__proto__"])(
    "with a header named %j is not sent",
    async (name) => {
      const error = await failureOf(stand.call({}, { headers: { [name]: "1" } }));
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toContain("bad name of a header");
    },
  );

  test("keeps what is Latin-1 in a header, and names of objects", async () => {
    await stand.call(
      {},
      { headers: { "x-mine": "été\t1", constructor: "a", toString: "b", hasownproperty: "c" } },
    );
    expect(stand.seen.at(-1)?.headers).toMatchObject({
      ...{ "x-mine": "été\t1", constructor: "a", tostring: "b", hasownproperty: "c" },
    });
  });

  test("is not confused with names of objects among its parameters", async () => {
    const asJson = { bodyFormat: "json" } as const;
    const odd = JSON.parse('{"constructor":"a","toString":"b","hasOwnProperty":"c","valueOf":"d"}');
    await expect(
      stand.call(asJson, {}, { ...odd, ...(vendor === "cloudike" ? {} : { body: {} }) }),
    ).resolves.toEqual(good);
    const { search = "", body = "" } = stand.seen.at(-1) ?? {};
    const isJson = vendor === "wapi" || vendor === "cloudike";
    for (const [name, value] of Object.entries(odd))
      expect(isJson ? body : `&${search}&`).toContain(isJson ? `"${name}":"${value}"` : `&${name}=${value}&`);
  });
});

/** Clients of a URL. */
const clients: Readonly<Record<string, (url: string, allowInsecure?: boolean) => Promise<unknown>>> = {
  wapi: (url, allowInsecure) =>
    createWapiCore(
      { appToken: "S3CR3T", auth: { token: "S3CR3T" }, allowInsecure, fetch: unsent },
      {
        hosts: { api: url },
        apiVersion: "1.2",
        loginTarget: "l",
        messageHeader: "m",
        textIds: [],
        idName: /^$/,
      },
    ).call({ target: "a.b.Get" }),
  workdrive: (baseUrl, allowInsecure) =>
    createWorkDriveCore(
      { baseUrl, apiKey: "S3CR3T", allowInsecure, fetch: unsent },
      { auth: { in: "header", name: "X-API-KEY" } },
    ).call({ target: "GET /x" }),
  zextras: (baseUrl, allowInsecure) =>
    createZextrasChatsCore(
      { baseUrl, auth: { token: "S3CR3T" }, allowInsecure, fetch: unsent },
      { auth: { in: "cookie", name: "T" } },
    ).call({ target: "GET /x" }),
  cloudike: (baseUrl, allowInsecure) =>
    createCloudikeCore(
      { baseUrl, auth: { token: "S3CR3T" }, allowInsecure, fetch: unsent },
      { auth: { in: "header", name: "T" } },
    ).call({ target: "GET /x" }),
};
/** Sends nothing: the hosts are not ours. */
const unsent: typeof fetch = async () => Response.json({ header: {}, body: { data: 1 } });

describe.each(Object.entries(clients))("credentials of %s", (_, call) => {
  test.each([
    "http://localhost:1",
    "http://LOCALHOST",
    "http://127.0.0.1",
    "http://127.8.9.10:80",
    "http://[::1]:3000",
    "https://api.example.com",
    "https://[2001:db8::1]:8443",
  ])("go to %s", async (url) => {
    await call(url);
  });

  test.each([
    "http://api.example.com",
    "http://localhost.evil.com",
    "http://localhost.",
    "http://127.0.0.1.evil.com",
    "http://127.0.0.1-evil.com",
    "http://127.evil.com",
    "http://evil.com#localhost",
    "http://evil.com?localhost",
    "http://localhost@evil.com",
    "http://localhost:80@evil.com",
    "http://[::1]@evil.com",
    "http://[::1].evil.com",
    "http://[::ffff:10.0.0.1]",
    "http://[::]",
    "http://0.0.0.0",
    "http://10.0.0.1",
    "http://2130706433",
    "http://localhost\\.evil.com",
    "http:\\\\localhost",
    "http:localhost",
    "//localhost",
    "ftp://localhost",
    "file:///etc/passwd",
    "javascript:alert(1)",
    " http://localhost",
    "http://local\thost",
    "https://jane:S3CR3T@api.example.com",
    "https://S3CR3T@localhost",
    "https://",
    "https:///x",
    "",
  ])("do not go to %j", async (url) => {
    const error = await failureOf(call(url));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("go to other hosts without TLS where that is permitted, and never with a user in the URL", async () => {
    await call("http://api.example.com", true);
    for (const url of [
      "http://S3CR3T:x@api.example.com",
      "ftp://api.example.com",
      "http://api.exa\nmple.com",
    ])
      expect((await failureOf(call(url, true))).attempts).toBe(0);
  });
});
