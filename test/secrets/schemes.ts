import type { IncomingMessage, ServerResponse } from "node:http";
import { createCloudikeCore, fieldsOperation } from "../../src/cloudike/index.js";
import type { ApiPromise, CallOptions, ClientOptions } from "../../src/core/index.js";
import { createWapiCore, type WapiOperation, type WapiOptions } from "../../src/wapi/index.js";
import { createWorkDriveCore, jsonOperation } from "../../src/workdrive/index.js";
import { createZextrasChatsCore } from "../../src/zextras/index.js";
import type { Answer } from "../hooks/stands.js";
import { apiKey, appToken, credentials, sessionToken } from "../support/secrets.js";
import { readBody } from "../support/wapi-message.js";
import { listen } from "../support/wapi-server.js";
import { callers } from "./echoes.js";

/** A server that lets everybody in, and calls of it that are full of secrets. */
export interface Scheme {
  readonly origin: string;
  /** What the operation answers. */
  answer: Answer;
  call(client?: Partial<ClientOptions>, options?: CallOptions): ApiPromise<unknown>;
  close(): Promise<void>;
}

type Call = (url: string, client: Partial<ClientOptions>, options?: CallOptions) => ApiPromise<unknown>;

/** The token that logins give. */
export const loginToken = "S3CR3T+of/a-login==";

function login(body: string, { url = "" }: IncomingMessage): unknown {
  if (body.includes("auth.user.Login")) return { header: { token: loginToken }, body: { data: {} } };
  return url.includes("/accounts/login/") ? { token: loginToken } : undefined;
}

const start = (call: Call) => async (): Promise<Scheme> => {
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { headers, url = "" } = incoming;
    const body = (await readBody(incoming)).toString();
    const session = login(body, incoming);
    if (!session) return scheme.answer({ headers, body, search: url.replace(/^[^?]*\??/, "") }, response);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(session));
  };
  const { url, close } = await listen((...pair) => void serve(...pair).catch(() => pair[1].destroy()));
  const scheme: Scheme = {
    ...{ origin: url, close },
    answer: () => {},
    call: (client, options) => call(url, { headers: callers.headers, ...client }, options),
  };
  return scheme;
};

const wapi =
  (auth: WapiOptions["auth"], more: Partial<WapiOperation> = {}): Call =>
  (url, client, options) =>
    createWapiCore(
      { appToken, accountName: "acme", auth, ...client },
      {
        ...{ hosts: { api: url }, apiVersion: "1.2", loginTarget: "auth.user.Login" },
        ...{ messageHeader: "X-Wimi-WApi", textIds: [], idName: /_id$/ },
      },
    ).call({ target: "a.b.Set", ...more }, { data: callers.fields, content: "bytes" }, options);

const rest = jsonOperation("POST /things").operation;
const query = { access_token: "S3CR3T of a query" };
const fields = fieldsOperation("POST /api/1/things/").operation;

const cloudike =
  (auth: Parameters<typeof createCloudikeCore>[0]["auth"]): Call =>
  (url, client, options) =>
    createCloudikeCore(
      { baseUrl: url, auth, ...client },
      { auth: { in: "header", name: "Mountbit-Auth" }, login: "POST /api/1/accounts/login/" },
    ).call(fields, callers.fields, options);

const token = async () => sessionToken;

/** By name. */
export const schemes: readonly (readonly [name: string, start: () => Promise<Scheme>])[] = [
  ["login and password of wapi", start(wapi(credentials))],
  ["a token of wapi, in a header", start(wapi({ token }, { channel: "header" }))],
  [
    "the key of workdrive",
    start((baseUrl, client, options) =>
      createWorkDriveCore({ baseUrl, apiKey, ...client }, { auth: { in: "header", name: "X-API-KEY" } }).call(
        rest,
        { body: callers.fields, ...query },
        options,
      ),
    ),
  ],
  [
    "the cookie of zextras",
    start((baseUrl, client, options) =>
      createZextrasChatsCore(
        { baseUrl, auth: { token }, ...client },
        { auth: { in: "cookie", name: "ZM_AUTH_TOKEN" } },
      ).call(rest, { body: callers.fields, ...query }, options),
    ),
  ],
  ["login and password of cloudike", start(cloudike(credentials))],
  ["a token of cloudike", start(cloudike({ token }))],
  [
    "Basic of cloudike",
    start(cloudike({ basic: { username: credentials.login, password: credentials.password } })),
  ],
];
