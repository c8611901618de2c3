import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWapiClient, type WapiClient } from "../../generated/wapi/index.js";
import { validator } from "../../generated/wapi/schemas/index.js";
import type { Mismatch } from "../../src/core/index.js";
import type { WapiOptions } from "../../src/wapi/index.js";
import { failureOf } from "../support/failure.js";
import { leaks } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

let server: WapiServer;
let drift: Mismatch[];
const client = (more: Partial<WapiOptions> = {}): WapiClient =>
  createWapiClient(
    server.options({
      ...{ hosts: server.hosts, validate: "throw", validator, drift: (mismatch) => drift.push(mismatch) },
      ...more,
    }),
  );
const ids = { project_id: 7, task_list_id: 3 };

beforeEach(async () => {
  server = await startWapiServer();
  drift = [];
});

afterEach(() => server.close());

describe("a WApi call", () => {
  test("is silent where it is as documented; the login is not checked", async () => {
    server.on("main.session.Ping", () => ({ data: { pong: true, more: 1 } }));
    await expect(client().main.session.ping()).resolves.toMatchObject({ pong: true });
    expect(drift).toEqual([]);
    expect(server.logins).toBe(1);
  });

  test("is checked after its ids were made numbers", async () => {
    const label = { tag_id: "12", label: 5 };
    server.on("task.task.GetAll", () => ({ data: { tasks: [{ task_id: "12", tags: [label] }] } }));
    const revived = await failureOf(client().task.task.getAll(ids));
    expect(revived).toMatchObject({ name: "ValidationError", operation: "task.task.GetAll", status: 200 });
    const paths = drift.map(({ path }) => path);
    expect(paths).not.toContain("tasks[0].task_id");
    drift = [];
    await failureOf(client({ ids: "as-received" }).task.task.getAll(ids));
    expect(drift).toContainEqual({
      ...{ operation: "task.task.GetAll", in: "answer", path: "tasks[0].task_id" },
      ...{ expected: "number", seen: "text" },
    });
  });

  test("sends nothing where its params differ, of data and of identification", async () => {
    const wrong = { project_id: "S3CR3T", task_list_id: 3, data: { label: 7, lable: "S3CR3T" } };
    const failure = await failureOf(client().task.task.create(wrong as never));
    expect(failure).toMatchObject({ name: "ValidationError", attempts: 0 });
    expect(drift).toEqual([
      {
        operation: "task.task.Create",
        in: "params",
        path: "project_id",
        expected: "whole number",
        seen: "text",
      },
      { operation: "task.task.Create", in: "params", path: "data.label", expected: "text", seen: "number" },
      {
        operation: "task.task.Create",
        in: "params",
        path: "data.lable",
        expected: "no such field",
        seen: "text",
      },
    ]);
    expect(leaks([drift, failure.message, failure])).toBe(false);
    expect(server.calls).toEqual([]);
  });

  test("fails as ever where the server refuses it", async () => {
    const failure = await failureOf(client().main.session.ping());
    expect(failure.name).toBe("WapiError");
    expect(drift).toEqual([]);
  });

  test("uploads content that is not looked at, and gives bytes that are not", async () => {
    server.on("document.file.Upload", ({ upload }) => ({ data: { size: upload?.size } }));
    const params = { project_id: 7, data: { name: "a", size: 3 } };
    const stream = new Blob(["abc"]).stream();
    await client({ validate: "warn" }).document.file.upload({ ...params, content: stream });
    expect(server.calls.at(-1)?.upload?.size).toBe(3);
    expect(drift.map(({ path, seen }) => [path, seen])).toEqual([
      ["file", "missing"],
      ["id_version_of", "missing"],
    ]);
  });

  test("tells once for a client and its scoped copies", async () => {
    server.on("main.session.Ping", () => ({ data: { pong: "yes" } }));
    const wimi = client({ validate: "warn" });
    await wimi.main.session.ping();
    await wimi.with({ headers: { "x-a": "1" } }).main.session.ping();
    expect(drift).toEqual([
      { operation: "main.session.Ping", in: "answer", path: "pong", expected: "boolean", seen: "text" },
    ]);
  });
});
