import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Cloudike } from "../../src/cloudike/index.js";
import { type Content, isContentError } from "../../src/core/index.js";
import type { UploadProgress } from "../../src/core/transfer-options.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";
import { upload } from "./transfer-calls.js";

const bytes = randomBytes(200_000);
const size = bytes.length;
const path = "/a ключ.bin";
const stream = () => new Blob([bytes]).stream();

let hosts: TransferHosts;
let client: Cloudike;
const storedBytes = () => hosts.storage.stored.get("/put/t1");

beforeEach(async () => {
  hosts = await startTransferHosts();
  client = hosts.client();
});

afterEach(async () => {
  vi.unstubAllGlobals();
  expect(await hosts.close()).toEqual([]);
});

const contents: [string, () => Content, number | undefined][] = [
  ["a Blob", () => new Blob([bytes], { type: "image/png" }), size],
  ["a Buffer", () => bytes, undefined],
  ["an ArrayBuffer", () => new Uint8Array(bytes).buffer, undefined],
  ["a stream", stream, size],
  ["a stream of unknown size", stream, undefined],
  ["a function of a stream", () => () => stream(), size],
  ["a function of bytes", () => async () => bytes, undefined],
];

describe("an upload", () => {
  test.each(contents)("sends %s with PUT and confirms it", async (_, open, known) => {
    const result = await upload(client, { path, overwrite: true, content: open(), size: known });
    expect(result).toEqual({ path, bytes: size, folder: false });
    expect(storedBytes()?.bytes.equals(bytes)).toBe(true);
    expect(storedBytes()?.headers).toMatchObject({
      "content-length": `${size}`,
      "content-type": "application/octet-stream",
      "x-amz-acl": "S3CR3T-private",
    });
    const [create, confirm] = hosts.server.requests.slice(-2);
    expect(create?.fields).toEqual({
      path: [path],
      overwrite: ["true"],
      size: [`${size}`],
      multipart: ["false"],
    });
    expect(confirm).toMatchObject({ method: "POST", body: "" });
    expect(confirm?.headers["mountbit-auth"]).toBe(create?.headers["mountbit-auth"]);
  });

  test.each(contents)("sends %s as the file of a form where the method is POST", async (_, open, known) => {
    hosts.transfers.method = "POST";
    await upload(client, { path, content: open(), size: known });
    const { bytes: body = Buffer.of(), headers } = storedBytes() ?? {};
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": `${headers?.["content-type"]}` },
    }).formData();
    const [file] = form.getAll("file");
    expect([...form.keys()]).toEqual(["key", "Policy", "Content-Type", "x-amz-acl", "file"]);
    expect(form.get("Policy")).toBe("S3CR3T/policy==");
    expect(file instanceof Blob && Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("writes no header into a form that has a field of its name", async () => {
    hosts.transfers.method = "POST";
    hosts.transfers.change = (answer) => ({ ...answer, parameters: { "X-AMZ-ACL": "field" } });
    await upload(client, { path, content: new File(["abc"], "a.txt") });
    const form = `${storedBytes()?.bytes}`;
    expect(form.match(/name="x-amz-acl"/gi)).toHaveLength(1);
    expect(form).toContain('filename="a.txt"');
  });

  test("leaves out headers that belong to the connection", async () => {
    const headers = { "Content-Length": "7", "transfer-encoding": "chunked", Host: "x.example", "X-A": "b" };
    hosts.transfers.change = (answer) => ({ ...answer, headers });
    await upload(client, { path, content: "abc" });
    expect(storedBytes()?.headers).toMatchObject({ "content-length": "3", "x-a": "b" });
    expect(storedBytes()?.headers.host).toBe(hosts.storage.url.replace("http://", ""));
  });

  test("sends a text as UTF-8, and content that is empty", async () => {
    expect(await upload(client, { path, content: "été" })).toMatchObject({ bytes: 5 });
    for (const content of ["", new Blob([]), new Blob([]).stream()])
      expect(await upload(client, { path, content })).toMatchObject({ bytes: 0 });
  });

  test("gives the metadata of a file that the server has already, and sends nothing", async () => {
    hosts.transfers.known.add(path);
    let cancelled = 0;
    const content = new ReadableStream<Uint8Array>({ cancel: () => void cancelled++ });
    const call = upload(client, { path, content, size });
    expect((await call.withResponse()).response.status).toBe(201);
    expect(await call).toMatchObject({ path, bytes: size });
    expect(hosts.storage.calls).toHaveLength(0);
    expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(0);
    await expect.poll(() => cancelled).toBe(1);
  });

  test("is not done by the status alone where the answer can be confirmed", async () => {
    const { routes } = hosts.server;
    const create = routes.get("POST /api/1/files/create/");
    routes.set("POST /api/1/files/create/", async (...request) => ({
      ...(await create?.(...request)),
      status: 201,
    }));
    expect(await upload(client, { path, content: bytes })).toMatchObject({ bytes: size });
    expect(storedBytes()?.size).toBe(size);
  });

  test("confirms at a URL without a host", async () => {
    hosts.transfers.change = (answer) => ({
      ...answer,
      confirm_url: `${answer.confirm_url}`.replace(/^http:\/\/[^/]+/, ""),
    });
    expect(await upload(client, { path, content: bytes })).toMatchObject({ bytes: size });
  });

  test("tells its progress", async () => {
    const seen: UploadProgress[] = [];
    await upload(client, { path, content: stream(), size }, { onProgress: (one) => seen.push(one) });
    expect(seen[0]).toEqual({ sentBytes: 0, totalBytes: size });
    expect(seen.at(-1)).toEqual({ sentBytes: size, totalBytes: size });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.map(({ sentBytes }) => sentBytes)).toEqual(
      seen.map(({ sentBytes }) => sentBytes).sort((one, other) => one - other),
    );
  });

  test("logs in again where the token is refused between its requests", async () => {
    hosts.storage.disturb = () => {
      hosts.server.accounts.expireAll();
      return undefined;
    };
    expect(await upload(client, { path, content: bytes })).toMatchObject({ bytes: size });
    expect(hosts.server.accounts.logins).toBe(2);
  });

  test("gives the last response unread", async () => {
    const last = await upload(client, { path, content: bytes }).asResponse();
    expect(await last.json()).toMatchObject({ bytes: size });
    hosts.transfers.known.add("/known");
    const known = await upload(client, { path: "/known", content: bytes }).asResponse();
    expect([known.status, await known.json()]).toMatchObject([201, { path: "/known" }]);
    const refused = await upload(client, { path: "", content: bytes }).asResponse();
    expect([refused.status, await refused.json()]).toMatchObject([400, { code: "InvalidParameters" }]);
    hosts.storage.disturb = () => ({ status: 403, body: "no" });
    const host = await upload(client, { path, content: bytes }).asResponse();
    expect([host.status, await host.text()]).toEqual([403, "no"]);
  });
});

