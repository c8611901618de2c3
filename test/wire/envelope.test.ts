import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWapiCore, isWapiError, type Wapi, type WapiOptions } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { appToken } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

let server: WapiServer;
let client: Wapi;
const connect = (options?: Partial<WapiOptions>) => createWapiCore(server.options(options), server.facts);

beforeEach(async () => {
  server = await startWapiServer();
  server.on("a.b.Echo", ({ message }) => ({ data: message }));
  client = connect();
});

afterEach(() => server.close());

describe("a message", () => {
  test("has target, version, application token and a key of its own, on a login too", async () => {
    await client.call({ target: "a.b.Echo" });
    await client.call({ target: "a.b.Echo" });
    const headers = server.calls.map(({ message }) => message.header);
    expect(headers.map(({ target }) => target)).toEqual(["auth.user.Login", "a.b.Echo", "a.b.Echo"]);
    for (const header of headers) expect(header).toMatchObject({ api_version: "1.2", app_token: appToken });
    expect(new Set(headers.map(({ msg_key }) => msg_key)).size).toBe(3);
  });

  test("goes to the API host as a JSON body, by POST", async () => {
    await client.call({ target: "a.b.Echo" });
    expect(server.calls[1]).toMatchObject({ host: "api", headers: { "content-type": "application/json" } });
  });

  test("carries `{}` where there is no data", async () => {
    await client.call({ target: "a.b.Echo" });
    await client.call({ target: "a.b.Echo" }, { data: null });
    expect(server.calls.map(({ data }) => data)).toEqual([{}, {}, {}]);
  });

  test("takes data from `data`, and identification from everything else", async () => {
    await client.call({ target: "a.b.Echo" }, { project_id: 7, file_id: 9, data: { label: "é" } });
    expect(server.calls[1]?.identification).toEqual({
      account_id: 19472,
      user_id: 154031,
      project_id: 7,
      file_id: 9,
    });
    expect(server.calls[1]?.data).toEqual({ label: "é" });
  });

  test("lets the caller override the ids of the session, but not with undefined", async () => {
    await client.call({ target: "a.b.Echo" }, { user_id: 5, account_id: undefined });
    expect(server.calls[1]?.identification).toEqual({ account_id: 19472, user_id: 5 });
  });

  test("fills only the ids that the operation names", async () => {
    await client.call({ target: "a.b.Echo", ids: ["account_id"] });
    await client.call({ target: "a.b.Echo", ids: [] });
    expect(server.calls[1]?.identification).toEqual({ account_id: 19472 });
    expect(server.calls[2]?.identification).toEqual({});
  });

  test("takes further header fields, which never replace those of the protocol", async () => {
    const header = { debug: { indent_output: true }, target: "evil", token: "evil", app_token: "evil" };
    await client.call({ target: "a.b.Echo" }, {}, { header });
    expect(server.calls[1]?.message.header).toMatchObject({
      debug: { indent_output: true },
      target: "a.b.Echo",
      app_token: appToken,
    });
    expect(server.calls[1]?.token).not.toBe("evil");
  });

  test("asks for HTTP statuses when the client is told to", async () => {
    const error = await failureOf(connect({ httpStatus: true }).call({ target: "no.such.Target" }));
    expect(isWapiError(error, 404)).toBe(true);
    expect(error.status).toBe(404);
    expect((await failureOf(client.call({ target: "no.such.Target" }))).status).toBe(200);
  });

  test("asks for an HTTP status when a call is told to", async () => {
    const header = { output_format: { populate_http_status_code: true } };
    expect((await failureOf(client.call({ target: "no.such.Target" }, {}, { header }))).status).toBe(404);
  });
});

