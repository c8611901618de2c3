import { always, type Body, type Fault, fails, good, succeeds, unclear } from "./fault.js";

const limit = { maxResponseBytes: 1_000_000 };
const undecoded = always(fails("DecodeError", 1));

function bodyOf(name: string, what: string, body: Body, more?: Partial<Fault>): Fault {
  return { name, what, replies: [{ body }], ...undecoded, ...more };
}

/** Whole answers with bodies that are wrong. */
export const bodies: readonly Fault[] = [
  bodyOf("html", "a page instead of JSON", { text: "<!doctype html><title>Log in</title>" }),
  bodyOf("empty", "nothing instead of JSON", { text: "" }),
  bodyOf("cut-json", "JSON that ends too early, with its own length", { text: good.slice(0, -9) }),
  bodyOf("length-too-small", "a length that cuts the JSON", { text: good, length: 9 }),
  bodyOf("cut-without-length", "JSON that ends too early, where the connection ends it", {
    text: good.slice(0, -9),
    framing: "none",
  }),
  bodyOf(
    "length-too-large",
    "more bytes than the length tells",
    { text: `${good}{}`, length: good.length },
    {
      ...always(succeeds(1)),
    },
  ),
  bodyOf(
    "without-length",
    "a good body that the connection ends",
    { text: good, framing: "none" },
    {
      ...always(succeeds(1)),
    },
  ),
  bodyOf("text-after-json", "JSON, and more after it", { text: `${good};` }),
  bodyOf("deep-json", "JSON in 100,000 lists", { text: "[".repeat(100_000) + "]".repeat(100_000) }),
  bodyOf("deep-member", "a member deeper than `maxDepth`", {
    text: `{"body":{"data":${'{"a":'.repeat(200)}1${"}".repeat(202)}`,
  }),
  bodyOf(
    "own-proto",
    "JSON with a member named __proto__",
    { text: `{"__proto__":{"ok":false},${good.slice(1)}` },
    {
      ...always(succeeds(1)),
    },
  ),
  bodyOf(
    "broken-utf8",
    "bytes that are no UTF-8 in a text",
    { text: '{"ok":"a\xff","body":{"data":{"ok":"a\xff"}}}', isLatin1: true },
    { ...always({ value: { ok: "a\ufffd" }, requests: 1 }) },
  ),
  bodyOf(
    "byte-order-mark",
    "a byte order mark before the JSON",
    { text: `\ufeff${good}` },
    {
      ...always(succeeds(1)),
    },
  ),
  bodyOf("utf-16", "JSON in UTF-16", { text: [...good].join("\0"), isLatin1: true }),
  bodyOf("large", "2 MB, where 1 MB is read", { text: "x".repeat(1000), times: 2000 }, { options: limit }),
  bodyOf(
    "endless",
    "a body without an end",
    { text: "[".repeat(4000), isEndless: true, framing: "none" },
    { options: limit },
  ),
  bodyOf(
    "endless-chunks",
    "chunks without an end",
    { text: "x".repeat(4000), isEndless: true, framing: "chunked" },
    { options: limit },
  ),
  bodyOf(
    "bomb",
    "20 MB of zeros, packed",
    { text: "0".repeat(1_000_000), times: 20, coding: "gzip" },
    { options: limit },
  ),
  {
    name: "gzip",
    what: "a good packed body",
    replies: [{ headers: { "Content-Encoding": "gzip" }, body: { text: good, coding: "gzip" } }],
    ...always(succeeds(1)),
  },
  {
    name: "cut-gzip",
    what: "a packed body that ends too early, with its own length",
    replies: [{ headers: { "Content-Encoding": "gzip" }, body: { text: good, coding: "cut gzip" } }],
    ...undecoded,
  },
  {
    name: "no-gzip",
    what: "a body that is called packed and is not",
    replies: [{ headers: { "Content-Encoding": "gzip" } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "unknown-coding",
    what: "a body in a coding that nobody knows",
    replies: [{ headers: { "Content-Encoding": "x-unknown" }, body: { text: "\u0001\u0002\u0003" } }],
    ...undecoded,
  },
  {
    name: "endless-error",
    what: "an error whose text has no end",
    replies: [
      {
        status: "400 Bad Request",
        headers: { "Content-Type": "text/plain" },
        body: { text: "x".repeat(1000), isEndless: true, framing: "none" },
      },
    ],
    options: limit,
    ...always(fails("StatusError", 1, { status: 400 })),
  },
];
