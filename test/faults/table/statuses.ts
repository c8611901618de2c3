import { always, type Expectation, type Fault, fails, type Reply, succeeds, unclear } from "./fault.js";

const page = { text: "<!doctype html><h1>Bad Gateway</h1>" };
const html = { "Content-Type": "text/html" };

function refusal(status: string, what: string, expected: Pick<Fault, "safe" | "unsafe">): Fault {
  const reply: Reply = {
    status,
    headers: { "Content-Type": "application/json" },
    body: { text: '{"message":"no"}' },
  };
  return { name: `status-${status.slice(0, 3)}`, what, replies: [reply], ...expected };
}

const lasting = (status: number): Pick<Fault, "safe" | "unsafe"> =>
  always(fails("StatusError", 1, { status }));
const passing = (status: number): Pick<Fault, "safe" | "unsafe"> => unclear("StatusError", { status });

function redirect(
  name: string,
  what: string,
  status: string,
  location?: string,
  more?: Partial<Fault>,
): Fault {
  const headers: Readonly<Record<string, string>> = location === undefined ? {} : { Location: location };
  const expected: Expectation = fails("HttpError", 1, { status: Number(status.slice(0, 3)) });
  return {
    name,
    what,
    replies: [{ status, headers, body: { text: "" } }],
    ...always(expected),
    differences: {
      browser: {
        because: "a browser tells nothing of a redirect that is not followed",
        safe: { status: 0 },
        unsafe: { status: 0 },
      },
    },
    ...more,
  };
}

/** Answers with other statuses than 200. */
export const statuses: readonly Fault[] = [
  {
    name: "status-1xx",
    what: "interim answers before the good one",
    replies: [
      {
        before: "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n",
      },
    ],
    ...always(succeeds(1)),
  },
  {
    name: "only-1xx",
    what: "an interim answer, and no other",
    replies: [{ before: "HTTP/1.1 102 Processing\r\n\r\n", cut: { at: "start", by: "reset" } }],
    ...unclear("ConnectionError"),
  },
  {
    name: "status-101",
    what: "another protocol, which nobody asked for",
    replies: [
      {
        before:
          "HTTP/1.1 101 Switching Protocols\r\nAccess-Control-Allow-Origin: %from%\r\nAccess-Control-Allow-Credentials: true\r\nConnection: Upgrade\r\nUpgrade: raw\r\n\r\n",
        cut: { at: "start", by: "end" },
      },
    ],
    ...unclear("ConnectionError"),
  },
  {
    name: "status-204",
    what: "204 with a body",
    via: ["rest", "cookie"],
    replies: [{ status: "204 No Content" }],
    ...always({ value: null, requests: 1 }),
  },
  {
    name: "status-205",
    what: "205 without a body",
    via: ["rest", "cookie"],
    replies: [{ status: "205 Reset Content", body: { text: "" } }],
    ...always({ value: null, requests: 1 }),
  },
  {
    name: "status-204-rpc",
    what: "204, where a message is awaited",
    via: ["rpc"],
    replies: [{ status: "204 No Content", body: { text: "" } }],
    ...always(fails("DecodeError", 1, { status: 204 })),
  },
  {
    name: "status-304",
    what: "not modified, which nobody asked for",
    replies: [{ status: "304 Not Modified", body: { text: "" } }],
    ...always(fails("HttpError", 1, { status: 304 })),
  },
  refusal("400 Bad Request", "the request is wrong", lasting(400)),
  refusal("401 Unauthorized", "the key is refused, and there is no other", lasting(401)),
  refusal("403 Forbidden", "the server refuses", lasting(403)),
  refusal("404 Not Found", "there is none", lasting(404)),
  refusal("408 Request Timeout", "the server gave up waiting", passing(408)),
  refusal("409 Conflict", "it is there already", lasting(409)),
  refusal("425 Too Early", "not now", lasting(425)),
  refusal("500 Internal Server Error", "the server failed", lasting(500)),
  refusal("501 Not Implemented", "the server cannot", lasting(501)),
  refusal("502 Bad Gateway", "the server behind failed", passing(502)),
  refusal("503 Service Unavailable", "not now", passing(503)),
  refusal("504 Gateway Timeout", "the server behind is late", passing(504)),
  refusal("507 Insufficient Storage", "it is full", lasting(507)),
  {
    name: "html-502",
    what: "the page of a proxy",
    replies: [{ status: "502 Bad Gateway", headers: html, body: page }],
    ...passing(502),
  },
  {
    name: "html-404",
    what: "the page of another server",
    replies: [{ status: "404 Not Found", headers: html, body: page }],
    ...lasting(404),
  },
  {
    name: "status-503-once",
    what: "not now, then good",
    replies: [{ status: "503 Service Unavailable" }, {}],
    safe: succeeds(2),
    unsafe: fails("StatusError", 1, { status: 503 }),
  },
  {
    name: "many-problems",
    what: "503, a reset connection, then good",
    replies: [{ status: "503 Service Unavailable" }, { cut: { at: "start", by: "reset" } }, {}],
    safe: succeeds(3),
    unsafe: fails("StatusError", 1, { status: 503 }),
  },
  {
    name: "cut-503",
    what: "503 with a cut body",
    replies: [{ status: "503 Service Unavailable", body: { text: "x", length: 2000 } }, {}],
    safe: succeeds(2),
    unsafe: fails("ConnectionError", 1),
  },
  redirect(
    "redirect-301",
    "moved, at the same origin",
    "301 Moved Permanently",
    "/fault/gzip/moved/api/items",
  ),
  redirect("redirect-302", "found, at the same origin", "302 Found", "/fault/gzip/moved/api/items"),
  redirect("redirect-303", "see other", "303 See Other", "/fault/gzip/moved/api/items"),
  redirect("redirect-307", "to another origin", "307 Temporary Redirect", "%other%/stray/%path%"),
  redirect("redirect-308", "to another origin, for good", "308 Permanent Redirect", "%other%/stray/%path%"),
  redirect("redirect-loop", "to itself", "302 Found", "%origin%%path%"),
  redirect("redirect-nowhere", "without a location", "302 Found"),
  redirect("redirect-file", "to another scheme", "302 Found", "file:///etc/hostname"),
];
