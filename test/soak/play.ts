import type { ServerResponse } from "node:http";
import type { Good } from "./answers.js";
import type { Dice } from "./dice.js";
import type { FaultName } from "./faults.js";

/** An answer on its way, and who it is for. */
export interface Playing {
  readonly response: ServerResponse;
  readonly good: Good;
  readonly dice: Dice;
  /** The vendor, of whose errors it is one. */
  readonly vendor: string;
  /** Makes every session bad. */
  expire(): void;
}

/** Answers with a fault; where it is none, well. */
export function play(fault: FaultName, playing: Playing): void {
  plays[fault](playing);
}

/** A good answer whose body is another, or is told another length. */
function answer(
  { response, good }: Playing,
  change?: (body: Buffer) => { body: Buffer; length: number },
): void {
  const isJson = "json" in good;
  const whole = isJson ? Buffer.from(JSON.stringify(good.json)) : "bytes" in good ? good.bytes : undefined;
  if (!whole) {
    response.writeHead(204).end();
    return;
  }
  const { body, length } = change?.(whole) ?? { body: whole, length: whole.length };
  const type = isJson ? "application/json" : "application/octet-stream";
  const isWhole = length === body.length;
  // What is too much would spoil the next request on that connection, which is none of this fault.
  const headers = { "content-type": type, "content-length": length, etag: '"1"' };
  response.writeHead(200, isWhole ? headers : { ...headers, connection: "close" });
  if (isWhole) response.end(body);
  else response.write(body, () => response.socket?.destroy());
}

/** A status, in the way of the vendor. */
function refuse({ response, vendor, dice }: Playing, status: number, headers: object = {}): void {
  if (vendor === "wapi" && (status === 401 || (status === 429 && dice.next() < 0.5))) {
    const error = { id: status, str: "Refused", success: false };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ header: {}, body: { error } }));
    return;
  }
  const body = vendor === "cloudike" ? JSON.stringify({ code: `Status${status}`, description: "no" }) : "";
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

/** When a client may come again: at once, in a second, or at a time that has passed. */
const delays = { "0": 10, "1": 1, "Thu, 01 Jan 2015 00:00:00 GMT": 2 };

const plays: Readonly<Record<FaultName, (playing: Playing) => void>> = {
  none: (playing) => answer(playing),
  slow: (playing) => {
    const { response, dice } = playing;
    const timer = setTimeout(() => answer(playing), dice.between(5, 80));
    response.on("close", () => clearTimeout(timer));
  },
  reset: ({ response }) => response.socket?.resetAndDestroy(),
  cutHead: ({ response: { socket } }) =>
    socket?.write("HTTP/1.1 200 OK\r\ncontent-ty", () => socket.destroy()),
  cutBody: (playing) =>
    answer(playing, (body) => ({ body: body.subarray(0, body.length >> 1), length: body.length })),
  tooLong: (playing) => answer(playing, (body) => ({ body, length: body.length + 10 })),
  tooMany: (playing) => refuse(playing, 429, { "retry-after": playing.dice.weighted(delays) }),
  away: (playing) => refuse(playing, 503, { "retry-after": playing.dice.weighted(delays) }),
  failed: (playing) => refuse(playing, 500),
  expired: (playing) => {
    playing.expire();
    refuse(playing, 401);
  },
  page: ({ response }) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<html><p>Please log in</p></html>"),
  truncated: (playing) =>
    answer(playing, (body) => ({ body: body.subarray(0, -1), length: body.length - 1 })),
  tooShort: (playing) => answer(playing, (body) => ({ body, length: body.length - 1 })),
  // Until the client leaves.
  hang: () => {},
};
