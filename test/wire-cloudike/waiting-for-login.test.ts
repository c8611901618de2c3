import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cloudike, createCloudikeCore } from "../../src/cloudike/index.js";
import { isAbortError, isTimeoutError } from "../../src/core/index.js";
import { type CloudikeServer, loginTarget, startCloudikeServer } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { createFolder, getAccount } from "./operations.js";

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

/** Holds back the answers to logins, and tells when one is asked for and when one is given up. */
function holdLogins() {
  const events = { asked: () => {}, open: () => {}, closed: () => {} };
  const asked = new Promise<void>((resolve) => {
    events.asked = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    events.open = resolve;
  });
  const closed = new Promise<void>((resolve) => {
    events.closed = resolve;
  });
  server.on(loginTarget, async (request, _, response) => {
    response.on("close", () => response.writableFinished || events.closed());
    events.asked();
    await opened;
    return response.closed ? undefined : { json: server.accounts.login(request) };
  });
  return { asked, closed, open: () => events.open() };
}

describe("a login", () => {
  test("has not the timeout of the copy that asked for it first", async () => {
    const { open } = holdLogins();
    const hurried = failureOf(getAccount(client.with({ timeout: 30 })));
    const patient = getAccount(client);
    expect(isTimeoutError(await hurried)).toBe(true);
    open();
    expect(await patient).toMatchObject({ userid: 94 });
    expect(server.accounts.logins).toBe(1);
  });

  test.each<[string, (call: AbortController) => Promise<unknown>]>([
    ["were aborted", ({ signal }) => getAccount(client, {}, { signal })],
    ["timed out", () => getAccount(client, {}, { timeout: 60 })],
    ["belong to copies that timed out", () => getAccount(client.with({ timeout: 60 }))],
  ])("is given up when all who wait for it %s, and does not hold up the next call", async (_, start) => {
    const { asked, closed } = holdLogins();
    const controller = new AbortController();
    const calls = [failureOf(start(controller)), failureOf(start(controller))];
    await asked;
    controller.abort();
    for (const error of await Promise.all(calls))
      expect(isAbortError(error) || isTimeoutError(error)).toBe(true);
    await closed;
    server.on(loginTarget, undefined);
    expect(await getAccount(client)).toMatchObject({ userid: 94 });
    expect(server.accounts.logins).toBe(1);
  });

  test("is not given up as long as one waits, who came later and has no signal", async () => {
    const { asked, open } = holdLogins();
    const controller = new AbortController();
    const impatient = failureOf(getAccount(client, {}, { signal: controller.signal }));
    await asked;
    const patient = getAccount(client);
    await Promise.resolve();
    controller.abort();
    expect(isAbortError(await impatient)).toBe(true);
    open();
    expect(await patient).toMatchObject({ userid: 94 });
  });

  test("is one for 500 calls with signals, which it does not listen to afterwards", async () => {
    const { signal } = new AbortController();
    const warnings: unknown[] = [];
    const onWarning = (warning: unknown) => warnings.push(warning);
    process.on("warning", onWarning);
    await Promise.all(Array.from({ length: 500 }, () => getAccount(client, {}, { signal })));
    process.off("warning", onWarning);
    expect(server.accounts.logins).toBe(1);
    expect(warnings).toEqual([]);
  });

  test("that renews a session is given up too, and the next call renews it", async () => {
    await getAccount(client);
    server.accounts.expireAll();
    const { asked, closed } = holdLogins();
    const controller = new AbortController();
    const call = failureOf(createFolder(client, { path: "/a" }, { signal: controller.signal }));
    await asked;
    controller.abort();
    expect(isAbortError(await call)).toBe(true);
    await closed;
    server.on(loginTarget, undefined);
    await createFolder(client, { path: "/a" });
    expect(server.accounts.logins).toBe(2);
  });

  test("that gives a token which no header can hold is made anew by the next call", async () => {
    server.on(loginTarget, () => ({ json: { token: "a\r\nb: c" } }));
    expect((await failureOf(getAccount(client))).message).toContain("gave no token that fits a header");
    server.on(loginTarget, undefined);
    expect(await getAccount(client)).toMatchObject({ userid: 94 });
  });
});
