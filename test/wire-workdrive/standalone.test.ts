import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorkDrive } from "../../generated/workdrive/core.js";
import { isContentError } from "../../generated/workdrive/index.js";
import { upload, uploadMedia } from "../../generated/workdrive/media.js";
import { getAllPosts } from "../../generated/workdrive/post.js";
import { getAllUsers } from "../../generated/workdrive/user.js";
import type { WorkDrive } from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { mediaId, startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { collect } from "./operations.js";

let server: WorkDriveServer;
let drive: WorkDrive;
const file = { mime: "video/mp4", name: "a.mp4", moduleCode: 1 };

beforeEach(async () => {
  server = await startWorkDriveServer();
  drive = createWorkDrive(server.options());
});

afterEach(async () => {
  await server.close();
  expect([...server.faults, ...server.storage.faults]).toEqual([]);
});

test("listings come whole", async () => {
  const hours = Array.from({ length: 15 }, (_, index) => String(23 - index).padStart(2, "0"));
  server.listing.posts = hours.map((hour) => ({ id: hour, postedAt: `2023-01-01T${hour}:00:00.000Z` }));
  expect(await collect(getAllUsers(drive, { per_page: 10 }).items())).toHaveLength(23);
  const time = "2023-01-02T00:00:00.000Z";
  const posts = await collect(getAllPosts(drive, { time, per_page: 4 }).items());
  expect(posts.map(({ id }) => id)).toEqual(hours);
});

test("an upload takes both requests, and lets go of what it cannot send", async () => {
  expect(await upload(drive, { ...file, content: "abc" })).toBe(mediaId);
  expect(server.storage.forms).toHaveLength(1);
  const stream = new Blob(["abc"]).stream();
  expect(isContentError(await failureOf(upload(drive, { ...file, content: stream })))).toBe(true);
  expect(stream.locked).toBe(false);
  expect(await uploadMedia(drive, file)).toMatchObject({ fileId: mediaId });
});
