import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ApiError } from "../../src/core/index.js";
import {
  createZextrasChatsCore,
  operation,
  type ZextrasChatsCallOptions,
  type ZextrasChatsOptions,
} from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed, sessionToken } from "../support/secrets.js";
import { type Handler, startZextrasServer, type ZextrasServer } from "../support/zextras-server.js";
import { listAttachments, listRoom } from "./operations.js";

const form = operation("POST /secret", { mediaType: "application/x-www-form-urlencoded" }).operation;
const json = operation("POST /secret").operation;
const password = `p"a&ss!(S3CR3T)é`;

/** Everything secret that the server knows, in the escapings it may use. */
const echo = ({ headers, cookies, body, search }: Parameters<Handler>[0]) => {
  const all = [
    sessionToken,
    password,
    ...Object.values(cookies),
    `${headers.cookie}`,
    `${headers.authorization}`,
  ];
  const escapings = [
    (text: string) => text,
    (text: string) => JSON.stringify(text),
    (text: string) => JSON.stringify(text).replaceAll("/", "\\/").replaceAll("é", "\\u00e9"),
    encodeURIComponent,
    (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;"),
  ];
  return `${escapings.flatMap((encode) => all.map(encode)).join(" ")} ${body} ${search}`;
};

const page =
  (status: number, type: string): Handler =>
  (request, response) => {
    response.writeHead(status, { "content-type": type, "set-cookie": "sid=S3CR3T" }).end(echo(request));
    return undefined;
  };

let server: ZextrasServer;

beforeEach(async () => {
  server = await startZextrasServer();
});

afterEach(() => server.close());

/** Fails the call in a way, with every secret in it. */
async function fail(
  handler: Handler,
  options: ZextrasChatsCallOptions = {},
  target = json,
  client: Partial<ZextrasChatsOptions> = {},
): Promise<ApiError> {
  server.on("POST /secret", handler);
  const headers = { authorization: "Bearer S3CR3T", cookie: "sid=S3CR3T-sid; theme=dark" };
  const params = { body: { password, size: 1 }, access_token: "S3CR3T query" };
  return failureOf(
    createZextrasChatsCore(server.options({ headers, ...client }), server.facts).call(
      target,
      params,
      options,
    ),
  );
}

describe.each([
  ["JSON", json],
  ["a form", form],
])("a call with %s", (_, target) => {
  test.each<[string, Handler, ZextrasChatsCallOptions?]>([
    ["ZextrasChatsError", page(401, "Unauthorized")],
    ["ZextrasChatsError", page(500, "text/html")],
    ["HttpError", page(302, "text/plain")],
    ["DecodeError", page(200, "text/html")],
    [
      "ConnectionError",
      (_, response) => {
        response.destroy();
        return undefined;
      },
    ],
    ["TimeoutError", () => undefined, { timeout: 50 }],
    ["AbortError", () => undefined, { signal: AbortSignal.abort() }],
    ["ApiError", () => undefined, { headers: { "x-key": "S3CR3T\r\n" } }],
    ["ApiError", () => undefined, { queueId: "S3CR3T" }],
  ])("shows no secret in a %s", async (name, handler, options) => {
    const error = await fail(handler, options, target);
    expect(error.name).toBe(name);
    expect(printed(error)).toContain("POST /secret");
    expect(leaks(error), printed(error)).toBe(false);
  });
});

describe("an error", () => {
  test("of a token that cannot be sent does not show it", async () => {
    const error = await fail(() => undefined, {}, json, { auth: { token: "S3CR3T; a=b" } });
    expect(error.attempts).toBe(0);
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("of a supplier or a custom fetch does not show what it knows", async () => {
    const told = new Error(`no answer for ${sessionToken}`);
    const error = await fail(() => undefined, { fetch: () => Promise.reject(told) });
    expect(error.message).toContain("no answer for [redacted]");
    expect(leaks(error), printed(error)).toBe(false);
    const closed = await fail(() => undefined, {}, json, {
      auth: { token: () => Promise.reject(new Error("vault is closed")) },
    });
    expect(closed).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(closed.message).toContain("vault is closed");
  });

  test("of the HTTP stack loses the bytes that it holds", async () => {
    const raw = createServer((socket) => {
      socket.once("data", (request) => socket.end(`broken ${request}`));
    });
    await new Promise<void>((resolve) => raw.listen(0, "127.0.0.1", resolve));
    const address = raw.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const error = await fail(() => undefined, {}, json, { baseUrl: `http://127.0.0.1:${port}/base` });
    raw.close();
    expect(error).toMatchObject({
      name: "ConnectionError",
      request: { method: "POST", url: `http://127.0.0.1:${port}/base/secret` },
    });
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("of a ready-made form shows none of its fields", async () => {
    server.on("POST /secret", page(500, "text/plain"));
    const client = createZextrasChatsCore(server.options(), server.facts);
    const body = new URLSearchParams({ password });
    const error = await failureOf(client.call(form, { body }));
    expect(error.status).toBe(500);
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("keeps what is no secret", async () => {
    const error = await fail((_, response) => {
      response.writeHead(500, { "content-type": "text/plain" }).end("room is gone, theme dark");
      return undefined;
    });
    expect(error.detail).toBe("room is gone, theme [redacted]");
    expect(error.message).toContain("room is gone");
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: "ZextrasChatsError", status: 500 });
  });
});

test("clients, calls and their results show no secret", async () => {
  const client = createZextrasChatsCore(server.options(), server.facts);
  const call = listRoom(client);
  const listing = listAttachments(client, { roomId: "x" });
  for (const value of [client, client.with({ timeout: 1 }), call, listing, await call, listing.pages()])
    expect(leaks(value), printed(value)).toBe(false);
  await listing.safe();
});
