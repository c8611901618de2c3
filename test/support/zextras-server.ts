import { createHash } from "node:crypto";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { ZextrasChatsFacts, ZextrasChatsOptions } from "../../src/zextras/index.js";
import { sessionToken } from "./secrets.js";
import { listen } from "./wapi-server.js";

/** A request as the server received it. */
export interface ReceivedRequest {
  readonly method: string;
  /** Without the base and the query, as on the wire. */
  readonly path: string;
  /** The query as on the wire, and decoded. */
  readonly search: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: IncomingMessage["headers"];
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The decoded `fileName` and `description`. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What the service answers: a status without a body, or JSON, or bytes; nothing when it has written itself. */
export type Reply =
  | number
  | { readonly status?: number; readonly json?: object; readonly bytes?: Buffer }
  | undefined;
export type Handler = (request: ReceivedRequest, response: ServerResponse) => Reply | Promise<Reply>;

export interface ZextrasServer {
  readonly baseUrl: string;
  readonly facts: ZextrasChatsFacts;
  /** Every request that reached the server, refused ones too, in order. */
  readonly requests: ReceivedRequest[];
  /** Whether services behind this one can be reached. */
  healthy: boolean;
  options(more?: Partial<ZextrasChatsOptions>): ZextrasChatsOptions;
  /** Replaces what is answered to `METHOD /path`, before anything is checked. */
  on(target: string, handler: Handler): void;
  connections(): Promise<number>;
  close(): Promise<void>;
}

export const cookieName = "ZM_AUTH_TOKEN";
export const roomId = "c3631f02-ff67-42b8-8775-18c47f52a678";
export const userId = "2c4a230c-5085-4924-a3e1-25fb4fc5965b";
export const fileId = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
/** Attachments of the one room. */
export const attachmentCount = 25;

const prefix = "/services/chats";
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const escaped = /^(\\u[\da-f]{4})*$/i;
const texts = ["fileName", "description"];

/** A refusal, thrown where it is found. */
class Refusal {
  constructor(readonly status: number) {}
}

/** The cursor behind so many attachments: opaque, and with every character of Base64. */
export const cursorAt = (offset: number): string => Buffer.from(`>>>???${offset}ÿÿ`).toString("base64");

/** Starts a server on loopback that behaves like the service behind its proxy. */
export async function startZextrasServer(): Promise<ZextrasServer> {
  const requests: ReceivedRequest[] = [];
  const handlers = new Map<string, Handler>();
  const state = { healthy: true };

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { request, refusal } = await receive(incoming);
    requests.push(request);
    const handler = handlers.get(`${request.method} ${request.path}`);
    let reply: Reply;
    try {
      if (refusal && !handler) throw refusal;
      reply = handler ? await handler(request, response) : answer(request, state.healthy);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply = error.status;
    }
    respond(response, reply);
  };

  const { url, server, close } = await listen((incoming, response) => {
    // A handler that fails must not leave the client waiting.
    serve(incoming, response).catch(() => response.destroy());
  });
  const baseUrl = `${url}${prefix}`;
  return {
    baseUrl,
    facts: {
      auth: { in: "cookie", name: cookieName },
      escaped: texts,
      errors: { 403: "The requester could not access the resource" },
    },
    requests,
    get healthy() {
      return state.healthy;
    },
    set healthy(value) {
      state.healthy = value;
    },
    options: (more) => ({ baseUrl, auth: { token: sessionToken }, ...more }),
    on: (target, handler) => void handlers.set(target, handler),
    connections: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    close,
  };
}

/** Errors have no body, and the reason phrase as their media type. */
function respond(response: ServerResponse, reply: Reply): void {
  if (reply === undefined) return;
  const { status, json, bytes } =
    typeof reply === "number"
      ? { status: reply, json: undefined, bytes: undefined }
      : { status: 200, json: undefined, bytes: undefined, ...reply };
  if (status >= 400) response.writeHead(status, { "content-type": `${STATUS_CODES[status]}` }).end();
  else if (json) response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
  else if (bytes) response.writeHead(status, { "content-type": "application/octet-stream" }).end(bytes);
  else response.writeHead(status).end();
}

