import type { Client } from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { workDriveErrorTexts } from "../../generated/workdrive/index.js";
import { createWorkDriveOpenApiClient, type paths } from "../../generated/workdrive/openapi.js";
import { failureOf } from "../support/failure.js";
import { apiKey, leaks, printed } from "../support/secrets.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";

let server: WorkDriveServer;
let byPath: Client<paths>;
const last = () => server.requests.at(-1);
const ids = ["6187fcb0-6151-11ec-9294-cfe91ad8177f", "8a243770-6150-11ec-9294-cfe91ad8177f"];
const user = "/api/users/{id}";

beforeEach(async () => {
  server = await startWorkDriveServer();
  byPath = createWorkDriveOpenApiClient(server.options());
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

describe("a call by path", () => {
  test("is typed, and has the key", async () => {
    const { data, error } = await byPath.GET("/api/users", { params: { query: { per_page: 3 } } });
    expect(error).toBeUndefined();
    expect(data?.users).toHaveLength(3);
    expectTypeOf(data?.users?.[0]?.firstName).toEqualTypeOf<string | undefined>();
    expectTypeOf(data?.meta?.nextPage).toEqualTypeOf<number | undefined>();
    expect(last()).toMatchObject({ method: "GET", search: "per_page=3", body: "" });
    expect(last()?.headers).toMatchObject({ "x-api-key": apiKey });
  });

  test("sends lists of the query one by one", async () => {
    server.on("DELETE /api/group-chats", () => ({ status: 204 }));
    const { response, error } = await byPath.DELETE("/api/group-chats", {
      params: { query: { id: ["a b", "c&d"] } },
    });
    expect([response.status, error]).toEqual([204, undefined]);
    expect([...new URLSearchParams(last()?.search)]).toEqual([
      ["id", "a b"],
      ["id", "c&d"],
    ]);
  });

  test("sends a body with PATCH, POST and DELETE", async () => {
    server.on(`PATCH /api/users/${ids[0]}`, ({ body }) => ({ json: JSON.parse(body) }));
    const path = { id: `${ids[0]}` };
    const patched = await byPath.PATCH(user, {
      params: { path },
      body: { firstName: "Zoë", isExpert: false },
    });
    expect(patched.data).toEqual({ firstName: "Zoë", isExpert: false });
    expect(last()?.headers["content-type"]).toBe("application/json");
    server.on("DELETE /api/users/bulk-delete", () => ({ status: 204 }));
    const gone = await byPath.DELETE("/api/users/bulk-delete", { body: { ids } });
    expect(gone.response.status).toBe(204);
    expect(JSON.parse(`${last()?.body}`)).toEqual({ ids });
    expect(last()?.headers["content-type"]).toBe("application/json");
    // Both faces of one endpoint are one type here.
    const task = await byPath.POST("/api/tasks", { body: { title: "a", status: "draft" } });
    expect(task.data).toMatchObject({ id: "t1", title: "a" });
    await byPath.POST("/api/tasks", { body: { title: "a", userIds: ids } });
    expect(JSON.parse(`${last()?.body}`)).toEqual({ title: "a", userIds: ids });
  });

  test.each([[".."], [""], ["a\nb"]])("is not made to %j, which is no id", async (id) => {
    await expect(byPath.DELETE(user, { params: { path: { id } } })).rejects.toThrow("id is ");
    expect(server.requests).toHaveLength(0);
  });
});

describe("an error", () => {
  test("of a wrong key is that of the server, and shows no secret", async () => {
    const wrong = createWorkDriveOpenApiClient(server.options({ apiKey: "S3CR3T-wrong" }));
    const { data, error, response } = await wrong.GET("/api/users");
    expect([data, response.status]).toEqual([undefined, 401]);
    expect(error).toEqual({ statusCode: 401, message: "Invalid API key" });
    expect(leaks(error), printed(error)).toBe(false);
  });

  test.each(Object.keys(workDriveErrorTexts))(
    "of status %s without a body is an error all the same",
    async (status) => {
      server.on("GET /api/module-codes", () => ({ status: Number(status), text: "" }));
      const { data, error } = await byPath.GET("/api/module-codes");
      expect(data).toBeUndefined();
      expect(error).toEqual({ status: Number(status), message: `HTTP ${status}` });
    },
  );

  test("where there is no answer is thrown", async () => {
    server.on("GET /api/module-codes", (_, response) => {
      response.destroy();
      return undefined;
    });
    const error = await failureOf(byPath.GET("/api/module-codes"));
    expect(error).toMatchObject({ name: "ConnectionError", operation: "GET /api/module-codes" });
  });
});
