// Files as programs send and fetch them that were written against the server, and not from the page.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCloudike } from "../../generated/cloudike/core.js";
import { download, upload } from "../../generated/cloudike/files.js";
import {
  type CloudikeClient,
  createCloudikeClient,
  isCloudikeError,
} from "../../generated/cloudike/index.js";
import { tokenHeader } from "../support/cloudike-server.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";

let hosts: TransferHosts;
let cloud: CloudikeClient;
const path = "/reports/may 2024.txt";
const content = new Blob(["the bytes"], { type: "text/plain" });
const storedAt = (key: string) => hosts.storage.stored.get(key);
const targets = () => hosts.server.requests.map(({ method, path }) => `${method} ${path}`);

beforeEach(async () => {
  hosts = await startTransferHosts();
  cloud = createCloudikeClient(hosts.server.options());
});

afterEach(async () => {
  // A token at the host of storage, a body at a confirmation.
  expect(await hosts.close()).toEqual([]);
});

describe("an upload", () => {
  test("is asked for, put and confirmed", async () => {
    const file = await cloud.files.upload({ path, content, overwrite: true });
    expect([file.path, file.bytes]).toEqual([path, 9]);
    expect(targets()).toEqual([
      "POST /api/1/accounts/login/",
      "POST /api/1/files/create/",
      "POST /api/1/files/confirm/reports/may%202024.txt",
    ]);
    const [, create, confirm] = hosts.server.requests;
    expect(create?.fields).toEqual({
      ...{ path: [path], overwrite: ["true"], size: ["9"], multipart: ["false"] },
    });
    expect(confirm).toMatchObject({ body: "", search: "user_id=94&temp_name=t1%7BS3CR3T%7D" });
    expect(confirm?.headers[tokenHeader.toLowerCase()]).toMatch(/^S3CR3T/u);
    expect(`${storedAt("/put/t1")?.bytes}`).toBe("the bytes");
  });

  test("is a form with the headers as fields and the file last, where the server wants it so", async () => {
    hosts.transfers.method = "POST";
    await cloud.files.upload({ path, content });
    const { bytes = Buffer.of(), headers } = storedAt("/put/t1") ?? {};
    const type = `${headers?.["content-type"]}`;
    const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
    expect([...form.keys()]).toEqual(["key", "Policy", "Content-Type", "x-amz-acl", "file"]);
    const file = form.get("file");
    expect(file instanceof Blob && (await file.text())).toBe("the bytes");
  });

  test("sends nothing where the server has the bytes", async () => {
    hosts.transfers.known.add(path);
    const checksum = "900150983cd24fb0d6963f7d28e17f72";
    expect(await cloud.files.upload({ path, content, checksum })).toMatchObject({ path });
    expect(hosts.storage.calls).toHaveLength(0);
    expect(hosts.asked("POST /api/1/files/confirm/*")).toBe(0);
  });

  test("goes in parts where it is large, and tells its progress", async () => {
    const seen: number[] = [];
    const large = new Blob(["x".repeat(25)]);
    const options = {
      ...{ threshold: 20, partSize: 10 },
      onProgress: ({ sentBytes }: { sentBytes: number }) => void seen.push(sentBytes),
    };
    expect(await cloud.files.upload({ path, content: large }, options)).toMatchObject({ bytes: 25 });
    expect(hosts.asked("POST /api/1/files/create_part/")).toBe(3);
    expect([storedAt("/put/t1?1")?.size, storedAt("/put/t1?3")?.size]).toEqual([10, 5]);
    expect([seen[0], seen.at(-1)]).toEqual([0, 25]);
  });

  test("by a standalone function is the same, by the other version too", async () => {
    const client = createCloudike(hosts.server.options());
    expect(await upload(client, { path, content })).toMatchObject({ bytes: 9 });
    const create = hosts.server.routes.get("POST /api/1/files/create/");
    if (create) hosts.server.routes.set("POST /api/0/files/create/", create);
    expect(await upload(client, { path, content }, { version: 0 })).toMatchObject({ bytes: 9 });
    expect(hosts.asked("POST /api/0/files/create/")).toBe(1);
  });

  test("that is in the way is an error of the first request", async () => {
    hosts.server.on("POST /api/1/files/create/", () => ({ status: 409, json: { code: "FileExists" } }));
    const error = await failureOf(cloud.files.upload({ path, content }));
    expect(isCloudikeError(error, 409)).toBe(true);
    expect(isCloudikeError(error, "FileExists")).toBe(true);
    expect(hosts.storage.calls).toHaveLength(0);
  });

  test("to a public link needs nobody’s account", async () => {
    const create = hosts.server.routes.get("POST /api/1/files/create/");
    const confirm = hosts.server.routes.get("POST /api/1/files/confirm/*");
    if (create) hosts.server.on("POST /api/1/links/file_create/*", create);
    if (confirm) hosts.server.on("POST /api/1/files/confirm/*", confirm);
    const everybody = createCloudikeClient({ baseUrl: hosts.server.baseUrl });
    expect(await everybody.links.upload({ hash: "h4sh", path, content })).toMatchObject({ bytes: 9 });
    expect(targets()[0]).toBe("POST /api/1/links/file_create/h4sh");
    expect(hosts.server.accounts.logins).toBe(0);
  });
});

describe("a download", () => {
  beforeEach(() => {
    const bytes = new TextEncoder().encode("the bytes");
    const read = (begin: number, end: number) => [bytes.slice(begin, end)];
    const headers = { etag: '"1"', "content-type": "text/plain" };
    hosts.storage.files.set("/files/a.txt", { size: bytes.length, read, headers, hasRanges: true });
  });

  test("asks where the file is, and gives it unread", async () => {
    for (const file of [
      await cloud.files.download({ path: "/a.txt" }),
      await download(createCloudike(hosts.server.options()), { path: "a.txt" }),
    ]) {
      expect(file.headers.get("content-type")).toBe("text/plain");
      expect(await file.text()).toBe("the bytes");
    }
    expect(hosts.asked("GET /api/1/files/get/a.txt")).toBe(2);
  });

  test("goes on where its connection broke", async () => {
    hosts.storage.disturb = ({ index }) => (index === 0 ? { cut: 4 } : undefined);
    expect(await (await cloud.files.download({ path: "/a.txt" })).text()).toBe("the bytes");
    expect(hosts.storage.calls.map(({ headers }) => headers.range)).toEqual([undefined, "bytes=4-"]);
  });

  test("of nothing is the error of the API", async () => {
    const error = await failureOf(cloud.files.download({ path: "/none" }));
    expect(isCloudikeError(error, "NotFound")).toBe(true);
  });
});
