import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CloudikeClient, createCloudikeClient } from "../../generated/cloudike/index.js";
import { validator } from "../../generated/cloudike/schemas/index.js";
import type { CloudikeOptions } from "../../src/cloudike/index.js";
import type { Mismatch } from "../../src/core/index.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";
import { leaks } from "../support/secrets.js";

let hosts: TransferHosts;
let drift: Mismatch[];
const client = (more: Partial<CloudikeOptions> = {}): CloudikeClient =>
  createCloudikeClient(
    hosts.server.options({
      validate: "throw",
      validator,
      drift: (mismatch) => drift.push(mismatch),
      ...more,
    }),
  );
const paths = () => hosts.server.requests.map(({ path }) => path);
const versionsTarget = "GET /api/1/files/versions/*";

beforeEach(async () => {
  hosts = await startTransferHosts();
  drift = [];
});

afterEach(async () => {
  expect(await hosts.close()).toEqual([]);
});

describe("an upload", () => {
  test("is checked as the method has it, and not by its requests", async () => {
    // What the first request is answered differs from its own documentation.
    hosts.transfers.change = (answer) => ({ ...answer, parameters: [], size: ["?"] });
    const file = await client().files.upload({ path: "/a", content: new Blob(["abc"]).stream(), size: 3 });
    expect(file).toMatchObject({ path: "/a", bytes: 3 });
    expect(drift).toEqual([]);
  });

  test("tells where what the server tells of the file differs", async () => {
    hosts.server.on("POST /api/1/files/confirm/*", () => ({ json: { path: "/a", owner: "S3CR3T" } }));
    const failure = await failureOf(client().files.upload({ path: "/a", content: new Blob(["abc"]) }));
    expect(failure).toMatchObject({ name: "ValidationError", operation: "POST /api/1/files/create/" });
    expect(drift).toEqual([
      {
        ...{ operation: "POST /api/1/files/create/", in: "answer" },
        ...{ path: "owner", expected: "number", seen: "text" },
      },
    ]);
    expect(leaks([failure, drift])).toBe(false);
  });

  test("sends and reads nothing where its params differ", async () => {
    const content = new Blob(["abc"]).stream();
    const wrong = { path: 7, content, overwrit: true };
    expect(await failureOf(client().files.upload(wrong as never))).toMatchObject({ attempts: 0 });
    expect(drift.map(({ path, expected }) => [path, expected])).toEqual([
      ["path", "text"],
      ["overwrit", "no such field"],
    ]);
    expect(content.locked).toBe(false);
    expect(paths()).toEqual([]);
  });
});

describe("a download", () => {
  test("has its params checked, and gives bytes that are not", async () => {
    const bytes = Buffer.from("abc");
    hosts.storage.files.set("/files/a", {
      ...{ size: 3, headers: {}, hasRanges: true },
      read: (begin, end) => [bytes.subarray(begin, end)],
    });
    const response = await client().files.download({ path: "/a" });
    expect(await response.text()).toBe("abc");
    expect(drift).toEqual([]);
    const failure = await failureOf(client().files.download({ path: "/a", version: "1" } as never));
    expect(failure).toMatchObject({ name: "ValidationError", attempts: 0 });
  });
});

describe("a task", () => {
  const started = "GET /api/1/files/download_as_archive/";
  const interval = 1;
  const answerTask = (json: object) => {
    hosts.server.on(started, () => ({ json: { taskid: "t1" } }));
    let polls = 0;
    hosts.server.on("GET /api/1/task/*", () => (polls++ ? { json } : { status: 404, json: { progress: 1 } }));
  };

  test("gives a result that is checked, when it is there", async () => {
    answerTask({ url: "https://a.example/b" });
    const call = client().files.downloadAsArchive({ path: ["/a"] });
    expect(await call.wait({ interval })).toEqual({ url: "https://a.example/b" });
    expect(drift).toEqual([]);
    answerTask({ url: 7 });
    const failure = await failureOf(
      client()
        .files.downloadAsArchive({ path: ["/a"] })
        .wait({ interval }),
    );
    expect(failure).toMatchObject({
      ...{ name: "ValidationError", operation: started, status: 200 },
      message: `${started}: the result of the task differs from its documentation in 1 place: url is number, expected text`,
    });
    expect(drift).toEqual([
      { operation: started, in: "result", path: "url", expected: "text", seen: "number" },
    ]);
  });

  test("is waited for by an answer that is checked, and keeps its wait()", async () => {
    answerTask({ url: 7 });
    const answer = await client({ validate: "warn" }).files.downloadAsArchive({ path: ["/a"] });
    expect(await answer.wait({ interval })).toEqual({ url: 7 });
    expect(drift.map((one) => one.in)).toEqual(["result"]);
    hosts.server.on(started, () => ({ json: { taskid: 5 } }));
    const failure = await failureOf(
      client()
        .files.downloadAsArchive({ path: ["/a"] })
        .wait({ interval }),
    );
    expect(failure).toMatchObject({
      name: "ValidationError",
      mismatches: [{ in: "answer", path: "taskid" }],
    });
  });
});

describe("a path of several segments", () => {
  test("is found, on every page, and named as the documentation does", async () => {
    hosts.server.on(versionsTarget, ({ fields }) => ({
      json: fields.skip ? [{ version: "2" }] : [{ version: 1 }],
    }));
    const versions: unknown[] = [];
    const loop = async () => {
      for await (const { version } of client().files.versions({ path: "/a/b", limit: 1 }).items())
        versions.push(version);
    };
    expect(await failureOf(loop())).toMatchObject({ name: "ValidationError" });
    expect(versions).toEqual([1]);
    expect(drift).toEqual([
      {
        ...{ operation: "GET /api/1/files/versions/{path}", in: "answer" },
        ...{ path: "[0].version", expected: "number", seen: "text" },
      },
    ]);
  });

  test("has its params checked", async () => {
    const failure = await failureOf(client().files.versions({ path: "/a", skip: "1" } as never));
    expect(failure.operation).toBe("GET /api/1/files/versions/{path}");
    expect(paths()).toEqual([]);
  });
});

test("a login is not checked, and a client without a validator says so by the name of the operation", async () => {
  await client()
    .accounts.get({ user_id: 94 } as never)
    .safe();
  expect(drift.filter(({ operation }) => operation.includes("login"))).toEqual([]);
  const failure = await failureOf(client({ validator: undefined }).files.get({ path: "/a" }));
  expect(failure).toMatchObject({ name: "ApiError", attempts: 0 });
});
