import { createCloudikeCore, fieldsOperation } from "../../src/cloudike/index.js";
import type { ApiPromise, CallOptions, ClientOptions } from "../../src/core/index.js";
import { createWapiCore, operation as rpcOperation, type WapiFunction } from "../../src/wapi/index.js";
import { createWorkDriveCore, jsonOperation } from "../../src/workdrive/index.js";
import { createZextrasChatsCore, type ZextrasChatsOptions } from "../../src/zextras/index.js";
import type { Column, Via } from "./table/fault.js";

interface Params {
  readonly text: string;
}

/** Makes the call of a column. */
export type Call = (column: Column, params: Params, options: CallOptions) => ApiPromise<unknown>;

type Connect = (baseUrl: string, options: ClientOptions) => Call;
type Columns<T> = Readonly<Record<Column, T>>;

/** Every token is another one. */
function supplier(): () => string {
  let count = 0;
  return () => `supplied-${++count}`;
}

/** Clients whose operations are methods of a path. */
const rest =
  <Operation>(
    create: (options: ClientOptions & { readonly baseUrl: string }) => {
      call(operation: Operation, params: object, options: CallOptions): ApiPromise<unknown>;
    },
    operations: Columns<Operation>,
    paramsOf: (params: Params) => object,
  ): Connect =>
  (baseUrl, options) => {
    const client = create({ ...options, baseUrl });
    return (column, params, call) =>
      client.call(operations[column], column === "read" ? {} : paramsOf(params), call);
  };

const jsonCalls = {
  read: jsonOperation("GET /api/items").operation,
  idempotent: jsonOperation("PUT /api/items").operation,
  unsafe: jsonOperation("POST /api/items").operation,
};
const fieldsCalls = {
  read: fieldsOperation("GET /api/1/items/").operation,
  idempotent: fieldsOperation("PUT /api/1/items/").operation,
  unsafe: fieldsOperation("POST /api/1/items/").operation,
};

const keyFacts = { auth: { in: "header", name: "X-API-KEY" } } as const;
const workDrive = (key: () => string | (() => string)): Connect =>
  rest(
    (options) => createWorkDriveCore({ ...options, apiKey: key() }, keyFacts),
    jsonCalls,
    (body) => ({ body }),
  );

const cookieFacts = { auth: { in: "cookie", name: "ZM_AUTH_TOKEN" } } as const;
const zextras = (auth: () => ZextrasChatsOptions["auth"]): Connect =>
  rest(
    (options) => createZextrasChatsCore({ ...options, auth: auth() }, cookieFacts),
    jsonCalls,
    (body) => ({ body }),
  );

const loginFacts = {
  auth: { in: "header", name: "Mountbit-Auth" },
  login: "POST /api/1/accounts/login/",
} as const;
const cloudike = (auth: () => Parameters<typeof createCloudikeCore>[0]["auth"]): Connect =>
  rest(
    (options) => createCloudikeCore({ ...options, auth: auth() }, loginFacts),
    fieldsCalls,
    (fields) => fields,
  );

const rpcFacts = {
  ...{ hosts: {}, apiVersion: "1.2", loginTarget: "auth.user.Login" },
  ...{ messageHeader: "X-Message", textIds: [], idName: /^id$/ },
};
const rpcCalls: Columns<WapiFunction<{ readonly data: Params }, unknown>> = {
  read: rpcOperation("items.Get", { safety: "read", host: "api" }),
  idempotent: rpcOperation("items.Set", { safety: "idempotent", host: "api" }),
  unsafe: rpcOperation("items.Add", { host: "api" }),
};

const wapi =
  (auth: () => Parameters<typeof createWapiCore>[0]["auth"]): Connect =>
  (baseUrl, options) => {
    const given = { ...options, appToken: "app", accountName: "acme", hosts: { api: baseUrl }, auth: auth() };
    const client = createWapiCore(given, { ...rpcFacts, hosts: { api: baseUrl } });
    return (column, data, call) => rpcCalls[column](client, { data }, call);
  };

const credentials = { login: "jane@example.com", password: "wonderland" };

/** Clients, by how they are let in. */
export const clients: Readonly<Record<Via, Connect>> = {
  rest: workDrive(() => "key"),
  "rest supplied": workDrive(supplier),
  cookie: zextras(() => ({ token: "session" })),
  "cookie supplied": zextras(() => ({ token: supplier() })),
  "cookie of the page": zextras(() => ({ credentials: "include" })),
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
  cookie: "ZextrasChatsError",
  "cookie supplied": "ZextrasChatsError",
  "cookie of the page": "ZextrasChatsError",
  rpc: "HttpError",
  "rpc login": "HttpError",
  "rpc supplied": "HttpError",
  login: "CloudikeError",
  "login supplied": "CloudikeError",
};

/** Makes a connection that the next call of the same client may use. */
export async function warmUp(via: Via, baseUrl: string): Promise<void> {
  await clients[via](`${baseUrl}/warm`, { allowInsecure: true })("read", { text: "" }, {});
  // A connection is free a little after its answer.
  await new Promise((resolve) => setTimeout(resolve, 100));
}
