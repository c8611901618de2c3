import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { generatedBytes } from "../support/generated-bytes.js";
import { listen } from "../support/wapi-server.js";

/** What came of an upload. */
export interface Received {
  readonly size: number;
  readonly sha256: string;
  /** What the client told beforehand. */
  readonly length: number | undefined;
}

/** A server of the vendors that send files in one request. It keeps none. */
export interface ByteHost {
  readonly url: string;
  /** Every upload, in order. */
  readonly received: Received[];
  close(): Promise<void>;
}

const formUrl = "/form";

export async function startByteHost(): Promise<ByteHost> {
  const received: Received[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { headers, url = "" } = request;
    const message = headers["x-wimi-wapi"];
    const asJson = (value: unknown) =>
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
    const size = /^\/preview\/image\/(\d+)\//.exec(url)?.[1];
    if (size) return give(Number(size), response);
    if (url === formUrl) {
      received.push(await readForm(request));
      response.writeHead(204).end();
    } else if (url.startsWith("/api/media")) {
      const signedRequest = { url: `http://${headers.host}${formUrl}`, fields: { Key: "a", Policy: "b" } };
      asJson({ signedRequest, fileId: "f1" });
    } else if (message) {
      received.push(await readWhole(request));
      asJson({ header: {}, body: { data: received.at(-1) } });
    } else if (url === "/") {
      const text = Buffer.concat(await request.toArray()).toString();
      return give(JSON.parse(text).body.data.size, response);
    } else {
      received.push(await readWhole(request));
      asJson(received.at(-1));
    }
  };
  const { url, close } = await listen((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return { url, received, close };
}

async function give(size: number, response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": size });
  await pipeline(Readable.from(generatedBytes(0, size)), response);
}

async function readWhole(request: IncomingMessage): Promise<Received> {
  return read(request, 0, Number.POSITIVE_INFINITY);
}

/** Reads the file of a form, which is the last thing in it. */
async function readForm(request: IncomingMessage): Promise<Received> {
  const boundary = /boundary=([\w-]+)$/.exec(`${request.headers["content-type"]}`)?.[1];
  const whole = Number(request.headers["content-length"]);
  let begin = "";
  // All parts before the file are small.
  while (!/filename=.*\r\n(.+\r\n)*\r\n/.test(begin)) {
    const piece: Buffer | null = request.read(1);
    if (piece) begin += piece.toString("latin1");
    else await new Promise((resolve) => request.once("readable", resolve));
  }
  return read(request, begin.length, whole - `\r\n--${boundary}--\r\n`.length);
}

/** Reads the bytes of a request from one place to another. */
async function read(request: IncomingMessage, begin: number, end: number): Promise<Received> {
  const hash = createHash("sha256");
  let offset = begin;
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    const own = piece.subarray(0, Math.max(0, end - offset));
    offset += piece.length;
    size += own.length;
    hash.update(own);
  }
  const told = request.headers["content-length"];
  return { size, sha256: hash.digest("hex"), length: told === undefined ? undefined : Number(told) };
}
