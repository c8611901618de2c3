import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWapiCore, type WapiOperation } from "../../src/wapi/index.js";
import { credentials } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get: WapiOperation = { target: "task.task.Get" };
const login: WapiOperation = { target: "auth.user.Login", session: "open" };

let server: WapiServer;

beforeEach(async () => {
  server = await startWapiServer();
  server.on("task.task.Get", () => ({ data: { ok: true } }));
});

afterEach(() => server.close());

describe("whose session it is", () => {
  test("an explicit login decides, even against one that the client began itself", async () => {
    let answerOwn = () => {};
    const own = new Promise<undefined>((resolve) => {
      answerOwn = () => resolve(undefined);
    });
    let logins = 0;
    server.onLogin(async () => {
      logins++;
      if (logins === 1) return own;
      return { data: { user: { user_id: 2 }, account: { account_id: 1 } }, header: { token: "explicit" } };
    });
    const client = createWapiCore(server.options(), server.facts);
    const first = client.call(get);
    await expect.poll(() => logins).toBe(1);
    await client.call(login, { auth: credentials });
    answerOwn();
    await first;
    await client.call(get);
    expect(server.calls.at(-1)?.token).toBe("explicit");
  });

  test("does not follow a copy to other hosts", async () => {
    const other = await startWapiServer();
    try {
      other.on("task.task.Get", () => ({ data: { ok: true } }));
      const client = createWapiCore(server.options(), server.facts);
      await client.call(get);
      const { token } = server.calls.at(-1) ?? {};
      await client.with({ hosts: other.hosts }).call(get);
      expect(other.logins).toBe(1);
      expect(token).toBeTypeOf("string");
      // Both servers number their sessions alike: the copy must have logged in before it sent one.
      expect(other.calls[0]?.target).toBe("auth.user.Login");
      expect(other.calls[0]?.token).toBeUndefined();
    } finally {
      await other.close();
    }
  });
});
