import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import type { ApiPromise } from "../../src/core/index.js";
import { createWapiCore, isWapiError, type Wapi } from "../../src/wapi/index.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get = { target: "a.b.Get" };
const unknown = { target: "a.b.Unknown" };

let server: WapiServer;
let client: Wapi;

beforeAll(async () => {
  server = await startWapiServer();
  server.on("a.b.Get", () => ({ data: { a: 1 } }));
});

beforeEach(() => {
  client = createWapiCore(server.options(), server.facts);
  server.calls.length = 0;
});

afterAll(() => server.close());

describe("a call", () => {
  test("is a promise of its data", async () => {
    const call = client.call<{ a: number }>(get);
    expectTypeOf(call).toEqualTypeOf<ApiPromise<{ a: number }>>();
    expect(Object.prototype.toString.call(call)).toBe("[object ApiPromise]");
    expect(await call).toEqual({ a: 1 });
    expect(await call.then(({ a }) => a)).toBe(1);
    let finished = 0;
    expect(await call.finally(() => finished++)).toEqual({ a: 1 });
    expect(finished).toBe(1);
    expect(await client.call(unknown).catch((error: unknown) => isWapiError(error, 404))).toBe(true);
  });

  test("is made once, however often it is asked", async () => {
    const call = client.call(get);
    await Promise.all([call, call, call.safe(), call.withResponse()]);
    await call;
    expect(server.calls.filter(({ target }) => target === "a.b.Get")).toHaveLength(1);
  });

  test("is made although nobody awaits it", async () => {
    client.call(get);
    await expect.poll(() => server.calls.map(({ target }) => target)).toContain("a.b.Get");
  });
});

describe("safe()", () => {
  test("gives data and response", async () => {
    const result = await client.call<{ a: number }>(get).safe();
    expect(result).toMatchObject({ ok: true, data: { a: 1 } });
    expect(result.response?.status).toBe(200);
  });

  test("gives the error and, when one came, the response", async () => {
    const result = await client.call(unknown).safe();
    expect(result.ok).toBe(false);
    if (!result.ok) expect(isWapiError(result.error, 404)).toBe(true);
    expect(result.response?.status).toBe(200);
    const refused = await client.call(get, {}, { host: "nowhere" }).safe();
    expect(refused).toMatchObject({ ok: false, response: undefined });
  });
});

describe("the HTTP side", () => {
  test("withResponse() gives data and response", async () => {
    const { data, response } = await client.call(get).withResponse();
    expect(data).toEqual({ a: 1 });
    expect(response.headers.get("content-type")).toContain("json");
  });

  test("asResponse() gives the answer unread, errors too", async () => {
    const response = await client.call(get).asResponse();
    expect(response.bodyUsed).toBe(false);
    await expect(response.json()).resolves.toMatchObject({ body: { data: { a: 1 } } });
    await expect((await client.call(unknown).asResponse()).json()).resolves.toMatchObject({
      body: { error: {} },
    });
  });

  test("whoever asks first decides whether the body is read", async () => {
    const read = client.call(get);
    const [data, response] = await Promise.all([read.withResponse(), read.asResponse()]);
    expect(data.data).toEqual({ a: 1 });
    expect(response.bodyUsed).toBe(true);
    const late = client.call(get);
    await late.withResponse();
    expect((await late.asResponse()).bodyUsed).toBe(true);
  });
});

describe("a rejection", () => {
  const runtime = new URL("../../src/wapi/index.ts", import.meta.url).href;
  /** Runs a program and tells whether it died of an unhandled rejection. */
  async function dies(use: string): Promise<boolean> {
    const program = `
      const { createWapiCore } = await import(${JSON.stringify(runtime)});
      const facts = { hosts: {}, apiVersion: "1", loginTarget: "x", messageHeader: "x", idName: /id$/, textIds: [] };
      const call = createWapiCore({ appToken: "t", auth: { token: "t" } }, facts).call({ target: "a.b.C" });
      ${use};
      await new Promise((resolve) => setTimeout(resolve, 50));
      process.exit(7);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
      cwd: new URL("../..", import.meta.url),
      stdio: "ignore",
    });
    const [code] = await once(child, "exit");
    expect([1, 7]).toContain(code);
    return code === 1;
  }

  test.each([
    ["nothing", "", true],
    ["then()", "call.then(() => {})", true],
    ["withResponse()", "call.withResponse()", true],
    ["catch()", "call.catch(() => {})", false],
    ["safe()", "call.safe()", false],
  ])("with %s alone (`%s`) is unhandled: %s", async (_, use, unhandled) => {
    expect(await dies(use)).toBe(unhandled);
  });
});
