// Calls as programs make them that were written against the server, and not from the page.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type CloudikeClient,
  createCloudikeClient,
  isCloudikeError,
} from "../../generated/cloudike/index.js";
import {
  type CloudikeServer,
  Refusal,
  startCloudikeServer,
  tokenHeader,
} from "../support/cloudike-server.js";
import { failureOf } from "../support/failure.js";
import { sessionToken } from "../support/secrets.js";

let server: CloudikeServer;
let cloud: CloudikeClient;
const last = () => server.requests.at(-1);

beforeEach(async () => {
  server = await startCloudikeServer();
  cloud = createCloudikeClient(server.options());
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

describe("companies", () => {
  const paths = ["/api/1/accounts/company/12/users/", "/api/1/company/12/users"];

  test("are called below accounts, as programs do, or as the page has it", async () => {
    for (const path of paths) server.routes.set(`GET ${path}`, () => ({ json: { content: [{ id: 1 }] } }));
    await cloud.company.users({ company_id: 12 });
    expect(last()?.path).toBe(paths[0]);
    await cloud.company.users({ company_id: 12 }, { paths: "documented" });
    expect(last()?.path).toBe(paths[1]);
    const documented = cloud.with({ paths: "documented" });
    await documented.company.users({ company_id: 12 });
    expect(last()?.path).toBe(paths[1]);
    await documented.company.users({ company_id: 12 }, { paths: "corrected" });
    expect(last()?.path).toBe(paths[0]);
    expect(server.accounts.logins).toBe(1);
  });

  test("disable several users with one form", async () => {
    const target = "POST /api/1/accounts/company/12/users_disable/";
    server.routes.set(target, ({ fields }) => ({ json: { nodes: fields.user_id, success: 2, failed: 0 } }));
    const body = { user_id: [94, 95], reason: "They left.", remote_wipe: true };
    const answer = await cloud.company.usersDisable({ company_id: 12, body });
    expect(answer).toMatchObject({ nodes: ["94", "95"] });
    expect(last()?.body).toBe("user_id=94&user_id=95&reason=They%20left.&remote_wipe=true");
  });

  test("are found by lists of names and ids, which are written as JSON", async () => {
    server.routes.set("GET /api/1/admin/find_companies/", () => ({ json: { companies: [], count: 0 } }));
    await cloud.admin.findCompanies({ limit: 5, company_id_in: [1, 2], name_in: ["A & B"] });
    expect(last()?.fields).toEqual({ limit: ["5"], company_id_in: ["[1,2]"], name_in: ['["A & B"]'] });
  });
});

describe("tokens for good", () => {
  test("are listed and removed", async () => {
    server.routes.set("GET /api/1/accounts/permanent_tokens/", () => ({ json: [{ id: "5d41" }] }));
    server.routes.set("POST /api/1/accounts/remove_permanent_token/", () => ({ json: true }));
    expect(await cloud.accounts.permanentTokens({ include_not_permanent: true })).toEqual([{ id: "5d41" }]);
    expect(last()?.search).toBe("include_not_permanent=true");
    await cloud.accounts.removePermanentToken({ body: { token_id: "5d41" } });
    expect(last()?.body).toBe("token_id=5d41");
  });
});

describe("values by key", () => {
  const value = { text: "ü & ?", list: [1, null], on: false };

  test("are read with GET and written with POST, as JSON in a form", async () => {
    server.routes.set("GET /api/0/keyvalue/*", (_, key) => ({ json: { key, value } }));
    server.routes.set("POST /api/0/keyvalue/*", ({ fields }, key) => ({
      json: { key, value: JSON.parse(`${fields.value}`) },
    }));
    expect(await cloud.keyvalue.get({ key_name: "my key" })).toEqual({ key: "my key", value });
    expect(last()).toMatchObject({ path: "/api/0/keyvalue/my%20key", search: "" });
    const written = await cloud.keyvalue.get({ key_name: "my key", value }, { method: "POST" });
    expect(written).toEqual({ key: "my key", value });
    expect(last()).toMatchObject({ method: "POST", body: expect.stringMatching(/^value=%7B/u) });
    expect(await cloud.keyvalue.get({ key_name: "k", value: "text" }, { method: "POST" })).toMatchObject({
      value: "text",
    });
  });

  test("are sent as they are where the body is JSON", async () => {
    server.routes.set("POST /api/0/keyvalue/*", ({ body }) => ({ json: JSON.parse(body) }));
    const options = { method: "POST", bodyFormat: "json" } as const;
    expect(await cloud.keyvalue.get({ key_name: "k", value, rights: "all" }, options)).toEqual({
      ...{ value, rights: "all" },
    });
  });
});

describe("numbers and notices", () => {
  test("analytics are asked with a form under another version, in seconds", async () => {
    server.routes.set("POST /api/1/analytics/get_data/", () => ({ json: [{ time: 1, value: "2" }] }));
    const params = { metric: "users_count", date_from: 1_332_230_619, date_to: 1_334_909_019 };
    expect(await cloud.analytics.getData(params, { method: "POST", version: 1 })).toHaveLength(1);
    expect(last()).toMatchObject({
      search: "",
      body: "metric=users_count&date_from=1332230619&date_to=1334909019",
    });
  });

  test("notices are filtered", async () => {
    server.routes.set("GET /api/0/notices/", () => ({ json: [] }));
    await cloud.notices.get({ scope: "abstract", behavior: "static", status: "new" });
    expect(last()?.search).toBe("scope=abstract&behavior=static&status=new");
  });

  test("a Date is refused, because the unit of a time depends on its field", async () => {
    const error = await failureOf(cloud.analytics.getData({ date_from: new Date(0) as never }));
    expect(error.cause).toMatchObject({ message: expect.stringContaining("date_from is a Date") });
  });
});

describe("links", () => {
  beforeEach(() => {
    server.routes.set("POST /api/1/links/create/", ({ fields }) => ({
      json: { path: fields.path?.[0], public_hash: "h4sh", expires: 1_334_909_019_000 },
    }));
    server.on("GET /api/1/links/get/*", ({ headers }, rest) => {
      if (headers[tokenHeader.toLowerCase()] || headers.authorization)
        throw new Refusal(400, "InvalidParameters", "a public link with credentials");
      return { json: { url: `https://storage.example/${rest}` } };
    });
  });

  test("are made with a life in seconds, and lead to a file for everybody", async () => {
    const link = await cloud.links.create({ body: { path: "/a b.txt", ttl: 3600, password: "p&q" } });
    expect(last()?.body).toBe("path=%2Fa%20b.txt&ttl=3600&password=p%26q");
    expect(link).toMatchObject({ public_hash: "h4sh" });
    const everybody = createCloudikeClient({ baseUrl: server.baseUrl });
    const { url } = await everybody.links.get({ hash: "h4sh", path: "/a b.txt" });
    expect(last()?.path).toBe("/api/1/links/get/h4sh/a%20b.txt");
    expect(url).toBe("https://storage.example/h4sh/a b.txt");
    const { url: whole } = await everybody.links.get({ hash: "h4sh", path: "" });
    expect([whole, last()?.path]).toEqual(["https://storage.example/h4sh/", "/api/1/links/get/h4sh/"]);
    expect(server.accounts.logins).toBe(1);
  });
});

describe("what the page lacks", () => {
  test("is called by its target, with the fields and the session of every call", async () => {
    server.routes.set("POST /api/1/files/create_link_of_archive/", ({ fields }) => ({
      json: { hash: fields.path?.join(), is_win: fields.is_win },
    }));
    const target = "POST /api/1/files/create_link_of_archive/";
    const { hash } = await cloud.call<{ hash: string }>({ target }, { path: ["/a", "/b"], is_win: true });
    expect(hash).toBe("/a,/b");
    expect(last()?.body).toBe("path=%2Fa&path=%2Fb&is_win=true");
    expect(last()?.headers[tokenHeader.toLowerCase()]).toMatch(/^S3CR3T/u);
  });

  test("has its parameters where its template and its traits want them", async () => {
    server.routes.set("GET /api/2/files/*", ({ headers, fields }, rest) => ({
      json: { rest, fields, tag: headers["x-tag"] },
    }));
    const operation = { target: "GET /api/2/files/{+path}/{kind}", headers: ["X-Tag"] };
    const params = { path: "/a b/c", kind: "x/y", "X-Tag": "t", q: ["1", "2"] };
    expect(await cloud.call(operation, params)).toEqual({
      rest: "a b/c/x/y",
      fields: { q: ["1", "2"] },
      tag: "t",
    });
    expect(last()?.path).toBe("/api/2/files/a%20b/c/x%2Fy");
  });

  test("gives bytes, or a task whose end is asked for by the task's own call", async () => {
    server.routes.set("GET /api/1/files/download_as_archive_stream/h/", () => ({
      text: "PK",
      type: "a/zip",
    }));
    const stream = {
      target: "GET /api/1/files/download_as_archive_stream/{hash}/",
      answer: "binary",
    } as const;
    const response = await cloud.call<Response>(stream, { hash: "h" });
    expect(await response.text()).toBe("PK");
    server.routes.set("POST /api/1/trash/restore/", ({ fields }) => {
      server.files.tasks.set("back", { polls: 1, run: () => ({ restored: fields.paths }) });
      return { json: { taskid: "back" } };
    });
    const restore = { target: "POST /api/1/trash/restore/" };
    const { taskid } = await cloud.call<{ taskid: string }>(restore, { paths: ["a_1", "b_2"] });
    expect(await cloud.task.get({ taskid }).wait({ interval: 1 })).toEqual({ restored: ["a_1", "b_2"] });
  });

  test("has errors like every call", async () => {
    const error = await failureOf(cloud.call({ target: "GET /api/1/nowhere/" }));
    expect(isCloudikeError(error, "NotFound")).toBe(true);
    expect(error.operation).toBe("GET /api/1/nowhere/");
    const bare = createCloudikeClient(server.options({ auth: { token: sessionToken } }));
    expect((await failureOf(bare.call({ target: "GET /api/1/nowhere/" }))).status).toBe(401);
  });
});
