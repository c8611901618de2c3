import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { listen } from "./wapi-server.js";

/** How the host disturbs one request. */
export interface Disturbance {
  /** Ends the connection after so many bytes of the content, whichever way it goes. */
  readonly cut?: number;
  /** Ends the answer properly after so many bytes, fewer than its headers tell. */
  readonly short?: number;
  /** Answers this instead, once the content is there. */
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers before the content is there. */
  readonly isHasty?: boolean;
  /** Never answers. */
  readonly isSilent?: boolean;
}

/** A request as the host sees it. */
export interface StorageCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  /** How many requests came before it. */
  readonly index: number;
}

/** What was stored under a path, or a part of it. */
export interface Stored {
  readonly size: number;
  readonly sha256: string;
  /** The bytes, where they are few. */
  readonly bytes: Buffer;
  readonly headers: IncomingMessage["headers"];
}

/** A file that can be fetched. */
export interface StoredFile {
  readonly size: number;
  read(begin: number, end: number): Iterable<Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether a part of it can be asked for. */
  readonly hasRanges: boolean;
}

export interface CloudikeStorage {
  readonly url: string;
  /** What was stored, by path, with the number of the part behind it: `/put/t1?1`. */
  readonly stored: Map<string, Stored>;
  readonly files: Map<string, StoredFile>;
  /** Every request that came, in order. */
  readonly calls: StorageCall[];
  /** What a client must never do. */
  readonly faults: string[];
  /** Disturbs requests; nothing leaves one alone. */
  disturb: ((call: StorageCall) => Disturbance | undefined) | undefined;
  /** Requests that were neither answered nor broken off. */
  readonly pending: { count: number };
  close(): Promise<void>;
}

const foreign = ["mountbit-auth", "cookie", "authorization", "x-client", "transfer-encoding"];
const fewBytes = 2 ** 20;

/** Starts a host of storage on a port of its own, which knows nobody. */
export async function startCloudikeStorage(): Promise<CloudikeStorage> {
  const stored = new Map<string, Stored>();
  const files = new Map<string, StoredFile>();
  const calls: StorageCall[] = [];
  const faults: string[] = [];
  const pending = { count: 0 };
  const state: Pick<CloudikeStorage, "disturb"> = { disturb: undefined };

  const take = async (call: StorageCall, incoming: IncomingMessage, response: ServerResponse) => {
    const disturbance = state.disturb?.(call) ?? {};
    const { status, body, headers, cut = Number.POSITIVE_INFINITY } = disturbance;
    if (disturbance.isHasty) return void response.writeHead(status ?? 200, headers).end(body);
    const hash = createHash("sha256");
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of incoming as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > cut) return void response.destroy();
      hash.update(piece);
      if (size <= fewBytes) pieces.push(piece);
      else pieces.length = 0;
    }
    if (disturbance.isSilent) return;
    if (`${size}` !== call.headers["content-length"]) faults.push(`${call.path} has another length`);
    if (status !== undefined) return void response.writeHead(status, headers).end(body);
    const number = call.query.get("part");
    stored.set(number === null ? call.path : `${call.path}?${number}`, {
      ...{ size, sha256: hash.digest("hex"), bytes: Buffer.concat(pieces), headers: call.headers },
    });
    response.writeHead(200, { etag: '"stored"' }).end();
  };

  const { url, close } = await listen((incoming, response) => {
    const { method = "", headers } = incoming;
    const { pathname: path, searchParams: query } = new URL(`${incoming.url}`, "http://127.0.0.1");
    const call = { method, path, query, headers, index: calls.length };
    calls.push(call);
    pending.count++;
    response.on("close", () => pending.count--);
    for (const name of foreign) if (headers[name] !== undefined) faults.push(`${method} ${path} has ${name}`);
    if (method === "GET") {
      give(call, files.get(path), state.disturb?.(call) ?? {}, response).catch(() => response.destroy());
      return;
    }
    // A request that breaks off stores nothing.
    take(call, incoming, response).catch(() => response.destroy());
  });
  return {
    ...{ url, stored, files, calls, faults, pending, close },
    get disturb() {
      return state.disturb;
    },
    set disturb(disturb) {
      state.disturb = disturb;
    },
  };
}

/** Answers a file, or the part of it that is asked for. */
async function give(
  { headers }: StorageCall,
  file: StoredFile | undefined,
  { cut, short, status, body, headers: more, isSilent }: Disturbance,
  response: ServerResponse,
): Promise<void> {
  if (isSilent) return;
  if (!file || status !== undefined) return void response.writeHead(status ?? 404, more).end(body);
  const begin = Number(/^bytes=(\d+)-$/.exec(`${headers.range}`)?.[1] ?? Number.NaN);
  const { etag, "last-modified": modified } = file.headers;
  const isSame = [undefined, etag, modified].includes(headers["if-range"]?.toString());
  const isPart = file.hasRanges && isSame && Number.isInteger(begin);
  const from = isPart ? begin : 0;
  response.writeHead(isPart ? 206 : 200, {
    ...(!file.headers["transfer-encoding"] && { "content-length": file.size - from }),
    ...(short !== undefined && { connection: "close" }),
    ...(isPart && { "content-range": `bytes ${from}-${file.size - 1}/${file.size}` }),
    ...file.headers,
    ...more,
  });
  const end = Math.min(file.size, from + (cut ?? short ?? file.size));
  for (const piece of file.read(from, end)) {
    if (response.destroyed) return;
    if (!response.write(piece)) await room(response);
  }
  if (cut === undefined || end === file.size) return void response.end();
  // What was written is to arrive.
  response.write("", () => setTimeout(() => response.destroy(), 20));
}

/** Waits till there is room for more, or nobody who wants it. */
function room(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });
}
