import type { IncomingMessage, ServerResponse } from "node:http";
import type { CloudikeFacts, CloudikeOptions } from "../../src/cloudike/index.js";
import { type Accounts, loginTarget, openAccounts, tokenHeader } from "./cloudike-accounts.js";
import { type Files, openFiles } from "./cloudike-files.js";
import { Refusal } from "./cloudike-refusal.js";
import { type CloudikeRequest, faultsOf, receive } from "./cloudike-request.js";
import { credentials } from "./secrets.js";
import { listen } from "./wapi-server.js";

export { loginTarget, tokenHeader } from "./cloudike-accounts.js";
export { Refusal } from "./cloudike-refusal.js";
export type { CloudikeRequest } from "./cloudike-request.js";

/** What the server answers: a status, JSON or a text; nothing when it has written itself. */
export type CloudikeReply =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | undefined;

/** @param rest - What stands for the `*` of the route, decoded. */
export type CloudikeHandler = (
  request: CloudikeRequest,
  rest: string,
  response: ServerResponse,
) => CloudikeReply | Promise<CloudikeReply>;

export interface CloudikeServer {
  readonly baseUrl: string;
  readonly facts: CloudikeFacts;
  readonly accounts: Accounts;
  readonly files: Files;
  /** Every request that reached the server, refused ones too, in order. */
  readonly requests: CloudikeRequest[];
  /** What a client must never do. */
  readonly faults: string[];
  /** More operations, whose credentials are checked: `METHOD /path`, which may end in `*`. They go before others. */
  readonly routes: Map<string, CloudikeHandler>;
  options(more?: Partial<CloudikeOptions>): CloudikeOptions;
  /** Replaces what is answered to a route, before anything is checked. */
  on(target: string, handler: CloudikeHandler | undefined): void;
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a server on loopback that behaves like the API. */
export async function startCloudikeServer(): Promise<CloudikeServer> {
  const accounts = openAccounts();
  const files = openFiles();
  const requests: CloudikeRequest[] = [];
  const faults: string[] = [];
  const replaced = new Map<string, CloudikeHandler>();
  const own = new Map<string, CloudikeHandler>(Object.entries(files.routes));
  own.set("POST /api/1/accounts/logout/", (request) => ({ json: accounts.logout(request) }));
  own.set("GET /api/1/accounts/get/", () => ({ json: { userid: 94, name: "Jane" } }));
  const routes = new Map<string, CloudikeHandler>();

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await receive(incoming);
    requests.push(request);
    faults.push(...faultsOf(request));
    let reply: CloudikeReply;
    try {
      const found = find(replaced, request);
      if (found) reply = await found.handler(request, found.rest, response);
      else if (`${request.method} ${request.path}` === loginTarget) reply = { json: accounts.login(request) };
      else {
        accounts.check(request);
        const { handler, rest } = find(routes, request) ?? find(own, request) ?? missing(request);
        reply = await handler(request, rest, response);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, description } = error;
      reply = { status, json: { code, description } };
    }
    respond(response, reply);
  };
  const { url, server, close } = await listen((incoming, response) => {
    // A handler that fails must not leave the client waiting.
    serve(incoming, response).catch(() => response.destroy());
  });
  return {
    baseUrl: url,
    facts: {
      auth: { in: "header", name: tokenHeader },
      login: loginTarget,
      errors: { 403: "Access denied" },
    },
    ...{ accounts, files, requests, faults, routes },
    options: (more) => ({ baseUrl: url, auth: credentials, ...more }),
    on: (target, handler) => void (handler ? replaced.set(target, handler) : replaced.delete(target)),
    connections: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    close,
  };
}

function missing({ method, path }: CloudikeRequest): never {
  throw new Refusal(404, "NotFound", `There is no ${method} ${path}`);
}

function find(
  routes: ReadonlyMap<string, CloudikeHandler>,
  { method, path }: CloudikeRequest,
): { readonly handler: CloudikeHandler; readonly rest: string } | undefined {
  const target = `${method} ${path}`;
  for (const [route, handler] of routes) {
    const begin = route.replace(/\*$/, "");
    const fits = begin === route ? target === route : target.startsWith(begin);
    if (fits) return { handler, rest: decodeURIComponent(target.slice(begin.length)) };
  }
  return undefined;
}

function respond(response: ServerResponse, reply: CloudikeReply): void {
  if (reply === undefined) return;
  const { status = 200, json, text, type = "application/json; charset=utf-8", headers } = reply;
  const isEmpty = json === undefined && text === undefined;
  response.writeHead(status, { ...(!isEmpty && { "content-type": type }), ...headers });
  response.end(json === undefined ? text : JSON.stringify(json));
}
