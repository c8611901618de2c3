import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ApiError, isApiError } from "../../src/core/index.js";
import { rawUrlEncode } from "../../src/wapi/channel.js";
import { createWapiCore, type WapiCallOptions, type WapiOperation } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { appToken, credentials, leaks, printed, sessionToken } from "../support/secrets.js";
import { type Handler, listen, startWapiServer, type WapiServer } from "../support/wapi-server.js";

const get: WapiOperation = { target: "a.b.Get" };
const upload: WapiOperation = { target: "a.b.Get", channel: "header" };

/** Everything secret that the server knows, in the escapings it may use. */
const echo = ({ message, headers }: Parameters<Handler>[0]) => {
  const all = [...Object.values(credentials), appToken, `${message.header.token}`];
  const escapings = [
    (text: string) => text,
    (text: string) => JSON.stringify(text),
    (text: string) => JSON.stringify(text).replaceAll("/", "\\/").replaceAll("é", "\\u00e9"),
    encodeURIComponent,
    rawUrlEncode,
    (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;"),
  ];
  return `${escapings.flatMap((encode) => all.map(encode)).join(" ")} ${headers["x-wimi-wapi"]}`;
};

let server: WapiServer;

beforeEach(async () => {
  server = await startWapiServer();
});

afterEach(() => server.close());

/** Fails the call in a way, with every secret in it. */
async function fail(handler: Handler, operation = get, options: WapiCallOptions = {}): Promise<ApiError> {
  server.on("a.b.Get", handler);
  const client = createWapiCore(server.options(), server.facts);
  const params = { auth: credentials, data: { password: credentials.password } };
  return failureOf(
    client.call(operation, params, { headers: { authorization: "Bearer S3CR3T" }, ...options }),
  );
}

const page =
  (status: number, type: string): Handler =>
  (call, response) => {
    response.writeHead(status, { "content-type": type, "set-cookie": "sid=S3CR3T" }).end(echo(call));
    return undefined;
  };

describe.each([
  ["the body", get],
  ["a header", upload],
])("a message in %s", (_, operation) => {
  test.each<[string, Handler, WapiCallOptions?]>([
    [
      "WapiError",
      (call) => ({ error: { id: 400, str: echo(call), detail_str: echo(call), debug_msg: echo(call) } }),
    ],
    ["HttpError", page(500, "text/html")],
    ["HttpError", page(500, "application/json")],
    ["HttpError", page(302, "text/plain")],
    ["DecodeError", page(200, "text/html")],
    ["DecodeError", page(200, "application/json")],
    ["DecodeError", page(200, "image/png")],
    [
      "ConnectionError",
      (_, response) => {
        response.destroy();
        return undefined;
      },
    ],
    ["TimeoutError", () => undefined, { timeout: 50 }],
    ["AbortError", () => undefined, { signal: AbortSignal.abort() }],
    ["ApiError", () => undefined, { host: "https://jane:S3CR3T@example.com" }],
    ["ApiError", () => undefined, { headers: { authorization: "S3CR3T\r\n" } }],
  ])("shows no secret in a %s", async (name, handler, options) => {
    const error = await fail(handler, operation, options);
    expect(error.name).toBe(name);
    expect(printed(error)).toContain("a.b.Get");
    expect(printed(error).toLowerCase()).not.toContain("x-wimi-wapi");
    expect(leaks(error), printed(error)).toBe(false);
  });
});

describe("an error of a login", () => {
  test("shows no secret", async () => {
    for (const status of [200, 500]) {
      server.onLogin(page(status, "text/plain"));
      const error = await failureOf(createWapiCore(server.options(), server.facts).call(get));
      expect(error.operation).toBe("auth.user.Login");
      expect(leaks(error), printed(error)).toBe(false);
    }
  });

  test("shows no token of an answer that was cut off", async () => {
    server.onLogin((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(`{"header":{"token":"${sessionToken}`);
      return undefined;
    });
    const error = await failureOf(createWapiCore(server.options(), server.facts).call(get));
    expect(error.name).toBe("DecodeError");
    expect(leaks(error), printed(error)).toBe(false);
  });
});

describe("an error of the HTTP stack", () => {
  test("loses the bytes and the URL that it holds", async () => {
    const raw = createServer((socket) => {
      socket.once("data", (request) => socket.end(`broken ${request}`));
    });
    await new Promise<void>((resolve) => raw.listen(0, "127.0.0.1", resolve));
    const address = raw.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const error = await fail(() => undefined, upload, { host: `http://127.0.0.1:${port}/?key=S3CR3T` });
    raw.close();
    expect(error.name).toBe("ConnectionError");
    expect(error.request?.url).toBe(`http://127.0.0.1:${port}/`);
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("loses what a custom fetch or a supplier tells", async () => {
    const told = new Error(`could not send ${appToken} for ${credentials.password}`);
    const error = await fail(() => undefined, get, { fetch: () => Promise.reject(told) });
    expect(error.message).toContain("could not send [redacted] for [redacted]");
    expect(leaks(error), printed(error)).toBe(false);
    const client = createWapiCore(
      server.options({ appToken: () => Promise.reject(new Error("vault is closed")) }),
      server.facts,
    );
    expect(await failureOf(client.call(get))).toMatchObject({ name: "ApiError", attempts: 0 });
  });

  test.each([[undefined], [null], ["text"], [{ message: 1 }]])("may be %j", async (thrown) => {
    expect(isApiError(await fail(() => undefined, get, { fetch: () => Promise.reject(thrown) }))).toBe(true);
  });
});

describe("a redirect", () => {
  test("to another origin gets no request at all", async () => {
    let arrived = 0;
    const other = await listen((_, response) => {
      arrived++;
      response.end();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const error = await fail((_, response) => {
        response.writeHead(status, { location: other.url }).end();
        return undefined;
      }, upload);
      expect(error).toMatchObject({ name: "HttpError", status });
      expect(error.message).toContain(`HTTP ${status}`);
      expect(error.response?.headers.get("location")).toBe(other.url);
    }
    await other.close();
    expect(arrived).toBe(0);
  });
});

describe("the JSON of an error", () => {
  test("has its facts", async () => {
    const error = await fail(() => ({ error: { id: 400, str: "Bad", detail_id: 7, detail_str: "bad" } }));
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "WapiError",
      message: "a.b.Get: error 7, bad. ",
      vendor: "wapi",
      operation: "a.b.Get",
      attempts: 1,
      status: 200,
      code: 7,
      detail: "bad",
      id: 400,
      text: "Bad",
      detailId: 7,
      detailText: "bad",
      request: { method: "POST", url: server.hosts.api },
    });
  });
});
