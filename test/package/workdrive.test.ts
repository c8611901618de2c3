import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { mediaId, startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { runModule } from "./run.js";

let server: WorkDriveServer;

beforeAll(async () => {
  server = await startWorkDriveServer();
});

afterAll(async () => {
  await server.close();
  expect([...server.faults, ...server.storage.faults]).toEqual([]);
});

const options = () => JSON.stringify(server.options());

it("lists, uploads and is refused through the installed package", async () => {
  const code = `
    import { createWorkDriveClient, isWorkDriveError } from "docwright/workdrive";
    import { isApiError } from "docwright";
    import { createWorkDrive } from "docwright/workdrive/core";
    import { getAllUsers } from "docwright/workdrive/user";

    const drive = createWorkDriveClient(${options()});
    const ids = [];
    for await (const user of getAllUsers(createWorkDrive(${options()}), { per_page: 9 }).items()) ids.push(user.id);
    const content = new Blob(["hello"]);
    const fileId = await drive.media.upload({ name: "a.txt", mime: "text/plain", moduleCode: 1, content });
    const gone = await drive.user.deleteUser({ id: "a" }).safe();
    const refused = !gone.ok && isWorkDriveError(gone.error, 404) && isApiError(gone.error);
    console.log(JSON.stringify({ count: new Set(ids).size, fileId, refused }));
  `;
  expect(await runModule(inject("consumer"), code)).toEqual({ count: 23, fileId: mediaId, refused: true });
});

it("calls by path with openapi-fetch through the installed package", async () => {
  const code = `
    import { createWorkDriveOpenApiClient } from "docwright/workdrive/openapi";
    const byPath = createWorkDriveOpenApiClient(${options()});
    const { data } = await byPath.GET("/api/users", { params: { query: { per_page: 2 } } });
    const { error } = await byPath.DELETE("/api/users/{id}", { params: { path: { id: "a" } } });
    console.log(JSON.stringify({ count: data.users.length, error: error.statusCode }));
  `;
  expect(await runModule(inject("consumerWithPeers"), code)).toEqual({ count: 2, error: 404 });
});

it("accepts the answers that the page shows with the schemas of the installed package", async () => {
  const code = `
    import { schemas } from "docwright/workdrive/schemas";
    import { createUser } from "docwright/workdrive/schemas/user";
    import { readFileSync } from "node:fs";
    const { operations } = JSON.parse(readFileSync(process.env.SPEC, "utf8"));
    const shown = operations.flatMap(({ id, examples }) =>
      examples.filter(({ kind }) => kind === "response").map(({ value }) => [id, value]));
    const refused = shown.filter(([id, value]) => !schemas[id].output().safeParse(value).success);
    console.log(JSON.stringify({
      count: shown.length,
      refused,
      wrong: schemas["user.getAllUsers"].output().safeParse({ users: {} }).success,
      same: schemas["user.createUser"] === createUser,
    }));
  `;
  const spec = fileURLToPath(new URL("../../specs/workdrive/spec.json", import.meta.url));
  const { operations }: { operations: { examples: { kind: string }[] }[] } = JSON.parse(
    readFileSync(spec, "utf8"),
  );
  const count = operations.flatMap(({ examples }) =>
    examples.filter(({ kind }) => kind === "response"),
  ).length;
  expect(await runModule(inject("consumerWithPeers"), code, { SPEC: spec })).toEqual({
    ...{ count, refused: [], wrong: false, same: true },
  });
  expect(count).toBeGreaterThan(50);
});
