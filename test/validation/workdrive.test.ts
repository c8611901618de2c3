import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkDriveClient, type WorkDriveClient } from "../../generated/workdrive/index.js";
import { validator } from "../../generated/workdrive/schemas/index.js";
import type { Mismatch } from "../../src/core/index.js";
import type { WorkDriveOptions } from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { leaks } from "../support/secrets.js";
import { mediaId, startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { collect } from "../wire-workdrive/operations.js";

let server: WorkDriveServer;
let drift: Mismatch[];
const client = (more: Partial<WorkDriveOptions> = {}): WorkDriveClient =>
  createWorkDriveClient(
    server.options({ validate: "throw", validator, drift: (mismatch) => drift.push(mismatch), ...more }),
  );
const page = (number: number, ...users: object[]) => ({
  json: { users, meta: { curPage: number, nextPage: number + 1, totalPages: 3 } },
});
const wrongId = { operation: "GET /api/users", in: "answer", expected: "text", seen: "number" };

beforeEach(async () => {
  server = await startWorkDriveServer();
  drift = [];
});

afterEach(async () => {
  await server.close();
  expect([...server.faults, ...server.storage.faults]).toEqual([]);
});

describe("pages", () => {
  test("are silent where they are as documented", async () => {
    expect(await collect(client().user.getAllUsers({ per_page: 10 }).items())).toHaveLength(23);
    expect(drift).toEqual([]);
    expect(server.requests).toHaveLength(3);
  });

  test("are each checked, when the loop comes to them", async () => {
    server.on("GET /api/users", ({ query }) =>
      query.cur_page === "2" ? page(2, { id: "b" }, { id: 7 }) : page(1, { id: "a" }),
    );
    const seen: unknown[] = [];
    const loop = async () => {
      for await (const { id } of client().user.getAllUsers().items()) seen.push(id);
    };
    const failure = await failureOf(loop());
    expect(failure).toMatchObject({
      ...{ name: "ValidationError", status: 200, mismatches: [{ ...wrongId, path: "users[1].id" }] },
      message:
        "GET /api/users: the answer differs from its documentation in 1 place: users[1].id is number, expected text",
    });
    expect(seen).toEqual(["a"]);
    expect(drift).toHaveLength(1);
  });

  test("go on where they are only told of, and their params are those of the caller", async () => {
    server.on("GET /api/users", ({ query }) =>
      query.cur_page === "3"
        ? page(3)
        : page(Number(query.cur_page ?? 1), { id: Number(query.cur_page ?? 1) }),
    );
    const users = await collect(client({ validate: "warn" }).user.getAllUsers().items());
    expect(users).toHaveLength(2);
    expect(drift).toEqual([{ ...wrongId, path: "users[0].id" }]);
    drift = [];
    const loop = client()
      .user.getAllUsers({ per_page: "10" } as never)
      .items();
    expect(await failureOf(collect(loop))).toMatchObject({ name: "ValidationError", attempts: 0 });
    expect(drift).toMatchObject([{ in: "params", path: "per_page", expected: "whole number", seen: "text" }]);
  });
});

describe("an upload by form", () => {
  const about = { name: "a.png", mime: "image/png", moduleCode: 3 };

  test("is checked as the method has it: what the caller gave, and the id in the end", async () => {
    const stream = new Blob(["abc"]).stream();
    expect(await client().media.upload({ ...about, content: stream, size: 3 })).toBe(mediaId);
    expect(drift).toEqual([]);
    server.on("GET /api/media", () => ({
      json: { fileId: 7, signedRequest: { url: server.storage.url, fields: server.storage.fields } },
    }));
    const failure = await failureOf(client().media.upload({ ...about, content: new Blob(["abc"]) }));
    expect(failure).toMatchObject({ name: "ValidationError" });
    expect(drift).toMatchObject([{ operation: "GET /api/media", in: "answer", seen: "number" }]);
    expect(leaks([failure, drift])).toBe(false);
  });

  test("asks for no form where its params differ", async () => {
    const content = new Blob(["abc"]).stream();
    const failure = await failureOf(
      client().media.upload({ ...about, moduleCode: "3", content, size: 3 } as never),
    );
    expect(failure).toMatchObject({ name: "ValidationError", attempts: 0 });
    expect(content.locked).toBe(false);
    expect(server.requests).toEqual([]);
  });
});

test("two operations with one target take what either does", async () => {
  expect(
    await client()
      .task.createTask({ body: { title: "a" } } as never)
      .safe(),
  ).toBeDefined();
  const places = ["params", "answer"] as const;
  const kinds = places.map((place) => validator.check("POST /api/tasks", place, 7)[0]?.expected);
  expect(kinds).toEqual(["object", "object"]);
});
