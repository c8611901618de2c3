import { afterAll, beforeAll, expect, expectTypeOf, test } from "vitest";
import { type ApiPromise, isApiError, isConnectionError } from "../../src/core/index.js";
import {
  bindGroup,
  createWapiCore,
  defineGroups,
  operation,
  type Wapi,
  type WapiCallOptions,
  type WapiFunction,
  type WapiOptions,
} from "../../src/wapi/index.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";

interface LockParams {
  readonly account_id?: number;
  readonly project_id: number;
}
interface LockOutput {
  readonly locked: boolean;
}

const lock: (client: Wapi, params: LockParams, options?: WapiCallOptions) => ApiPromise<LockOutput> =
  /*#__PURE__*/ operation("document.file.Lock");
const ping: (client: Wapi, params?: object, options?: WapiCallOptions) => ApiPromise<unknown> =
  operation("main.Ping");
const named: WapiFunction<LockParams, LockOutput> = operation("document.file.Lock", { ids: [] });

interface FileGroup {
  lock(params: LockParams, options?: WapiCallOptions): ApiPromise<LockOutput>;
  ping(params?: object, options?: WapiCallOptions): ApiPromise<unknown>;
}
interface Client extends Wapi {
  readonly document: { readonly file: FileGroup };
  with(overrides: Partial<WapiOptions>): Client;
}

let server: WapiServer;
let opened = 0;
const createClient = (options: WapiOptions): Client =>
  defineGroups(createWapiCore(options, server.facts), {
    document: {
      file: () => {
        opened++;
        return { lock, ping };
      },
    },
  });

beforeAll(async () => {
  server = await startWapiServer();
  server.on("document.file.Lock", ({ identification }) => ({ data: { locked: true, ...identification } }));
  server.on("main.Ping", () => ({ data: "pong" }));
});

afterAll(() => server.close());

test("a standalone function calls its operation, and shows it", async () => {
  const client = createWapiCore(server.options(), server.facts);
  await expect(lock(client, { project_id: 7 })).resolves.toMatchObject({ locked: true, project_id: 7 });
  await expect(ping(client)).resolves.toBe("pong");
  expect(named.operation).toEqual({ target: "document.file.Lock", ids: [] });
  expectTypeOf(lock(client, { project_id: 7 })).resolves.toEqualTypeOf<LockOutput>();
});

test("a group binds the functions of a module to a client", async () => {
  const group: FileGroup = bindGroup(createWapiCore(server.options(), server.facts), { lock, ping });
  await expect(group.lock({ project_id: 7 })).resolves.toMatchObject({ project_id: 7 });
  await expect(group.ping()).resolves.toBe("pong");
});

test("a client makes its groups when they are touched, once", async () => {
  opened = 0;
  const client = createClient(server.options());
  expect(Object.keys(client)).toEqual(["call", "with", "document"]);
  expect(opened).toBe(0);
  expect(client.document.file).toBe(client.document.file);
  expect(opened).toBe(1);
  await expect(client.document.file.lock({ project_id: 7 })).resolves.toMatchObject({ project_id: 7 });
  await expect(lock(client, { project_id: 8 })).resolves.toMatchObject({ project_id: 8 });
});

test("a scoped copy has groups too, and shares the session", async () => {
  const before = server.logins;
  const client = createClient(server.options());
  await client.document.file.ping();
  await client.with({ timeout: 60_000 }).document.file.ping();
  expect(server.logins).toBe(before + 1);
});

test("guards know the errors of another copy of the package", async () => {
  const copy = await import(
    "../../src/core/connection-error.js?copy" as "../../src/core/connection-error.js"
  );
  const error = new copy.ConnectionError("", { vendor: "v", operation: "o", attempts: 0 });
  expect(isConnectionError(error)).toBe(true);
  expect(isApiError(error)).toBe(true);
  for (const other of [new Error("x"), null, undefined, "ConnectionError", { name: "ConnectionError" }])
    expect(isConnectionError(other)).toBe(false);
});
