// Calls as programs make them that were written against the server, and not from the page.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type CloudikeClient,
  createCloudikeClient,
  isCloudikeError,
} from "../../generated/cloudike/index.js";
import { type CloudikeServer, startCloudikeServer, tokenHeader } from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { credentials } from "../support/secrets.js";

let server: CloudikeServer;
let cloud: CloudikeClient;
const last = () => server.requests.at(-1);
const sent = () => server.requests.map(({ method, path }) => `${method} ${path}`);
const interval = 1;

beforeEach(async () => {
  server = await startCloudikeServer();
  cloud = createCloudikeClient(server.options());
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

describe("a login", () => {
  test("by e-mail is one form with the kind of the login, and the token goes with every call", async () => {
    expect(await cloud.accounts.get()).toMatchObject({ userid: 94 });
    const [login, get] = server.requests;
    expect(login).toMatchObject({ method: "POST", path: "/api/1/accounts/login/", search: "" });
    expect(login?.fields).toEqual({
      login: [`email:${credentials.login}`],
      password: [credentials.password],
    });
    expect(login?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(login?.headers[tokenHeader.toLowerCase()]).toBeUndefined();
    expect(get?.headers[tokenHeader.toLowerCase()]).toMatch(/^S3CR3T[0-9a-f]{26}$/u);
  });

  test("of a phone program, for good, tells the name of the device", async () => {
    server.accounts.passwords.set("msisdn:79261234567", "p");
    const phone = createCloudikeClient(
      server.options({
        auth: {
          ...{ login: "msisdn:79261234567", password: "p" },
          ...{ permanent_auth: true, device_description: "Jane’s phone" },
        },
      }),
    );
    await phone.accounts.get();
    expect(server.requests[0]?.fields).toEqual({
      ...{ login: ["msisdn:79261234567"], password: ["p"] },
      ...{ permanent_auth: ["true"], device_description: ["Jane’s phone"] },
    });
  });

  test("by hand gives the token, which another client takes", async () => {
    const [login, password] = [`email:${credentials.login}`, credentials.password];
    const bare = createCloudikeClient({ baseUrl: server.baseUrl });
    const { token = "" } = await bare.accounts.login({ body: { login, password } });
    const other = createCloudikeClient(server.options({ auth: { token } }));
    await other.accounts.get();
    expect(server.accounts.logins).toBe(1);
    expect(last()?.headers[tokenHeader.toLowerCase()]).toBe(token);
  });

  test("in the way of older programs has the fields email and password", async () => {
    server.on("POST /api/1/accounts/login/", ({ fields }) => ({ json: { token: "t", fields } }));
    const bare = createCloudikeClient({ baseUrl: server.baseUrl });
    const body = { email: "jane@example.com", password: "p" };
    const target = { target: "POST /api/1/accounts/login/" };
    const answer = await bare.call<{ token: string }>(target, body);
    expect(answer.token).toBe("t");
    expect(last()?.fields).toEqual({ email: ["jane@example.com"], password: ["p"] });
  });

  test("that is refused tells the names of errors that the page lacks", async () => {
    server.on("POST /api/1/accounts/login/", () => ({
      status: 401,
      json: { code: "LastAttempt", description: "One attempt is left" },
    }));
    const error = await failureOf(cloud.accounts.get());
    expect(isCloudikeError(error, "LastAttempt", "UserTemporarilyLocked")).toBe(true);
    expect(error.status).toBe(401);
  });

  test("ends with the call that ends it", async () => {
    await cloud.accounts.get();
    await cloud.accounts.logout();
    await cloud.accounts.get();
    expect(server.accounts.logins).toBe(2);
  });
});

describe("a listing", () => {
  const all = Array.from({ length: 1203 }, (_, index) => `/many/${String(index).padStart(4, "0")}.txt`);

  beforeEach(() => {
    for (const path of ["/many", ...all]) server.files.paths.add(path);
  });

  test("comes by 500 in the order of names, until the last page", async () => {
    const seen: (string | undefined)[] = [];
    const listing = cloud.metadata.get({ path: "/many", limit: 500, order_by: "name" });
    for await (const { path } of listing.items()) seen.push(path);
    expect(seen).toEqual(all);
    const pages = server.requests.filter(({ path }) => path === "/api/1/metadata/many");
    expect(pages.map(({ fields }) => fields)).toEqual(
      ["", "500", "1000"].map((offset) => ({
        ...{ limit: ["500"], order_by: ["name"] },
        ...(offset && { offset: [offset] }),
      })),
    );
  });

  test("can be asked for page by page, as programs do it by hand", async () => {
    const first = await cloud.metadata.get({ path: "/many", limit: 500, offset: 0, order_by: "name" });
    expect([first.content?.length, first.is_last_page]).toEqual([500, false]);
    expect(last()?.search).toBe("limit=500&offset=0&order_by=name");
    const third = await cloud.metadata.get({ path: "/many", limit: 500, offset: 1000, order_by: "name" });
    expect([third.content?.length, third.is_last_page]).toEqual([203, true]);
  });

  test("of the root has the path of the method itself", async () => {
    for (const path of ["/", ""]) {
      const root = await cloud.metadata.get({ path });
      expect(root.content?.map((node) => node.path)).toEqual(["/many"]);
      expect(last()?.path).toBe("/api/1/metadata/");
    }
  });

  test("that has not changed is told with status 304", async () => {
    const { response } = await cloud.metadata.get({ path: "/many" }).withResponse();
    const etag = response.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    const error = await failureOf(cloud.metadata.get({ path: "/many", "If-None-Match": etag }));
    expect(isCloudikeError(error, 304)).toBe(true);
    expect(error.message).toContain("If-None-Match");
    const unread = await cloud.metadata.get({ path: "/many", "If-None-Match": etag }).asResponse();
    expect(unread.status).toBe(304);
    server.files.paths.add("/many/new.txt");
    expect(await cloud.metadata.get({ path: "/many", "If-None-Match": etag })).toMatchObject({
      path: "/many",
    });
  });
});

describe("files and folders", () => {
  test("several are deleted with a form that repeats its key, or with JSON", async () => {
    const path = ["/a & b", "/c+d=e"];
    server.routes.set("POST /api/1/fileops/multi/delete/", ({ fields }) => ({ json: fields.path }));
    expect(await cloud.fileops.multi.delete({ body: { path } })).toEqual(path);
    expect(last()?.body).toBe("path=%2Fa%20%26%20b&path=%2Fc%2Bd%3De");
    expect(await cloud.fileops.multi.delete({ body: { path } }, { bodyFormat: "json" })).toEqual(path);
    expect(JSON.parse(`${last()?.body}`)).toEqual({ path });
  });

  test("a folder that is there already has an error with a name", async () => {
    await cloud.fileops.folderCreate({ body: { path: "/reports" } });
    const again = await cloud.fileops.folderCreate({ body: { path: "/reports" } }).safe();
    expect(!again.ok && isCloudikeError(again.error, "FolderAlreadyCreated")).toBe(true);
  });

  test("the bin is emptied in the background, of some or of all", async () => {
    server.routes.set("POST /api/1/trash/clear/", ({ fields }) => {
      server.files.tasks.set("clear", { polls: 2, run: () => ({ cleared: fields.paths ?? "all" }) });
      return { json: { taskid: "clear" } };
    });
    const some = await cloud.trash.clear({ body: { paths: ["a_1", "b_2"] } });
    expect(some.taskid).toBe("clear");
    expect(await some.wait({ interval })).toEqual({ cleared: ["a_1", "b_2"] });
    expect(server.requests.find(({ path }) => path.endsWith("/clear/"))?.body).toBe("paths=a_1&paths=b_2");
    expect(await cloud.trash.clear().wait({ interval })).toEqual({ cleared: "all" });
  });

  test("an archive is made in the background, and is fetched from a URL", async () => {
    const url = "https://storage.example/archive.zip";
    server.routes.set("GET /api/1/files/download_as_archive/", () => {
      server.files.tasks.set("zip", { polls: 1, run: () => ({ url }) });
      return { json: { taskid: "zip" } };
    });
    const progress: unknown[] = [];
    const onProgress = ({ polls, detail }: { polls: number; detail: unknown }) =>
      void progress.push([polls, detail]);
    const path = ["/reports", "/a b.txt"];
    const archive = await cloud.files.downloadAsArchive({ path, is_win: false });
    expect(last()?.search).toBe("path=%2Freports&path=%2Fa%20b.txt&is_win=false");
    expect((await archive.wait({ interval, onProgress })).url).toBe(url);
    expect(progress).toEqual([[1, { progress: 70 }]]);
    expect(sent().slice(-2)).toEqual(["GET /api/1/task/zip/", "GET /api/1/task/zip/"]);
  });

  test("a search gives its pages, although it is a POST", async () => {
    const found = ["/1", "/2", "/3"].map((path) => ({ path }));
    server.routes.set("POST /api/1/files/search/", ({ fields }) => {
      const offset = Number(fields.offset ?? 0);
      return { json: { content: found.slice(offset, offset + 2), is_last_page: offset + 2 >= 3 } };
    });
    const paths: (string | undefined)[] = [];
    const search = cloud.files.search({ body: { query: "größe & co", limit: 2 } });
    for await (const { path } of search.items()) paths.push(path);
    expect(paths).toEqual(["/1", "/2", "/3"]);
    expect(last()?.fields).toEqual({ query: ["größe & co"], limit: ["2"], offset: ["2"] });
  });
});