describe.each([
  ["a browser", { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0" }],
  ["a runtime that sends streams in chunks", { userAgent: "Deno/2.9.6" }],
])("in %s", (_, navigator) => {
  test.each(contents)("%s goes as a Blob", async (_, open, known) => {
    vi.stubGlobal("navigator", navigator);
    const seen: number[] = [];
    const onProgress = ({ sentBytes }: UploadProgress) => seen.push(sentBytes);
    const bodies: unknown[] = [];
    const spy: typeof fetch = (url, init) => {
      bodies.push(init?.body);
      return fetch(url, init);
    };
    const options = { onProgress, fetch: spy };
    await upload(client, { path, content: open(), size: known }, options);
    expect(storedBytes()?.bytes.equals(bytes)).toBe(true);
    expect(bodies.some((body) => body instanceof ReadableStream)).toBe(false);
    expect(seen.at(-1)).toBe(size);
    const parts = { ...options, threshold: 1, partSize: 90_000 };
    expect(await upload(client, { path, content: open(), size: known }, parts)).toMatchObject({
      bytes: size,
    });
  });
});

describe("content that cannot be sent", () => {
  test.each([[undefined], [null], [{}], [5]])("because it is %j asks for nothing", async (content) => {
    const error = await failureOf(upload(client, { path, content: content as never }));
    expect(isContentError(error), error.message).toBe(true);
    expect(hosts.server.requests).toHaveLength(0);
  });

  test.each([[size - 1], [size + 1], [-1], [1.5]])(
    "because it has another size than %d is not stored",
    async (wrong) => {
      for (const content of [stream(), new Blob([bytes])]) {
        const error = await failureOf(upload(client, { path, content, size: wrong }));
        expect(isContentError(error), error.message).toBe(true);
      }
      expect(hosts.storage.stored.size).toBe(0);
      expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(0);
    },
  );

  test("because its stream breaks tells why", async () => {
    const cause = new Error("disk is gone");
    let pulls = 0;
    const content = new ReadableStream<Uint8Array>({
      pull: (controller) => (pulls++ < 3 ? controller.enqueue(new Uint8Array(9)) : controller.error(cause)),
    });
    const error = await failureOf(upload(client, { path, content, size: 1000 }));
    expect(isContentError(error), error.message).toBe(true);
    expect(error.cause).toBe(cause);
    expect(hosts.storage.stored.size).toBe(0);
  });

  test("because its stream gives texts is a ContentError", async () => {
    const content = new ReadableStream({ start: (controller) => controller.enqueue("abc") });
    const error = await failureOf(upload(client, { path, content }));
    expect(isContentError(error), error.message).toBe(true);
  });
});