/** Reads a request, as far as it is permitted. */
async function receive(
  incoming: IncomingMessage,
): Promise<{ request: ReceivedRequest; refusal: Refusal | undefined }> {
  const { method = "", url = "", headers } = incoming;
  const [path = "", search = ""] = url.split("?");
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const cookies = Object.fromEntries(
    (headers.cookie ?? "").split("; ").map((one) => [one.split("=")[0], one.slice(one.indexOf("=") + 1)]),
  );
  const decoded: Record<string, string> = {};
  let refusal = path.startsWith(`${prefix}/`) ? undefined : new Refusal(404);
  if (!path.startsWith(`${prefix}/health`)) refusal ??= refuseSession(headers, cookies);
  for (const name of texts) {
    const text = headers[name.toLowerCase()];
    if (typeof text !== "string") continue;
    if (!escaped.test(text)) refusal ??= new Refusal(400);
    decoded[name] = text.replace(/\\u(....)/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  const request: ReceivedRequest = {
    method,
    path: path.startsWith(prefix) ? path.slice(prefix.length) : path,
    search,
    query: search === "" ? [] : search.split("&").map(decodePair),
    headers,
    cookies,
    body: Buffer.concat(pieces),
    texts: decoded,
  };
  return { request, refusal };
}

function decodePair(pair: string): [string, string] {
  const [name = "", value = ""] = pair.split("=").map(decodeURIComponent);
  return [name, value];
}

function refuseSession(
  headers: IncomingMessage["headers"],
  cookies: Record<string, string>,
): Refusal | undefined {
  const queue = headers["queue-id"];
  const isKnown = cookies[cookieName] === sessionToken;
  return isKnown && (queue === undefined || uuid.test(`${queue}`)) ? undefined : new Refusal(401);
}

type Route = (request: ReceivedRequest, healthy: boolean) => Reply;

const json = (value: object, status = 200): Reply => ({ json: value, status });
const picture = { bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]) };

/** By method and path, with `*` for one segment. A path with and without a slash at its end are two. */
const routes: Readonly<Record<string, Route>> = {
  "GET /health/ready": (_, healthy) => (healthy ? 204 : 424),
  "GET /rooms": ({ query }) => json(query.map(([name, value]) => ({ id: roomId, name, description: value }))),
  "POST /rooms": (request) => {
    const room = bodyOf(request);
    if (room.type === undefined) throw new Refusal(400);
    // What has no value is left out, required or not.
    return json({ ...room, id: roomId, userSettings: { muted: false } }, 201);
  },
  "GET /rooms/*": () => json({ id: roomId, type: "group", userSettings: { muted: false } }),
  "DELETE /rooms/*": () => 204,
  "PUT /rooms/*/picture": (request) => {
    upload(request);
    if (!/^image\//.test(`${request.headers.mimetype}`)) throw new Refusal(400);
    return 204;
  },
  "GET /rooms/*/picture": () => picture,
  "POST /rooms/*/members": (request) => {
    const member = bodyOf(request);
    if (member.historyCleared === undefined) throw new Refusal(500);
    return json({ userId: member.userId, owner: member.owner ?? false }, 201);
  },
  "GET /rooms/*/attachments": listAttachments,
  "POST /rooms/*/attachments": (request) => {
    upload(request);
    const { area } = request.headers;
    if (area !== undefined && !/^\d+x\d+$/.test(`${area}`)) throw new Refusal(400);
    return json({ id: fileId, sha256: createHash("sha256").update(request.body).digest("hex") }, 201);
  },
  "GET /users": ({ query }) => {
    const ids = query.filter(([name]) => name === "userIds").map(([, id]) => id);
    if (ids.length < 1 || ids.length > 10 || !ids.every((id) => uuid.test(id))) throw new Refusal(400);
    return json(ids.map((id) => ({ id, type: "internal" })));
  },
  "GET /attachments/*/download": () => picture,
  "GET /preview/image/*/*/": (_, healthy) => (healthy ? picture : 424),
  "GET /preview/image/*/*/thumbnail": (_, healthy) => (healthy ? picture : 424),
  "GET /preview/pdf/*/": (_, healthy) => (healthy ? picture : 424),
};

function answer(request: ReceivedRequest, healthy: boolean): Reply {
  const { method, path } = request;
  const fits = (target: string) =>
    target === `${method} ${path}` ||
    new RegExp(`^${target.replaceAll("*", "[^/]+")}$`).test(`${method} ${path}`);
  const found = Object.entries(routes).find(([target]) => fits(target));
  if (!found) throw new Refusal(404);
  return found[1](request, healthy);
}

function bodyOf({ headers, body }: ReceivedRequest): Record<string, unknown> {
  if (headers["content-type"] !== "application/json") throw new Refusal(415);
  return JSON.parse(body.toString()) as Record<string, unknown>;
}

function upload({ headers, texts }: ReceivedRequest): void {
  if (headers["transfer-encoding"] !== undefined || headers["content-length"] === undefined)
    throw new Refusal(411);
  if (texts.fileName === undefined || headers.mimetype === undefined) throw new Refusal(400);
}

function listAttachments({ query }: ReceivedRequest): Reply {
  const given = Object.fromEntries(query);
  const size = Number(given.itemsNumber ?? 10);
  const offsets = Array.from({ length: attachmentCount }, (_, index) => index);
  const start = given.filter === undefined ? 0 : offsets.find((offset) => cursorAt(offset) === given.filter);
  if (start === undefined || !Number.isInteger(size)) throw new Refusal(400);
  const end = start + size;
  const attachments = offsets
    .slice(start, end)
    .map((index) => ({ id: fileId, name: `${index}.png`, size: index }));
  return json({ attachments, ...(end < attachmentCount && { filter: cursorAt(end) }) });
}
