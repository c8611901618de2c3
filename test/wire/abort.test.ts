import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isAbortError, isConnectionError, isTimeoutError } from "../../src/core/index.js";
import { createWapiCore, type Wapi, type WapiOptions } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { listen, startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get = { target: "a.b.Get" };
const hang = { target: "a.b.Hang" };
const stall = { target: "a.b.Stall" };

let server: WapiServer;
let client: Wapi;
const connect = (options?: Partial<WapiOptions>) => createWapiCore(server.options(options), server.facts);
const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
const reached = (target: string) =>
  expect.poll(() => server.calls.map((call) => call.target), { timeout: 30_000 }).toContain(target);

beforeEach(async () => {
  server = await startWapiServer();
  server.on("a.b.Get", () => ({ data: 1 }));
  server.on("a.b.Hang", () => undefined);
  server.on("a.b.Stall", (_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"body":{"data":');
    return undefined;
  });
  client = connect();
  await client.call(get);
});

afterEach(() => server.close());

describe("a signal", () => {
  test("that is aborted already stops the call before anything is sent", async () => {
    const fresh = connect();
    const before = server.calls.length;
    const error = await failureOf(fresh.call(get, {}, { signal: AbortSignal.abort("no") }));
    expect(isAbortError(error)).toBe(true);
    expect(error).toMatchObject({ cause: "no", attempts: 0 });
    expect(server.calls).toHaveLength(before);
  });

  test("ends a call that waits for the answer, and closes its connection", async () => {
    const controller = new AbortController();
    const call = failureOf(client.call(hang, {}, { signal: controller.signal }));
    await reached("a.b.Hang");
    controller.abort();
    const error = await call;
    expect(isAbortError(error)).toBe(true);
    expect(error.attempts).toBe(1);
    await expect.poll(() => server.connections(), { timeout: 30_000 }).toBe(0);
  });

  test("ends a call that reads the answer", async () => {
    const controller = new AbortController();
    const call = failureOf(client.call(stall, {}, { signal: controller.signal }));
    await reached("a.b.Stall");
    controller.abort();
    expect(isAbortError(await call)).toBe(true);
  });

  test("ends a call even where `fetch` does not heed it", async () => {
    const controller = new AbortController();
    const call = failureOf(
      client.call(
        get,
        {},
        { signal: controller.signal, fetch: () => new Promise<Response>(() => {}), timeout: 1e6 },
      ),
    );
    await Promise.resolve();
    const before = timers();
    controller.abort();
    expect(isAbortError(await call)).toBe(true);
    expect(timers()).toBe(before - 1);
  });

  test("ends a body that was handed over unread", async () => {
    const controller = new AbortController();
    const call = client.call(stall, {}, { signal: controller.signal, timeout: 1e6 });
    const response = await call.asResponse();
    controller.abort();
    await expect(response.text()).rejects.toThrow();
  });

  test("that aborts after the timeout of the call has gone still ends such a body", async () => {
    const controller = new AbortController();
    const response = await client.call(stall, {}, { signal: controller.signal, timeout: 500 }).asResponse();
    const text = expect(response.text()).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 600));
    controller.abort("late");
    await text;
  });

  test("of AbortSignal.timeout() makes a TimeoutError", async () => {
    expect(isTimeoutError(await failureOf(client.call(hang, {}, { signal: AbortSignal.timeout(20) })))).toBe(
      true,
    );
  });

  test("is let go of after the call, whether the body was read or not", async () => {
    const { signal } = new AbortController();
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => void warnings.push(warning);
    process.on("warning", onWarning);
    const bodies: Promise<string>[] = [];
    // More than any limit of listeners below which nothing warns by itself.
    for (let calls = 0; calls < 20; calls++) {
      await client.call(get, {}, { signal });
      await client.call(get, {}, { signal, timeout: 1e6 });
      await failureOf(client.call({ target: "unknown" }, {}, { signal }));
      bodies.push((await client.call(get, {}, { signal }).asResponse()).text());
      expect(getEventListeners(signal, "abort")).toHaveLength(0);
    }
    await Promise.all(bodies);
    await new Promise(setImmediate);
    process.off("warning", onWarning);
    expect(warnings).toEqual([]);
  });
});

describe("a timeout", () => {
  test("ends a call that waits for the answer", async () => {
    const error = await failureOf(client.call(hang, {}, { timeout: 50 }));
    expect(isTimeoutError(error)).toBe(true);
    expect(error.message).toContain("50 ms");
  });

  test("ends a call that reads the answer", async () => {
    expect(isTimeoutError(await failureOf(client.call(stall, {}, { timeout: 50 })))).toBe(true);
  });

  test("counts the wait for a login", async () => {
    server.onLogin(() => undefined);
    const fresh = connect();
    const hung = fresh.with({ fetch: () => new Promise<Response>(() => {}) });
    expect(isTimeoutError(await failureOf(hung.call(get, {}, { timeout: 20 })))).toBe(true);
  });

  test("ends a login that nobody waits for any more, so that the next call can try anew", async () => {
    let hung = true;
    const impatient = connect({
      timeout: 100,
      fetch: (...args) => (hung ? new Promise<Response>(() => {}) : fetch(...args)),
    });
    const errors = [failureOf(impatient.call(get)), failureOf(impatient.call(get, {}, { timeout: 50 }))];
    for (const error of await Promise.all(errors)) {
      expect(isTimeoutError(error)).toBe(true);
      expect(error.operation).toBe("a.b.Get");
    }
    hung = false;
    await expect(impatient.call(get, {}, { timeout: 1e6 })).resolves.toBe(1);
  });

  test("leaves no timer behind, and a huge one does not fire", async () => {
    const before = timers();
    await client.call(get, {}, { timeout: 1e6 });
    await client.call(get, {}, { timeout: Number.POSITIVE_INFINITY });
    await client.call(get, {}, { timeout: 1e6 }).asResponse();
    await failureOf(client.call({ target: "unknown" }, {}, { timeout: 1e6 }));
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

describe("a broken connection", () => {
  test("before the answer is a ConnectionError with the code of the system", async () => {
    server.on("a.b.Get", (_, response) => {
      response.destroy();
      return undefined;
    });
    const error = await failureOf(client.call(get));
    expect(isConnectionError(error)).toBe(true);
    expect(error).toMatchObject({ attempts: 1, status: undefined, code: "UND_ERR_SOCKET" });
  });

  test("within the answer is a ConnectionError with its status", async () => {
    server.on("a.b.Get", (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
      response.write('{"body":');
      setTimeout(() => response.destroy(), 20);
      return undefined;
    });
    const error = await failureOf(client.call(get));
    expect(isConnectionError(error)).toBe(true);
    expect(error).toMatchObject({ attempts: 1, status: 200 });
  });

  test("to nobody is a ConnectionError", async () => {
    const gone = await listen(() => {});
    await gone.close();
    const error = await failureOf(connect({ hosts: { api: gone.url } }).call(get));
    expect(error).toMatchObject({
      name: "ConnectionError",
      code: "ECONNREFUSED",
      operation: "auth.user.Login",
    });
  });
});
