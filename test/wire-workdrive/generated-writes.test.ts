import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkDriveClient, type WorkDriveClient } from "../../generated/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import {
  startWorkDriveServer,
  type WorkDriveReply,
  type WorkDriveServer,
} from "../support/workdrive-server.js";

let server: WorkDriveServer;
let drive: WorkDriveClient;
const last = () => server.requests.at(-1);
const ids = ["6187fcb0-6151-11ec-9294-cfe91ad8177f", "8a243770-6150-11ec-9294-cfe91ad8177f"];

beforeEach(async () => {
  server = await startWorkDriveServer();
  drive = createWorkDriveClient(server.options());
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

test("a task is made, and made and assigned, at one address with two bodies", async () => {
  server.on("POST /api/tasks", ({ body }) => ({ json: { id: "t1", ...JSON.parse(body) } }));
  const draft = await drive.task.createTask({
    body: { title: "Read it", status: "draft", task_type: "Article" },
  });
  expect(draft).toMatchObject({ id: "t1", title: "Read it" });
  expect(JSON.parse(`${last()?.body}`)).toEqual({ title: "Read it", status: "draft", task_type: "Article" });
  const assigned = await drive.task.createAndAssignTask({ body: { title: "Do it", userIds: ids } });
  expect(assigned).toMatchObject({ id: "t1", title: "Do it" });
  expect(JSON.parse(`${last()?.body}`)).toEqual({ title: "Do it", userIds: ids });
  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
    Array.from({ length: 2 }, () => "POST /api/tasks"),
  );
});

describe("a delete", () => {
  const id = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

  test.each<[string, WorkDriveReply, unknown]>([
    ["204", { status: 204 }, undefined],
    ["200 and an empty body", { text: "" }, undefined],
    ["200 and nothing, without a media type", {}, undefined],
    ["200 and JSON", { json: { message: "deleted" } }, { message: "deleted" }],
    ["200 and null", { json: null }, null],
  ])("may be answered by %s", async (_, reply, data) => {
    server.on(`DELETE /api/photos/${id}`, () => reply);
    expect(await drive.photo.deletePhoto({ id })).toEqual(data);
    expect(last()).toMatchObject({ body: "" });
    expect(last()?.headers).not.toHaveProperty("content-type");
    expect(await drive.photo.deletePhoto({ id }).safe()).toMatchObject({ ok: true, data });
  });

  test("answered by a page of HTML tells where to look for it", async () => {
    const text = "<!DOCTYPE html><html></html>";
    server.on(`DELETE /api/photos/${id}`, () => ({ text, type: "text/html" }));
    const error = await failureOf(drive.photo.deletePhoto({ id }));
    expect(error).toMatchObject({ name: "DecodeError", status: 200, detail: text });
    expect(error.message).toContain("no JSON, see .asResponse()");
  });

  test("of many sends their ids as JSON", async () => {
    server.on("DELETE /api/users/bulk-delete", () => ({ status: 204 }));
    expect(await drive.user.bulkDeleteUser({ body: { ids } })).toBeUndefined();
    expect(JSON.parse(`${last()?.body}`)).toEqual({ ids });
    expect(last()?.headers).toMatchObject({ "content-type": "application/json" });
    const groupId = "a/b";
    server.on("DELETE /api/security_groups/a%2Fb/members", () => ({ json: {} }));
    expect(await drive.securityGroups.removeUsersFromSecurityGroup({ groupId, body: { ids } })).toEqual({});
    expect(JSON.parse(`${last()?.body}`)).toEqual({ ids });
  });

  test("of group chats has their ids in the query, one by one", async () => {
    server.on("DELETE /api/group-chats", () => ({ status: 204 }));
    await drive.groupChat.deleteGroupChat({ id: ["a&b", "c d"] });
    expect(last()?.search).toBe("id=a%26b&id=c%20d");
    await drive.groupChat.deleteGroupChat({ id: ["a"] });
    expect(last()?.search).toBe("id=a");
  });

  test("takes more in the query", async () => {
    server.on(`DELETE /api/events/${id}`, () => ({ status: 204 }));
    await drive.event.deleteEvent({ id, repeat: true });
    expect(last()?.search).toBe("repeat=true");
    await drive.event.deleteEvent({ id, repeat: undefined });
    expect(last()?.search).toBe("");
  });
});

test("what is undefined is not sent, and null is", async () => {
  server.on(`PATCH /api/organization/${ids[0]}`, ({ body }) => ({ json: JSON.parse(body) }));
  const body = { name: "Stilla", phone: undefined, address: { street2: null } };
  await drive.organization.updateOrganization({ id: `${ids[0]}`, body });
  expect(last()?.body).toBe('{"name":"Stilla","address":{"street2":null}}');
});
