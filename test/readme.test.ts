import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiSpec, apiSpecSchema } from "../scripts/spec/api-spec.js";
import { createWapiCore } from "../src/wapi/index.js";
import { startTransferHosts, type TransferHosts } from "./support/cloudike-transfer-hosts.js";
import { apiKey, credentials, sessionToken } from "./support/secrets.js";
import { startWapiServer, type WapiServer } from "./support/wapi-server.js";
import { mediaId, startWorkDriveServer, type WorkDriveServer } from "./support/workdrive-server.js";
import { attachmentCount, startZextrasServer, type ZextrasServer } from "./support/zextras-server.js";

const readme = readFileSync("README.md", "utf8");
const blocks = [...readme.matchAll(/```ts\n(.*?)```/gsu)].map(([, code = ""]) => code);

let server: WapiServer;
let chats: ZextrasServer;
let drive: WorkDriveServer;
let cloud: TransferHosts;
let folder: string;

beforeAll(async () => {
  server = await startWapiServer();
  chats = await startZextrasServer();
  drive = await startWorkDriveServer();
  cloud = await startTransferHosts();
  folder = mkdtempSync(join(process.cwd(), "node_modules/.cache/readme-"));
  const done = () => ({ data: { success: true } });
  server.on("main.account.GetProjects", () => ({ data: { projects: [] } }));
  server.on("task.task.Create", () => ({ data: { task: { task_id: 5 } } }));
  server.on("document.file.Lock", () => ({
    error: { id: 423, str: "Locked", detail_id: 1042, detail_str: "locked_file", success: false },
  }));
  server.on("document.file.Upload", ({ upload }) => ({ data: { file: { size: upload?.size } } }));
  server.on("document.file.Download", (_call, response) => {
    response.writeHead(200, { "content-type": "application/octet-stream" }).end("the bytes of a file");
    return undefined;
  });
  server.on("document.file.Unversion", done);
});

