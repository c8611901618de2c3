import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isHttpError } from "../../src/core/index.js";
import { createWapiCore, isWapiError, type Wapi } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

const download = { target: "a.b.Get", host: "files", answer: "binary" } as const;

let server: WapiServer;
let client: Wapi;

/** Makes the server answer with these bytes. */
function answer(
  type: string | undefined,
  text: string | Buffer,
  status = 200,
  headers: Record<string, string> = {},
) {
  server.on("a.b.Get", (_, response: ServerResponse) => {
    response.writeHead(status, { ...headers, ...(type !== undefined && { "content-type": type }) });
    response.end(text);
    return undefined;
  });
}

beforeEach(async () => {
  server = await startWapiServer();
  client = createWapiCore(server.options(), server.facts);
});

afterEach(() => server.close());

describe("operations that answer bytes", () => {
  test("give the response unread", async () => {
    answer("image/png", Buffer.from([1, 2, 3]));
    const response = await client.call<Response>(download);
    expect(response.bodyUsed).toBe(false);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  });

  test.each([
    ["small", 10],
    ["large", 500_000],
  ])("give a %s JSON file as bytes too", async (_, size) => {
    const text = JSON.stringify({ name: "x".repeat(size) });
    answer("application/json", text);
    const response = await client.call<Response>(download);
    expect(response.bodyUsed).toBe(false);
    await expect(response.text()).resolves.toBe(text);
  });

  test.each([
    ["application/json", ""],
    ["text/html; charset=UTF-8", "\ufeff \n"],
    ["text/plain", "\n"],
    [undefined, ""],
  ])("throw the error that comes instead as %s", async (type, start) => {
    answer(type, `${start}${JSON.stringify({ header: {}, body: { error: { id: 404, str: "Not Found" } } })}`);
    expect(isWapiError(await failureOf(client.call(download)), 404)).toBe(true);
  });

  test.each([
    ["text/html", "<p>report</p>"],
    ["text/plain", "{ not JSON"],
    ["text/plain", '{"hello":"world"}'],
    ["text/plain", ""],
    ["text/plain", " ".repeat(200_000)],
    ["text/plain", `{${"x".repeat(200_000)}`],
    [undefined, "x".repeat(200_000)],
  ])("give a text file whole and unread: %s", async (type, text) => {
    answer(type, text);
    const response = await client.call<Response>(download);
    expect(response.bodyUsed).toBe(false);
    await expect(response.text()).resolves.toBe(text);
  });

  test("hand over a text file as soon as its first piece is no message", async () => {
    let finish = () => {};
    server.on("a.b.Get", (_, response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      response.write("first");
      finish = () => response.end(" last");
      return undefined;
    });
    const response = await client.call<Response>(download);
    finish();
    await expect(response.text()).resolves.toBe("first last");
  });

  test("throw an error that has a status", async () => {
    answer(
      "application/json",
      JSON.stringify({ header: {}, body: { error: { id: 404, str: "Not Found" } } }),
    );
    expect(isWapiError(await failureOf(client.call(download)), 404)).toBe(true);
    answer("text/html", JSON.stringify({ header: {}, body: { error: { id: 404, str: "Not Found" } } }), 404);
    expect(isWapiError(await failureOf(client.call(download)), 404)).toBe(true);
    answer("text/html", "gone", 410);
    expect(isHttpError(await failureOf(client.call(download)))).toBe(true);
  });

  test("renew the session", async () => {
    answer("image/png", "png");
    await client.call(download);
    server.expireSessions();
    await expect((await client.call<Response>(download)).text()).resolves.toBe("png");
    expect(server.logins).toBe(2);
  });
});
