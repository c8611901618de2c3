import { always, type Fault, fails, type Reply, succeeds, unclear } from "./fault.js";

const silent: Reply = { cut: { at: "start", by: "silence" } };
const options = { attemptTimeout: 1000 };

/** Answers that do not come, or take too long. */
export const silence: readonly Fault[] = [
  {
    name: "never-answers",
    what: "nothing after the request",
    replies: [silent],
    options,
    ...unclear("TimeoutError"),
  },
  {
    name: "never-reads",
    what: "a connection that nobody reads from",
    port: "mute",
    options,
    safe: fails("TimeoutError", 0, { attempts: 3 }),
    unsafe: fails("TimeoutError", 0, { attempts: 1 }),
    differences: {
      browser: {
        because: "it is the preflight that nobody reads, and Chromium lets that of an aborted request go on",
        isLeftOut: true,
      },
    },
  },
  {
    name: "answers-late",
    what: "nothing after the first request, and a good answer to the next",
    replies: [silent, {}],
    options,
    safe: succeeds(2),
    unsafe: fails("TimeoutError", 1),
  },
  {
    name: "drips-head",
    what: "the head of the answer comes a byte at a time",
    replies: [{ drips: "head" }],
    options,
    ...unclear("TimeoutError"),
  },
  {
    name: "drips-body",
    what: "the body comes a byte at a time",
    replies: [{ drips: "body" }],
    options,
    ...unclear("TimeoutError"),
  },
  {
    name: "stops-in-body",
    what: "half the body, then nothing",
    replies: [{ cut: { at: "body", by: "silence" } }],
    options,
    ...unclear("TimeoutError"),
  },
  {
    name: "reads-late",
    what: "a payload is not read for some seconds",
    replies: [{ reads: "late", cut: { at: "start", by: "silence" } }],
    payload: 3_000_000,
    options,
    ...unclear("TimeoutError"),
  },
  {
    name: "deadline",
    what: "nothing, where the call has a deadline",
    replies: [silent],
    options: { timeout: 800 },
    ...always(fails("TimeoutError", 1)),
  },
  {
    name: "deadline-in-body",
    what: "half the body, where the call has a deadline",
    replies: [{ cut: { at: "body", by: "silence" } }],
    options: { timeout: 800 },
    ...always(fails("TimeoutError", 1)),
  },
  {
    name: "deadline-over-attempts",
    what: "the deadline comes before the second attempt is over",
    replies: [silent],
    options: { attemptTimeout: 2500, timeout: 4500 },
    safe: fails("TimeoutError", 2),
    unsafe: fails("TimeoutError", 1),
  },
  {
    name: "aborted",
    what: "the caller aborts while nothing comes",
    replies: [silent],
    isAborted: true,
    ...always(fails("AbortError", 1)),
  },
  {
    name: "aborted-in-body",
    what: "the caller aborts while the body is read",
    replies: [{ cut: { at: "body", by: "silence" } }],
    isAborted: true,
    ...always(fails("AbortError", 1)),
  },
  {
    name: "aborted-in-pause",
    what: "the caller aborts while the call waits to be tried again",
    replies: [{ status: "429 Too Many Requests", headers: { "Retry-After": "30" } }],
    options: { maxRetryDelay: 60_000 },
    isAborted: true,
    ...always(fails("AbortError", 1)),
  },
];