afterAll(async () => {
  await server.close();
  await chats.close();
  await drive.close();
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs code of the README as it stands: only the package and the vendor's hosts are found on this machine. */
async function runProgram(name: string, code: string): Promise<string> {
  const preload = join(folder, "loopback.mjs");
  writeFileSync(
    preload,
    `const hosts = { "https://api.wimi.pro": ${JSON.stringify(server.hosts.api)}, "https://api.files.wimi.pro": ${JSON.stringify(server.hosts.files)} };
    const chats = ${JSON.stringify(new URL(chats.baseUrl).origin)};
    const drive = ${JSON.stringify(drive.baseUrl)};
    const real = globalThis.fetch;
    const cloud = ${JSON.stringify(cloud.server.baseUrl)};
    const local = (url) =>
      hosts[new URL(url).origin] ??
      url
        .replace("https://mail.example.com", chats)
        .replace("https://workdrive.example.com", drive)
        .replace("https://cloudike.example.com", cloud);
    globalThis.fetch = (input, init) =>
      real(typeof input === "string" ? local(input) : new Request(local(input.url), input), init);`,
  );
  const program = join(folder, `${name}.mts`);
  writeFileSync(
    program,
    code
      .replaceAll('"docwright"', '"../../../src/core/index.ts"')
      .replaceAll('"docwright/', '"../../../generated/')
      .replaceAll(/(generated\/\w+(?:\/schemas)?)"/gu, '$1/index"')
      .replaceAll(/("\.\.\/\.\.\/\.\.\/generated\/[^"]*)"/gu, '$1.ts"'),
  );
  const { login, password } = server.options().auth as { login: string; password: string };
  const env = {
    ...process.env,
    WIMI_APP_TOKEN: String(server.options().appToken),
    WIMI_LOGIN: login,
    WIMI_PASSWORD: password,
    WIMI_SESSION_TOKEN: `${sessionToken}-${server.logins}`,
    WORKDRIVE_API_KEY: apiKey,
    ZM_AUTH_TOKEN: sessionToken,
    CLOUDIKE_LOGIN: credentials.login,
    CLOUDIKE_PASSWORD: credentials.password,
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "--import", preload, program],
    { env, cwd: folder },
  );
  return stdout;
}

test("the quick start logs in, calls, uploads and downloads", async () => {
  const [first = "", second = ""] = blocks;
  const output = await runProgram("quick-start", `${first}\n${second}`);
  expect(output).toContain("Somebody else holds the lock.");
  expect(output).toContain("the bytes of a file");
  expect(server.logins).toBe(1);
  expect(server.calls.find(({ target }) => target === "document.file.Upload")?.upload?.size).toBe(5);
});

test("what a client does when something fails, a store, and how it tells where the page is wrong", async () => {
  let pings = 0;
  server.on("main.session.Ping", (_call, response) => {
    if (++pings > 2) return { data: { pong: "yes" } };
    response.writeHead(503, { "retry-after": "0" }).end();
    return undefined;
  });
  const logins = server.logins;
  const code = ["careful", "TokenStore", "validator"].map((word) =>
    blocks.find((block) => block.includes(word)),
  );
  const output = await runProgram("failures", [blocks[0], ...code].join("\n"));
  expect(output.match(/status: 503/gu)).toHaveLength(2);
  expect(output).toContain("main.session.Ping pong boolean text");
  expect(output).not.toContain("S3CR3T");
  // The client of the store has a session of its own, and keeps it.
  expect(server.logins).toBe(logins + 2);
  const stored: unknown = JSON.parse(readFileSync(join(folder, "session.json"), "utf8"));
  expect(stored).toMatchObject({ token: expect.any(String), ids: { account_id: expect.any(Number) } });
});

test("the standalone functions run", async () => {
  const logins = server.logins;
  const code = blocks.find((block) => block.includes("createWapi(")) ?? "";
  await expect(runProgram("standalone", code)).rejects.toThrow("1042");
  expect(server.logins).toBe(logins + 1);
});

test("the standalone functions run with a token of elsewhere, without a login", async () => {
  await createWapiCore(server.options(), server.facts).call({ target: "auth.user.Login", session: "open" });
  const logins = server.logins;
  const code = blocks.find((block) => block.includes("createWapiWithToken(")) ?? "";
  expect(await runProgram("with-token", code)).toBe("0 projects without a login\n");
  expect(server.logins).toBe(logins);
  expect(server.calls.at(-1)).toMatchObject({
    target: "main.account.GetProjects",
    token: `${sessionToken}-${logins}`,
    identification: { account_id: 19472, user_id: 154031 },
  });
});

test("the quick start of Zextras Chats uploads, pages, downloads and calls by path", async () => {
  writeFileSync(join(folder, "team.png"), "a picture");
  const output = await runProgram(
    "chats",
    blocks.filter((block) => block.includes("createZextrasChats")).join("\n"),
  );
  expect(output).toContain("9 bytes sent");
  const picture = chats.requests.find(({ method }) => method === "PUT");
  expect(picture?.headers).toMatchObject({
    "content-length": "9",
    "queue-id": "00000000-0000-4000-8000-000000000001",
  });
  expect(output).toContain("Nobody has that id.");
  expect(output.match(/^.+ \d+$/gmu)?.length).toBe(attachmentCount);
  const upload = chats.requests.find(({ method }) => method === "POST");
  expect(upload?.texts.fileName).toBe("été.png");
  expect(upload?.headers["content-length"]).toBe("9");
  expect(chats.requests.some(({ path }) => path.endsWith("/members"))).toBe(true);
});

test("the quick start of WorkDrive lists, pages, uploads, writes and is refused", async () => {
  drive.listing.posts = Array.from({ length: 12 }, (_, index) => ({
    id: `p${index}`,
    postedAt: new Date(Date.UTC(2022, 9, 17, 9, 12 - index)).toISOString(),
  }));
  drive.on("POST /api/photos", ({ body }) => ({ json: JSON.parse(body) }));
  const code = blocks.filter((block) => block.includes("createWorkDrive")).join("\n");
  const output = await runProgram("drive", code);
  expect(output).toContain("23 of 23 users");
  expect(output.match(/^2022-10-17T09.*$/gmu)).toHaveLength(12);
  expect(output).toContain("Nobody has that id.");
  const sent = (target: string) =>
    drive.requests.find(({ method, path }) => `${method} ${path}` === target)?.body ?? "";
  expect(JSON.parse(sent("POST /api/photos"))).toMatchObject({ fileId: mediaId });
  expect(JSON.parse(sent("POST /api/tasks")).userIds[22]).toBe("u22");
  expect(drive.storage.forms[0]?.bytes.toString()).toBe("the bytes");
  expect([...drive.faults, ...drive.storage.faults]).toEqual([]);
});

test("the quick start of Cloudike uploads, downloads, lists, waits, and calls what the page lacks", async () => {
  const { server: api, storage, transfers } = cloud;
  const bytes = new TextEncoder().encode("the bytes");
  const read = (begin: number, end: number) => [bytes.slice(begin, end)];
  api.files.paths.add("/reports/april.txt");
  storage.files.set("/may", { size: bytes.length, read, headers: {}, hasRanges: true });
  transfers.change = (answer) => ({
    ...answer,
    confirm_url: `${answer.confirm_url}`.replace(api.baseUrl, "https://cloudike.example.com"),
  });
  api.routes.set("GET /api/1/files/get/*", (_, rest) => ({
    json: { url: `${storage.url}/may`, path: `/${rest}`, size: bytes.length },
  }));
  api.routes.set("GET /api/1/files/download_as_archive/", () => {
    const run = () => ({ url: "https://storage.example/archive.zip" });
    api.files.tasks.set("zip", { polls: 1, run });
    return { json: { taskid: "zip" } };
  });
  api.routes.set("POST /api/1/fileops/multi/delete/", ({ fields }) => ({ json: fields.path }));
  api.routes.set("POST /api/1/files/create_link_of_archive/", ({ fields }) => ({
    json: { hash: `hash of ${fields.path}` },
  }));
  const code = blocks.filter((block) => block.includes("createCloudike")).join("\n");
  const output = await runProgram("cloud", code);
  for (const line of [
    ...["9 of 9 bytes sent", "/reports/May, 100%.txt 9", "the bytes", "/reports/april.txt"],
    ...["asked 1 times", "https://storage.example/archive.zip", "It is there already.", "hash of /reports"],
  ])
    expect(output.split("\n")).toContain(line);
  expect(api.accounts.logins).toBe(1);
  const removal = api.requests.find(({ path }) => path.endsWith("/multi/delete/"));
  expect(removal?.body).toBe('{"path":["/reports/May, 100%.txt"]}');
  expect([...api.faults, ...storage.faults]).toEqual([]);
});

test("the numbers that are told of Cloudike are those of its page", () => {
  const text = readFileSync("specs/cloudike/spec.json", "utf8");
  const { operations, counts }: ApiSpec = apiSpecSchema.parse(JSON.parse(text));
  const lists = (state: string, confidence?: string) =>
    operations.filter(
      ({ parameterList: list }) =>
        list?.state === state && (confidence === undefined || list.confidence === confidence),
    ).length;
  const [documented, seen] = [lists("listed", "documented"), lists("listed", "client-code")];
  const told = readme.replaceAll(/\s+/gu, " ");
  expect(told).toContain(`| ${counts.blocks} methods in labelled blocks`);
  expect(told).toContain(`are lost: ${operations.length} operations`);
  expect(told).toContain(`${documented + seen} lists come from elsewhere`);
  expect(told).toContain(`${documented} stand in other editions of the documentation, ${seen} were seen`);
  expect(told).toContain(`${lists("lost")} are lost, and stay open`);
});
