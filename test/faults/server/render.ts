import { gzipSync } from "node:zlib";
import { type Body, good, type Reply } from "../table/fault.js";

/** An answer as it goes over the wire, in the parts that it can be cut in. */
export interface Rendered {
  readonly status: Buffer;
  readonly headers: Buffer;
  readonly body: Buffer;
  /** What comes after the body, or for ever. */
  readonly end: Buffer;
}

/** What stands for `%name%` in an answer. */
export type Values = Readonly<Record<string, string>>;

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The forms of a date in HTTP. */
const dates: Readonly<Record<string, (date: Date) => string>> = {
  imf: (date) => date.toUTCString(),
  rfc850: (date) =>
    date.toUTCString().replace(/^\w+, (\d+) (\w+) \d\d(\d\d)/, `${days[date.getUTCDay()]}, $1-$2-$3`),
  asctime: (date) =>
    date
      .toUTCString()
      .replace(/^(\w+), 0?(\d+) (\w+) (\d+) ([\d:]+) GMT$/, (_, name, day: string, month, year, time) =>
        [name, month, day.padStart(2), time, year].join(" "),
      ),
};

/** Puts values in the place of their names. */
export function fill(text: string, values: Values): string {
  return text
    .replace(/%(imf|rfc850|asctime)([+-]\d+)%/g, (_, form: string, seconds) =>
      String(dates[form]?.(new Date(Date.now() + Number(seconds) * 1000))),
    )
    .replace(/%(\w+)%/g, (whole, name: string) => values[name] ?? whole);
}

/** Packing much takes long. */
const packs = new Map<string, Buffer>();

function bytesOf({ text = good, times = 1, isLatin1, coding }: Body, values: Values): Buffer {
  const plain = Buffer.from(fill(text, values).repeat(times), isLatin1 ? "latin1" : "utf8");
  if (!coding) return plain;
  const packed = packs.get(text) ?? gzipSync(plain);
  packs.set(text, packed);
  return coding === "cut gzip" ? packed.subarray(0, -20) : packed;
}

/** Writes an answer. Pages of other origins may read all of it. */
export function render(reply: Reply, values: Values): Rendered {
  const { body = {}, headers = {}, lines = "", isKept, status = "200 OK" } = reply;
  const bytes = bytesOf(body, values);
  const { framing = "length", length = bytes.length, coding, isEndless } = body;
  const all: Readonly<Record<string, string>> = {
    "Access-Control-Allow-Origin": "%from%",
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Expose-Headers": "Retry-After, Date",
    "Content-Type": "application/json",
    Connection: isKept ? "keep-alive" : "close",
    ...(coding && { "Content-Encoding": "gzip" }),
    ...(framing === "length" && { "Content-Length": `${length}` }),
    ...(framing === "chunked" && { "Transfer-Encoding": "chunked" }),
    ...headers,
  };
  const head = Object.entries(all).map(([name, text]) => `${name}: ${fill(text, values)}\r\n`);
  const chunk = Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
  const framed = framing === "chunked" ? chunk : bytes;
  const last = framing === "chunked" ? Buffer.from("0\r\n\r\n") : Buffer.alloc(0);
  return {
    status: Buffer.from(`HTTP/1.1 ${status}\r\n`),
    headers: Buffer.from(`${lines}${head.join("")}\r\n`),
    body: framed,
    end: isEndless ? framed : last,
  };
}