describe("hosts", () => {
  test("an operation goes to the host it names", async () => {
    await client.call({ target: "a.b.Echo", host: "files" });
    expect(server.calls[1]?.host).toBe("files");
  });

  test("a call goes to the host that its options name, or to a URL", async () => {
    await client.call({ target: "a.b.Echo" }, {}, { host: "files" });
    await client.call({ target: "a.b.Echo", host: "files" }, {}, { host: server.hosts.api });
    expect(server.calls.slice(1).map(({ host }) => host)).toEqual(["files", "api"]);
  });

  test("a client may replace them", async () => {
    const other = connect({ hosts: { api: server.hosts.files } });
    await other.call({ target: "a.b.Echo" });
    expect(server.calls.map(({ host }) => host)).toEqual(["files", "files"]);
  });

  test.each([
    ["http://example.com"],
    ["http://127.0.0.1.example.com"],
    ["http://localhost@example.com"],
    ["http://localhost:1@example.com"],
    ["http://localhost\\@example.com"],
    ["https://user:pass@example.com"],
    ["ftp://127.0.0.1"],
    ["nowhere"],
    ["__proto__"],
    ["constructor"],
  ])("%s is refused before anything is sent", async (host) => {
    const error = await failureOf(client.call({ target: "a.b.Echo" }, {}, { host }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("allowInsecure");
    expect(error.message).not.toContain(host);
    expect(server.calls).toEqual([]);
  });

  test.each([
    ["http://localhost:1"],
    ["http://[::1]:1/path"],
    ["http://127.9.9.9:1"],
    ["HTTP://LOCALHOST:1"],
  ])("%s is loopback", async (host) => {
    await client.call({ target: "a.b.Echo" });
    const error = await failureOf(client.call({ target: "a.b.Echo" }, {}, { host }));
    expect(error.name).toBe("ConnectionError");
  });

  test("a client may permit http: elsewhere", async () => {
    const open = connect({ allowInsecure: true });
    await open.call({ target: "a.b.Echo" });
    const error = await failureOf(open.call({ target: "a.b.Echo" }, {}, { host: "http://host.invalid" }));
    expect(error.name).toBe("ConnectionError");
  });
});

describe("HTTP headers", () => {
  test("of the client and the call are sent, whatever their case, and those of the call win", async () => {
    const other = connect({ headers: { "X-A": "client", "X-B": "client" } });
    await other.call({ target: "a.b.Echo" }, {}, { headers: { "x-a": "call" } });
    expect(server.calls[1]?.headers).toMatchObject({ "x-a": "call", "x-b": "client" });
  });

  test.each([["line\r\nbreak"], ["line\nbreak"], ["nul\0"], ["snowman ☃"]])(
    "%j is refused and not told",
    async (value) => {
      const error = await failureOf(
        client.call({ target: "a.b.Echo" }, {}, { headers: { "x-custom": value } }),
      );
      expect(error.message).toContain("x-custom");
      expect(error.message).not.toContain(value);
      expect(server.calls.filter(({ target }) => target === "a.b.Echo")).toEqual([]);
    },
  );
});

describe("the header channel", () => {
  const upload = { target: "a.b.Upload", host: "files", channel: "header" } as const;

  test("carries the message percent-encoded, and the bytes as body", async () => {
    server.on("a.b.Upload", ({ data, upload }) => ({ data: { data, upload } }));
    const data = { name: 'été ☃ (1)!*\'~ "quoted" 100%.txt', note: "\ud800" };
    await expect(client.call(upload, { project_id: 7, data, content: "abc" })).resolves.toEqual({
      data,
      upload: { size: 3, sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    });
    expect(server.calls[1]).toMatchObject({
      host: "files",
      headers: { "content-type": "application/octet-stream" },
      identification: { project_id: 7, account_id: 19472 },
    });
  });

  test("lets the caller name the media type", async () => {
    server.on("a.b.Upload", () => ({ data: null }));
    await client.call(upload, { content: new Blob(["a"]) }, { headers: { "Content-Type": "image/png" } });
    expect(server.calls[1]?.headers["content-type"]).toBe("image/png");
  });
});
