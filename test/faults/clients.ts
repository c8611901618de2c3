import { createCloudikeCore, fieldsOperation } from "../../src/cloudike/index.js";
import type { ApiPromise, CallOptions, ClientOptions } from "../../src/core/index.js";
import { createWapiCore, operation as rpcOperation, type WapiFunction } from "../../src/wapi/index.js";
import { createWorkDriveCore, jsonOperation, type WorkDriveFunction } from "../../src/workdrive/index.js";
import type { Column, Via } from "./table/fault.js";

interface Params {
  readonly text: string;
}

/** Makes the call of a column. */
export type Call = (column: Column, params: Params, options: CallOptions) => ApiPromise<unknown>;

type Connect = (baseUrl: string, options: ClientOptions) => Call;

/** Every token is another one. */
function supplier(): () => string {
  let count = 0;
  return () => `supplied-${++count}`;
}

const warm: WorkDriveFunction<object, unknown> = jsonOperation("GET /api/warm");
const get: WorkDriveFunction<object, unknown> = jsonOperation("GET /api/items");
const put: WorkDriveFunction<{ readonly body: Params }, unknown> = jsonOperation("PUT /api/items");
const post: WorkDriveFunction<{ readonly body: Params }, unknown> = jsonOperation("POST /api/items");

const workDrive =
  (supply: () => string | (() => string)): Connect =>
  (baseUrl, options) => {
    const facts = { auth: { in: "header", name: "X-API-KEY" } } as const;
    const client = createWorkDriveCore({ ...options, baseUrl, apiKey: supply() }, facts);
    return (column, body, call) => {
      if (column === "read") return get(client, {}, call);
      return column === "unsafe" ? post(client, { body }, call) : put(client, { body }, call);
    };
  };

const cloudike =
  (
    auth: () => { readonly login: string; readonly password: string } | { readonly token: () => string },
  ): Connect =>
  (baseUrl, options) => {
    const facts = {
      auth: { in: "header", name: "Mountbit-Auth" },
      login: "POST /api/1/accounts/login/",
    } as const;
    const client = createCloudikeCore({ ...options, baseUrl, auth: auth() }, facts);
    const methods = { read: "GET", idempotent: "PUT", unsafe: "POST" };
    return (column, { text }, call) =>
      client.call(
        fieldsOperation(`${methods[column]} /api/1/items/`).operation,
        column === "read" ? {} : { text },
        call,
      );
  };

const facts = {
  ...{ hosts: {}, apiVersion: "1.2", loginTarget: "auth.user.Login" },
  ...{ messageHeader: "X-Message", textIds: [], idName: /^id$/ },
};
const rpcCalls: Readonly<Record<Column, WapiFunction<{ readonly data: Params }, unknown>>> = {
  read: rpcOperation("items.Get", { safety: "read", host: "api" }),
  idempotent: rpcOperation("items.Set", { safety: "idempotent", host: "api" }),
  unsafe: rpcOperation("items.Add", { host: "api" }),
};

const wapi =
  (auth: () => Parameters<typeof createWapiCore>[0]["auth"]): Connect =>
  (baseUrl, options) => {
    const given = { ...options, appToken: "app", accountName: "acme", hosts: { api: baseUrl }, auth: auth() };
    const client = createWapiCore(given, { ...facts, hosts: { api: baseUrl } });
    return (column, data, call) => rpcCalls[column](client, { data }, call);
  };

const credentials = { login: "jane@example.com", password: "wonderland" };

/** Clients, by how they are let in. */
export const clients: Readonly<Record<Via, Connect>> = {
  rest: workDrive(() => "key"),
  "rest supplied": workDrive(supplier),
  rpc: wapi(() => ({ token: "session" })),
  "rpc login": wapi(() => credentials),
  "rpc supplied": wapi(() => ({ token: supplier() })),
  login: cloudike(() => credentials),
  "login supplied": cloudike(() => ({ token: supplier() })),
};

/** What a client makes of a status of 400 or more. */
export const statusErrors: Readonly<Record<Via, string>> = {
  rest: "WorkDriveError",
  "rest supplied": "WorkDriveError",
  rpc: "HttpError",
  "rpc login": "HttpError",
  "rpc supplied": "HttpError",
  login: "CloudikeError",
  "login supplied": "CloudikeError",
};

/** Makes a connection that the next call may use. */
export async function warmUp(baseUrl: string): Promise<void> {
  const facts = { auth: { in: "header", name: "X-API-KEY" } } as const;
  await warm(createWorkDriveCore({ baseUrl, apiKey: "key" }, facts), {});
  // A connection is free a little after its answer.
  await new Promise((resolve) => setTimeout(resolve, 100));
}
