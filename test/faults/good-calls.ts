import type { ApiPromise, PagePromise } from "../../src/core/index.js";
import { chain } from "../../src/core/index.js";
import { operation, type WorkDrive, type WorkDriveCallOptions } from "../../src/workdrive/index.js";
import { fileSize } from "./table/good-paths.js";

interface Call<R, P = object> {
  (client: WorkDrive, params: P, options?: WorkDriveCallOptions): ApiPromise<R>;
  readonly operation: { readonly target: string };
}

interface Listing<Item> {
  (client: WorkDrive, params?: object, options?: WorkDriveCallOptions): PagePromise<object, Item>;
  readonly operation: { readonly target: string };
}

const get: Call<{ readonly name?: string; readonly ok?: boolean }> = operation("GET /api/items");
const add: Call<{ readonly ok?: boolean }, { readonly body: object }> = operation("POST /api/items");
const put: Call<{ readonly bytes: string }, { readonly content: unknown }> = operation("PUT /api/files", {
  mediaType: "application/octet-stream",
});
const download: Call<Response> = operation("GET /api/files", { answer: "binary" });
const list: Listing<{ readonly id: string }> = operation("GET /api/users", {
  numbered: { parameter: "page", items: "users", last: "meta.totalPages" },
});

/** A check of what a call gave. */
export type Same = (what: string, expected: unknown, found: unknown) => void;

/** A call that succeeds, or ends as its caller wants it. */
export interface GoodCall {
  readonly name: string;
  /** The good path of the server. */
  readonly path: string;
  /** How often the server sees it. */
  readonly requests: number;
  /** Why no browser can do it. */
  readonly notInBrowsers?: string;
  run(client: WorkDrive, same: Same): Promise<void>;
}

const piece = new Uint8Array(1000).fill(7);

/** A stream of 100 pieces. */
function stream(): ReadableStream<Uint8Array> {
  let count = 0;
  return new ReadableStream({
    pull(controller) {
      if (count++ < 100) controller.enqueue(piece);
      else controller.close();
    },
  });
}

const nameOf = (call: PromiseLike<unknown>): Promise<string> =>
  Promise.resolve(call).then(
    () => "none",
    (error: unknown) => (error instanceof Error ? error.name : `${error}`),
  );
const streams = "browsers send streams over HTTP/2 only, which needs TLS";

/** Calls that must succeed wherever the table is run. */
export const goodCalls: readonly GoodCall[] = [
  {
    ...{ name: "JSON", path: "good-json", requests: 1 },
    async run(client, same) {
      same("name", "Grüße, 世界", (await get(client, {})).name);
    },
  },
  {
    ...{ name: "calls on a connection that is kept", path: "good-kept", requests: 5 },
    async run(client, same) {
      for (let count = 0; count < 5; count++) same("ok", true, (await get(client, {})).ok);
    },
  },
  {
    ...{ name: "the whole answer", path: "good-json", requests: 1 },
    async run(client, same) {
      const { data, response } = await get(client, {}).withResponse();
      same("status", 200, response.status);
      same("name", "Grüße, 世界", data.name);
    },
  },
  {
    ...{ name: "an error as a value", path: "good-error", requests: 1 },
    async run(client, same) {
      const result = await get(client, {}).safe();
      same("status", 404, !result.ok && result.error.status);
    },
  },
  {
    ...{ name: "upload of a Blob", path: "good-upload", requests: 1 },
    async run(client, same) {
      same("bytes", "300000", (await put(client, { content: new Blob(["x".repeat(300_000)]) })).bytes);
    },
  },
  {
    ...{ name: "upload of a Blob, again after 503", path: "good-upload-late", requests: 2 },
    async run(client, same) {
      same("bytes", "300000", (await put(client, { content: new Blob(["x".repeat(300_000)]) })).bytes);
    },
  },
  {
    ...{ name: "upload of a stream", path: "good-upload", requests: 1, notInBrowsers: streams },
    async run(client, same) {
      same("bytes", "100000", (await put(client, { content: stream() })).bytes);
    },
  },
  {
    ...{ name: "a stream is sent once", path: "good-upload-reset", requests: 1, notInBrowsers: streams },
    async run(client, same) {
      same("error", "ConnectionError", await nameOf(put(client, { content: stream() })));
    },
  },
  {
    ...{
      name: "a stream that can be opened again",
      path: "good-upload-reset",
      requests: 2,
      notInBrowsers: streams,
    },
    async run(client, same) {
      same("bytes", "100000", (await put(client, { content: stream })).bytes);
    },
  },
  {
    ...{ name: "download as a stream", path: "good-file", requests: 1 },
    async run(client, same) {
      const reader = (await download(client, {})).body?.getReader();
      let size = 0;
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read())
        size += read.value.byteLength;
      same("bytes", fileSize, size);
    },
  },
  {
    ...{ name: "a download that is not wanted any more", path: "good-file-stopped", requests: 1 },
    async run(client) {
      await (await download(client, {})).body?.cancel();
    },
  },
  {
    ...{ name: "abort in the middle of a body", path: "good-file-stopped", requests: 1 },
    async run(client, same) {
      const aborter = new AbortController();
      const reader = (await download(client, {}, { signal: aborter.signal })).body?.getReader();
      same("first piece", false, (await reader?.read())?.done);
      aborter.abort();
      const rest = async () => {
        for (let read = await reader?.read(); read && !read.done; read = await reader?.read());
      };
      same("error", "AbortError", await nameOf(rest()));
    },
  },
  {
    ...{ name: "aborted before it begins", path: "good-json", requests: 0 },
    async run(client, same) {
      same("error", "AbortError", await nameOf(get(client, {}, { signal: AbortSignal.abort() })));
    },
  },
  {
    ...{ name: "a deadline that is kept", path: "good-late", requests: 2 },
    async run(client, same) {
      same("ok", true, (await get(client, {}, { timeout: 60_000, attemptTimeout: 30_000 })).ok);
    },
  },
  {
    ...{ name: "a loop over pages, one of which comes late", path: "good-pages", requests: 4 },
    async run(client, same) {
      let ids = "";
      for await (const { id } of list(client, {}).items()) ids += id;
      same("items", "abcd", ids);
    },
  },
  {
    ...{ name: "hooks", path: "good-late", requests: 2 },
    async run(client, same) {
      const told: string[] = [];
      const watched = client.with({
        hooks: chain(async (request, next) => {
          const response = await next(request.with({ headers: { ...request.headers, "x-own": "1" } }));
          told.push(`${request.operation} ${request.attempt} ${response.status}`);
          return response;
        }),
      });
      same("ok", true, (await get(watched, {})).ok);
      same("told", "GET /api/items 1 503, GET /api/items 2 200", told.join(", "));
    },
  },
  {
    ...{ name: "an unsafe call that the caller knows to be safe", path: "good-late", requests: 2 },
    async run(client, same) {
      same("ok", true, (await add(client, { body: {} }, { safety: "idempotent" })).ok);
    },
  },
];
