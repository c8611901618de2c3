import type { IncomingMessage, ServerResponse } from "node:http";
import type { WorkDriveFacts, WorkDriveOptions } from "../../src/workdrive/index.js";
import { apiKey } from "./secrets.js";
import { type StorageServer, startStorageServer } from "./storage-server.js";
import { listen } from "./wapi-server.js";

/** A request as the server received it. */
export interface WorkDriveRequest {
  readonly method: string;
  readonly path: string;
  /** The query as on the wire, and decoded. */
  readonly search: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What the server answers: a status, JSON, or a text of a media type; nothing when it has written itself. */
export type WorkDriveReply =
  | { readonly status?: number; readonly json?: unknown; readonly text?: string; readonly type?: string }
  | undefined;
export type WorkDriveHandler = (
  request: WorkDriveRequest,
  response: ServerResponse,
) => WorkDriveReply | Promise<WorkDriveReply>;

export interface Post {
  readonly id: string;
  readonly postedAt: string;
}

export interface WorkDriveServer {
  readonly baseUrl: string;
  readonly facts: WorkDriveFacts;
  readonly storage: StorageServer;
  /** Every request that reached the server, refused ones too, in order. */
  readonly requests: WorkDriveRequest[];
  /** What a client must never do. */
  readonly faults: string[];
  /** How listings behave. */
  readonly listing: Listing;
  options(more?: Partial<WorkDriveOptions>): WorkDriveOptions;
  /** Replaces what is answered to `METHOD /path`, before anything is checked. */
  on(target: string, handler: WorkDriveHandler): void;
  connections(): Promise<number>;
  close(): Promise<void>;
}

export interface Listing {
  users: number;
  /** Newest first. */
  posts: Post[];
  /** Whether posts of the very time that is asked for are listed. */
  isInclusive: boolean;
}

export const keyHeader = "X-API-KEY";
export const mediaId = "fdca3aa5-363c-4400-b158-bd59aa168f19";

/** A refusal, thrown where it is found. */
class Refusal {
  constructor(
    readonly status: number,
    readonly message: string,
  ) {}
}

/** Starts a server on loopback that behaves like the service, and a host of storage beside it. */
export async function startWorkDriveServer(): Promise<WorkDriveServer> {
  const storage = await startStorageServer();
  const requests: WorkDriveRequest[] = [];
  const faults: string[] = [];
  const handlers = new Map<string, WorkDriveHandler>();
  const listing: Listing = { users: 23, posts: [], isInclusive: true };

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await receive(incoming);
    const target = `${request.method} ${request.path}`;
    requests.push(request);
    if (request.method === "GET" && (request.body !== "" || request.headers["content-type"] !== undefined))
      faults.push(`${target} has a body`);
    if (request.headers.cookie !== undefined) faults.push(`${target} has a cookie`);
    const handler = handlers.get(target);
    let reply: WorkDriveReply;
    try {
      reply = handler ? await handler(request, response) : answer(request, listing, storage);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply = { status: error.status, json: { statusCode: error.status, message: error.message } };
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
      auth: { in: "header", name: keyHeader },
      errors: {
        401: "Unauthorized -- Your API key is wrong.",
        403: "Forbidden -- The requested content is hidden for administrators only.",
        503: "Service Unavailable -- We're temporarily offline for maintenance. Please try again later.",
      },
    },
    ...{ storage, requests, faults, listing },
    options: (more) => ({ baseUrl: url, apiKey, ...more }),
    on: (target, handler) => void handlers.set(target, handler),
    connections: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    close: async () => {
      await storage.close();
      await close();
    },
  };
}

async function receive(incoming: IncomingMessage): Promise<WorkDriveRequest> {
  const { method = "", url = "", headers } = incoming;
  const { pathname: path, search, searchParams } = new URL(url, "http://127.0.0.1");
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const query = Object.fromEntries(searchParams);
  return { method, path, search: search.slice(1), query, headers, body: Buffer.concat(pieces).toString() };
}

function respond(response: ServerResponse, reply: WorkDriveReply): void {
  if (reply === undefined) return;
  const { status = 200, json, text, type = "application/json; charset=utf-8" } = reply;
  response.writeHead(status, json === undefined && text === undefined ? {} : { "content-type": type });
  response.end(json === undefined ? text : JSON.stringify(json));
}

function answer(request: WorkDriveRequest, listing: Listing, storage: StorageServer): WorkDriveReply {
  if (request.headers[keyHeader.toLowerCase()] !== apiKey) throw new Refusal(401, "Invalid API key");
  const route = routes[`${request.method} ${request.path}`];
  if (!route) throw new Refusal(404, `Cannot ${request.method} ${request.path}`);
  return { json: route(request, listing, storage) };
}

type Route = (request: WorkDriveRequest, listing: Listing, storage: StorageServer) => object;

const routes: Readonly<Record<string, Route>> = {
  "GET /api/users": listUsers,
  "GET /api/posts": listPosts,
  "GET /api/media": ({ query }, _, storage) => {
    for (const name of ["mime", "name", "moduleCode"])
      if (!query[name]) throw new Refusal(400, `${name} is required`);
    return {
      fileId: mediaId,
      signedRequest: { url: storage.url, fields: storage.fields },
      url: "https://cdn.example/5.mp4",
    };
  },
  // One endpoint with two faces: a task of its own, and one of a list.
  "POST /api/tasks": ({ headers, body }) => {
    if (headers["content-type"] !== "application/json") throw new Refusal(415, "JSON only");
    const { title, listId } = JSON.parse(body) as { title?: string; listId?: string };
    if (!title) throw new Refusal(400, "title is required");
    return { id: "t1", title, ...(listId && { listId }) };
  },
};

function listUsers({ query }: WorkDriveRequest, { users }: Listing): object {
  const [page, size] = [Number(query.cur_page ?? 1), Number(query.per_page ?? 10)];
  if (!Number.isInteger(page) || page < 1) throw new Refusal(400, "cur_page must be a positive integer");
  const totalPages = Math.ceil(users / size);
  const all = Array.from({ length: users }, (_, index) => ({
    id: `u${index}`,
    department: query.department,
  }));
  return {
    users: all.slice((page - 1) * size, page * size),
    meta: {
      perPage: size,
      totalPages,
      totalResults: users,
      curPage: page,
      nextPage: page < totalPages ? page + 1 : 0,
    },
  };
}

function listPosts({ query }: WorkDriveRequest, { posts, isInclusive }: Listing): object {
  const till = Date.parse(`${query.time}`);
  if (Number.isNaN(till)) throw new Refusal(400, "time is required");
  const fits = ({ postedAt }: Post) =>
    isInclusive ? Date.parse(postedAt) <= till : Date.parse(postedAt) < till;
  return { posts: posts.filter(fits).slice(0, Number(query.per_page ?? 10)), meta: { perPage: 10 } };
}
