import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream, mkdtempSync, openAsBlob, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import {
  type Content,
  createWorkDriveClient,
  isContentError,
  isWorkDriveError,
  type WorkDriveClient,
  withProgress,
} from "../../generated/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";
import { mediaId, startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";

const bytes = randomBytes(150_000);
const sha256 = (buffer: Uint8Array) => createHash("sha256").update(buffer).digest("hex");
const about = { name: "Übersicht 2023.pdf", mime: "application/pdf", moduleCode: 3 };
const refusal = "<Error><Code>EntityTooLarge</Code></Error>";

let server: WorkDriveServer;
let drive: WorkDriveClient;
let folder: string;
let path: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "upload-"));
  path = join(folder, "overview.pdf");
  writeFileSync(path, bytes);
});

afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  server = await startWorkDriveServer();
  drive = createWorkDriveClient(server.options());
});

afterEach(async () => {
  await server.close();
  // A key at the storage host would be one.
  expect([...server.faults, ...server.storage.faults]).toEqual([]);
});

const size = bytes.length;
const contents: [string, () => Promise<{ content: Content; size?: number }>][] = [
  ["a Blob", async () => ({ content: new Blob([bytes], { type: "image/png" }) })],
  ["a Buffer", async () => ({ content: bytes })],
  ["a stream with its size", async () => ({ content: new Blob([bytes]).stream(), size })],
  ["a file on disk", async () => ({ content: await openAsBlob(path) })],
  [
    "a file on disk as a stream",
    async () => ({
      content: () => Readable.toWeb(createReadStream(path)),
      size: statSync(path).size,
    }),
  ],
];

test.each(contents)("%s is stored under the name that is given, and its id is used", async (_, open) => {
  const fileId = await drive.media.upload({ ...about, ...(await open()) });
  expectTypeOf(fileId).toEqualTypeOf<string>();
  expect(fileId).toBe(mediaId);
  const [form] = server.storage.forms;
  expect(form).toMatchObject({ field: "file", fileName: about.name, mediaType: about.mime });
  expect(form?.fields).toEqual(Object.entries(server.storage.fields));
  expect(sha256(form?.bytes ?? new Uint8Array())).toBe(sha256(bytes));
  expect(server.requests.map(({ query }) => query)).toEqual([{ ...about, moduleCode: "3" }]);
  server.on("POST /api/photos", ({ body }) => ({ json: JSON.parse(body) }));
  expect(await drive.photo.createPhoto({ body: { title: "A", fileId } })).toMatchObject({ fileId });
});

test("the form alone is there for those who send it themselves", async () => {
  const form = await drive.media.uploadMedia(about);
  expect(form).toMatchObject({ fileId: mediaId, signedRequest: { url: server.storage.url } });
  expect(server.storage.begun.count).toBe(0);
});

test("tells how far it is", async () => {
  const seen: number[] = [];
  await drive.media.upload({ ...about, content: withProgress(bytes, (sent) => seen.push(sent)), size });
  expect(seen.at(-1)).toBe(size);
});

describe("an upload that fails", () => {
  test.each([[403], [400], [413], [503]])(
    "because storage answers %i says who refused, and no secret",
    async (status) => {
      server.storage.reply = { status, body: refusal };
      const result = await drive.media.upload({ ...about, content: bytes }).safe();
      const error = result.ok ? undefined : result.error;
      expect(isWorkDriveError(error, status)).toBe(true);
      expect(error?.message).toContain(`the storage host refused the file (HTTP ${status})`);
      expect(error?.message).toContain("EntityTooLarge");
      expect(error).toMatchObject({ attempts: 2, operation: "GET /api/media" });
      // What a status means to the API, it does not mean here.
      expect(error?.message).not.toMatch(/API key|administrators|maintenance/u);
      expect(leaks(error), printed(error)).toBe(false);
    },
  );

  test("because no form is given sends no file", async () => {
    const error = await failureOf(drive.with({ apiKey: "wrong" }).media.upload({ ...about, content: bytes }));
    expect(isWorkDriveError(error, 401)).toBe(true);
    expect(error.message).toContain("the key in X-API-KEY was refused");
    const unnamed = await failureOf(drive.media.upload({ ...about, name: "", content: bytes }));
    expect(isWorkDriveError(unnamed, 400)).toBe(true);
    expect(server.storage.begun.count).toBe(0);
  });

  test("because the size of a stream is not known, or is another, asks for nothing or stores nothing", async () => {
    const stream = () => new Blob([bytes]).stream();
    const unknown = await failureOf(drive.media.upload({ ...about, content: stream() }));
    expect(isContentError(unknown)).toBe(true);
    expect(unknown.message).toContain("give it as size, in bytes");
    expect(server.requests).toHaveLength(0);
    for (const wrong of [size - 1, size + 1]) {
      const other = await failureOf(drive.media.upload({ ...about, content: stream(), size: wrong }));
      expect(isContentError(other), printed(other)).toBe(true);
    }
    expect(server.storage.forms).toHaveLength(0);
  });

  test("because a stream is one of Node's says how to make it one of the web", async () => {
    const stream = createReadStream(path);
    const content: object = stream;
    const error = await failureOf(drive.media.upload({ ...about, content: content as Content, size }));
    // It opens its file by itself, which may be gone after the test.
    if (stream.pending) await once(stream, "open");
    stream.destroy();
    expect(isContentError(error)).toBe(true);
    expect(error.message).toContain("Readable.toWeb");
    expect(server.requests).toHaveLength(0);
  });

  test("because content is missing says so", async () => {
    const incomplete: object = about;
    const error = await failureOf(drive.media.upload(incomplete as Parameters<typeof drive.media.upload>[0]));
    expect(error.message).toContain("content must be");
    expect(server.requests).toHaveLength(0);
  });
});
