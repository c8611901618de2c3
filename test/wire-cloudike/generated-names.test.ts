// Files and folders as people name them, in paths, queries and forms.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CloudikeClient, createCloudikeClient } from "../../generated/cloudike/index.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";

let hosts: TransferHosts;
let cloud: CloudikeClient;

beforeEach(async () => {
  hosts = await startTransferHosts();
  cloud = createCloudikeClient(hosts.server.options());
});

afterEach(async () => {
  expect(await hosts.close()).toEqual([]);
});

const names = [
  "two words",
  "Größe",
  "Gro\u0308ße",
  "100%",
  "%41",
  "a#b",
  "what?",
  "1+1=2",
  "a&b;c",
  "😀",
  "отчёт",
  "..a",
  "a\\b",
  "'quoted' \"twice\"",
  " edge ",
  "~$a,(1)*!.docx",
];

describe.each(names)("a name like %j", (name) => {
  const path = `/folder/${name}`;

  test("reaches the server in a path", async () => {
    hosts.server.files.paths.add("/folder").add(path).add(`${path}/child`);
    expect(await cloud.metadata.get({ path })).toMatchObject({ path, content: [{ path: `${path}/child` }] });
    expect(decodeURIComponent(`${hosts.server.requests.at(-1)?.path}`)).toBe(`/api/1/metadata${path}`);
    // Without its first slash, and with one at its end, it is the same.
    expect(await cloud.metadata.get({ path: path.slice(1) })).toMatchObject({ path });
    expect(await cloud.metadata.get({ path: `${path}/` })).toMatchObject({ path });
  });

  test("reaches the server in a form, in JSON and in a query", async () => {
    expect(await cloud.fileops.folderCreate({ body: { path } })).toMatchObject({ path });
    await cloud.fileops.delete({ body: { path } }, { bodyFormat: "json" });
    expect(hosts.server.files.trash).toEqual(new Set([path]));
    hosts.server.routes.set("GET /api/1/links/", ({ fields }) => ({ json: fields.hash }));
    expect(await cloud.links.getLinks({ hash: path })).toEqual([path]);
  });

  test("is uploaded to, and downloaded from", async () => {
    const content = new Blob([`of ${name}`]);
    const sent = path.split("/").map(encodeURIComponent).join("/");
    hosts.transfers.change = (answer) => ({
      ...answer,
      confirm_url: `${answer.confirm_url}`.replace(/(?<=\/confirm)\/.*(?=\?user_id)/u, () => sent),
    });
    expect(await cloud.files.upload({ path, content })).toMatchObject({ path, bytes: content.size });
    const bytes = new Uint8Array(await content.arrayBuffer());
    const read = (begin: number, end: number) => [bytes.slice(begin, end)];
    hosts.storage.files.set("/files/plain", { size: bytes.length, read, headers: {}, hasRanges: true });
    hosts.server.routes.set("GET /api/1/files/get/*", (_, rest) => ({
      json: { url: `${hosts.storage.url}/files/plain`, path: `/${rest}`, size: bytes.length },
    }));
    expect(await cloud.files.get({ path })).toMatchObject({ path });
    const file = await cloud.files.download({ path });
    expect(await file.text()).toBe(`of ${name}`);
  });
});

test.each(["/a/../b", "/a//b", "/./a", "a\nb", ".."])("a path like %j is never sent", async (path) => {
  expect((await failureOf(cloud.metadata.get({ path }))).message).toContain(
    "path has a segment that is empty",
  );
  expect(hosts.server.requests).toHaveLength(0);
});

test("a placeholder of one segment keeps no slash of its own", async () => {
  hosts.server.on("POST /api/1/trash/restore/*", () => ({ json: { taskid: "t" } }));
  await cloud.trash.restore.post({ name: "a/b c_1" });
  expect(hosts.server.requests.at(-1)?.path).toBe("/api/1/trash/restore/a%2Fb%20c_1");
  await cloud.trash.restore.fromShared({ name: "a b", path: "/c d/e" });
  expect(hosts.server.requests.at(-1)?.path).toBe("/api/1/trash/restore/a%20b/from_shared/c%20d/e");
});
