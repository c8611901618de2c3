import { always, type Fault, fails, good, type Reply, succeeds, unclear } from "./fault.js";

/** Why calls end otherwise where no code tells what happened. */
export const noCode =
  "a browser does not tell why a connection broke, so that nobody knows whether the request has left";
const takenForWhole = {
  because: "it takes what came before the end of such a connection for all",
  ...always(fails("DecodeError", 1)),
};
const leftOut = {
  because: "it leaves such a line out",
  ...always({ ...succeeds(1), error: undefined }),
};
const longBody = { text: `{"text":"${"x".repeat(2000)}"}` };
const resets: Reply = { cut: { at: "start", by: "reset" } };

/** Connections that are not made, or break. */
export const connections: readonly Fault[] = [
  {
    name: "refused",
    what: "nothing listens at the port",
    port: "closed",
    ...always(fails("ConnectionError", 0, { attempts: 3, code: ["ECONNREFUSED"] })),
    differences: { browser: { because: noCode, unsafe: { attempts: 1 } } },
  },
  {
    name: "refused-then-up",
    what: "nothing listens at the first attempt",
    port: "opens",
    ...always(succeeds(1)),
    differences: { browser: { because: noCode, unsafe: fails("ConnectionError", 0, { attempts: 1 }) } },
  },
  {
    name: "unknown-host",
    what: "the name of the host has no address",
    at: "unknown host",
    ...always(fails("ConnectionError", 0, { attempts: 3, code: ["ENOTFOUND", "EAI_AGAIN"] })),
    differences: { browser: { because: noCode, unsafe: { attempts: 1 } } },
  },
  {
    name: "reset-on-accept",
    what: "the connection is reset as soon as it is made",
    port: "reset",
    safe: fails("ConnectionError", 0, { attempts: 3 }),
    unsafe: fails("ConnectionError", 0, { attempts: 1 }),
  },
  {
    name: "reset-before-body",
    what: "reset when the head of the request is there",
    replies: [{ reads: "head", ...resets }],
    payload: 300_000,
    ...unclear("ConnectionError"),
  },
  {
    name: "reset-after-request",
    what: "reset when the whole request is there",
    replies: [resets],
    ...unclear("ConnectionError", { code: ["ECONNRESET"] }),
  },
  {
    name: "reset-in-status",
    what: "reset in the status line",
    replies: [{ cut: { at: "status", by: "reset" } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "reset-in-headers",
    what: "reset in the headers",
    replies: [{ cut: { at: "headers", by: "reset" } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "reset-in-body",
    what: "reset in the middle of the body",
    replies: [{ body: longBody, cut: { at: "body", by: "reset" } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "reset-in-chunks",
    what: "reset in the middle of a chunked body",
    replies: [{ isKept: true, body: { ...longBody, framing: "chunked" }, cut: { at: "body", by: "reset" } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "reset-in-last-chunks",
    what: "reset in the middle of a chunked body, on a connection that is not kept",
    replies: [{ body: { ...longBody, framing: "chunked" }, cut: { at: "body", by: "reset" } }],
    ...unclear("ConnectionError"),
    differences: { node20: takenForWhole },
  },
  {
    name: "reset-without-length",
    what: "reset in the middle of a body whose end is that of the connection: Node takes it for whole",
    replies: [{ body: { ...longBody, framing: "none" }, cut: { at: "body", by: "reset" } }],
    ...always(fails("DecodeError", 1)),
    differences: { browser: { because: "browsers see that it is cut", ...unclear("ConnectionError") } },
  },
  {
    name: "reset-twice",
    what: "reset twice, then good",
    replies: [resets, resets, {}],
    safe: succeeds(3),
    unsafe: fails("ConnectionError", 1),
  },
  {
    name: "reset-without-retries",
    what: "reset where `retries` is 0",
    replies: [resets],
    options: { retries: 0 },
    ...always(fails("ConnectionError", 1)),
  },
  {
    name: "reset-of-kept",
    what: "a connection that was kept is reset by the next request",
    replies: [resets, {}],
    isWarm: true,
    safe: { ...succeeds(2), connections: 1 },
    unsafe: fails("ConnectionError", 1, { connections: 0 }),
    differences: {
      browser: {
        because:
          "Chromium itself sends any request again when a kept connection was reset, and nobody can forbid it",
        isResent: true,
        safe: { connections: undefined },
        unsafe: { ...succeeds(2), error: undefined, connections: undefined },
      },
    },
  },
  {
    name: "ended-before-answer",
    what: "closed without an answer",
    replies: [{ cut: { at: "start", by: "end" } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "half-closed-early",
    what: "half-closed when the head is there, and the body is still read",
    replies: [{ reads: "head", cut: { at: "start", by: "end" } }],
    payload: 300_000,
    ...unclear("ConnectionError"),
  },
  {
    name: "half-closed-after-answer",
    what: "an answer and the end before the body of the request has been read",
    replies: [{ reads: "head" }],
    payload: 300_000,
    ...always(succeeds(1)),
  },
  {
    name: "ended-in-headers",
    what: "closed in the headers",
    replies: [{ cut: { at: "headers", by: "end" } }],
    ...unclear("ConnectionError"),
    differences: {
      browser: {
        because: "Chromium takes the headers that came for all, and finds no body",
        ...always(fails("DecodeError", 1)),
      },
    },
  },
  {
    name: "ended-in-body",
    what: "a body shorter than its length",
    replies: [{ body: { text: good, length: 2000 } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "ended-in-chunks",
    what: "a chunked body without its last chunk",
    replies: [{ isKept: true, body: { text: good, framing: "chunked" }, cut: { at: "body", by: "end" } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "ended-in-last-chunks",
    what: "a chunked body without its last chunk, on a connection that is not kept",
    replies: [{ body: { text: good, framing: "chunked" }, cut: { at: "body", by: "end" } }],
    ...unclear("ConnectionError"),
    differences: { node20: takenForWhole },
  },
  {
    name: "ended-once",
    what: "a cut body, then a good answer",
    replies: [{ body: { text: good, length: 2000 } }, {}],
    safe: succeeds(2),
    unsafe: fails("ConnectionError", 1),
  },
];

/** What answers, and speaks another language. */
export const strangers: readonly Fault[] = [
  {
    name: "no-http",
    what: "an answer that is no HTTP",
    replies: [{ before: "SSH-2.0-OpenSSH_9.2\r\n", cut: { at: "start", by: "end" } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "broken-header",
    what: "a header whose name holds a space",
    replies: [{ lines: "X Broken: 1\r\n" }],
    ...unclear("ConnectionError"),
    differences: { node20: leftOut, node22: leftOut, browser: leftOut },
  },
  {
    name: "two-lengths",
    what: "two lengths that differ",
    replies: [{ lines: "Content-Length: 7\r\n" }],
    ...unclear("ConnectionError"),
  },
  {
    name: "huge-headers",
    what: "300 KB of headers",
    replies: [{ lines: `X-Large: ${"x".repeat(1000)}\r\n`.repeat(300) }],
    ...unclear("ConnectionError"),
  },
  {
    name: "broken-chunk",
    what: "a chunk whose size is no number",
    replies: [
      {
        before:
          "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: %from%\r\nAccess-Control-Allow-Credentials: true\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        cut: { at: "start", by: "end" },
      },
    ],
    ...unclear("ConnectionError"),
  },
];
