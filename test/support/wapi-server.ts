import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { WapiFacts, WapiOptions } from "../../src/wapi/index.js";
import { appToken, credentials, sessionToken } from "./secrets.js";
import {
  badRequest,
  decodeHeaderMessage,
  decodeMessage,
  envelopeError,
  isRecord,
  type RequestMessage,
  readBody,
  type WireError,
} from "./wapi-message.js";

/** A call as the server received it. */
export interface ReceivedCall {
  readonly host: "api" | "files";
  readonly target: string;
  readonly message: RequestMessage;
  readonly token: string | undefined;
  readonly identification: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** HTTP headers, lower-case. */
  readonly headers: IncomingMessage["headers"];
  /** The bytes of an upload, when the message came in a header. */
  readonly upload: { readonly size: number; readonly sha256: string } | undefined;
}

/** What an operation answers; `undefined` when it has written to the response itself. */
export type Reply =
  | { readonly data?: unknown; readonly error?: WireError; readonly header?: object }
  | undefined;

export type Handler = (call: ReceivedCall, response: ServerResponse) => Reply | Promise<Reply>;

export interface WapiServer {
  /** Base URLs of the two hosts. */
  readonly hosts: { readonly api: string; readonly files: string };
  readonly facts: WapiFacts;
  /** Every call that reached the server, logins included, in order. */
  readonly calls: ReceivedCall[];
  /** Logins that were asked for. */
  readonly logins: number;
  /** TCP connections that are open. */
  connections(): Promise<number>;
  /** Options of a client of this server, with credentials that it accepts. */
  options(more?: Partial<WapiOptions>): WapiOptions;
  /** Sets what an operation answers. An operation without a handler is unknown to the server. */
  on(target: string, handler: Handler): void;
  /** Sets what happens before a login is answered; a reply replaces the answer, and its token is a session. */
  onLogin(handler: Handler | undefined): void;
  /** Makes every session so far unknown. */
  expireSessions(): void;
  close(): Promise<void>;
}

/** The ids of the one user, as the login answers them: one as a number, one as a string of digits. */
export const account = { account_id: 19472 };
export const user = { user_id: "154031", token_ttl_mins: 720 };

const idName = /(^id|_id|[a-z\d]Id)(s|_list|List)?$/;
const loginTarget = "auth.user.Login";
const apiVersion = "1.2";

/** Starts a server on loopback that behaves like WApi: two hosts, one envelope, errors inside 200. */
export async function startWapiServer(): Promise<WapiServer> {
  const handlers = new Map<string, Handler>();
  const sessions = new Set<string>();
  const calls: ReceivedCall[] = [];
  let logins = 0;
  let beforeLogin: Handler | undefined;

  const login: Handler = async (call, response) => {
    logins++;
    const reply = await beforeLogin?.(call, response);
    const given = isRecord(reply?.header) ? reply.header.token : undefined;
    if (typeof given === "string") sessions.add(given);
    if (reply || response.headersSent || response.destroyed) return reply;
    const { auth, token } = call.message.header;
    const { account_id, account_name, user_id } = call.identification;
    if (token !== undefined || user_id !== undefined) return { error: badRequest };
    if (account_name !== "acme" && account_id !== account.account_id)
      return { error: { id: 401, str: "Unauthorized", detail_id: 1022, detail_str: "invalid_account" } };
    if (!isRecord(auth) || auth.login !== credentials.login || auth.password !== credentials.password) {
      const debug_msg = `no user for ${JSON.stringify(auth)}`;
      return { error: { id: 401, str: "Unauthorized", detail_id: 1024, detail_str: "bad_login", debug_msg } };
    }
    const session = `${sessionToken}-${logins}`;
    sessions.add(session);
    return { data: { user, account }, header: { token: session } };
  };

  const dispatch: Handler = (call, response) => {
    if (call.target === loginTarget) return login(call, response);
    const handler = handlers.get(call.target);
    if (!handler) return { error: { id: 404, str: "Not Found", debug_msg: `unknown target ${call.target}` } };
    const open = call.token === undefined || sessions.has(call.token);
    return open ? handler(call, response) : { error: { id: 401, str: "Unauthorized", debug_msg: "expired" } };
  };

  const serve = async (host: "api" | "files", request: IncomingMessage, response: ServerResponse) => {
    let received: Omit<ReceivedCall, "host" | "headers">;
    try {
      received = await receive(request);
    } catch {
      return respond(response, { header: {} }, { error: badRequest });
    }
    const call = { ...received, host, headers: request.headers };
    calls.push(call);
    const problem = envelopeError(call.message, apiVersion);
    const reply = problem ? { error: problem } : await dispatch(call, response);
    if (reply) respond(response, call.message, reply);
  };

  const start = (host: "api" | "files") =>
    listen((request, response) => {
      // A handler that fails must not leave the client waiting.
      serve(host, request, response).catch(() => response.destroy());
    });
  const [api, files] = await Promise.all([start("api"), start("files")]);
  const hosts = { api: api.url, files: files.url };

  return {
    hosts,
    facts: {
      hosts,
      apiVersion,
      loginTarget,
      messageHeader: "X-Wimi-WApi",
      idName,
      textIds: ["external_id"],
    },
    calls,
    get logins() {
      return logins;
    },
    connections: async () => (await countConnections(api.server)) + (await countConnections(files.server)),
    options: (more) => ({ appToken, accountName: "acme", auth: credentials, ...more }),
    on: (target, handler) => void handlers.set(target, handler),
    onLogin: (handler) => {
      beforeLogin = handler;
    },
    expireSessions: () => sessions.clear(),
    close: async () => {
      await Promise.all([api.close(), files.close()]);
    },
  };
}

/** A listener on a free port of loopback. */
export async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ readonly url: string; readonly server: Server; close(): Promise<void> }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, server, close };
}

/** Writes a message the way WApi does. */
export function respond(
  response: ServerResponse,
  { header }: RequestMessage,
  reply: NonNullable<Reply>,
): void {
  const format = header.output_format;
  const withStatus = isRecord(format) && format.populate_http_status_code === true;
  response.writeHead(withStatus && reply.error ? Number(reply.error.id) : 200, {
    "content-type": "application/json; charset=utf-8",
  });
  const body = reply.error ? { error: { success: false, ...reply.error } } : { data: reply.data };
  response.end(
    JSON.stringify({
      // The target gets a suffix, and the key is not always repeated.
      header: { target: `${header.target}.info`, msg_key: "", api_version: apiVersion, ...reply.header },
      body,
    }),
  );
}

async function receive(request: IncomingMessage): Promise<Omit<ReceivedCall, "host" | "headers">> {
  const inHeader = request.headers["x-wimi-wapi"];
  let message: RequestMessage;
  let upload: ReceivedCall["upload"];
  if (typeof inHeader === "string") {
    message = decodeHeaderMessage(inHeader);
    const hash = createHash("sha256");
    let size = 0;
    for await (const piece of request) {
      size += (piece as Buffer).length;
      hash.update(piece as Buffer);
    }
    upload = { size, sha256: hash.digest("hex") };
  } else {
    message = decodeMessage((await readBody(request)).toString());
  }
  const { target, token, identification } = message.header;
  return {
    target: String(target),
    message,
    token: typeof token === "string" ? token : undefined,
    identification: isRecord(identification) ? identification : {},
    data: message.body?.data,
    upload,
  };
}

const countConnections = (server: Server) =>
  new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
