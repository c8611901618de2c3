import { always, type Fault, fails, succeeds } from "./fault.js";

const tooMany = "429 Too Many Requests";
const notNow = "503 Service Unavailable";
const expected = {
  [tooMany]: always(succeeds(2)),
  [notNow]: { safe: succeeds(2), unsafe: fails("StatusError", 1, { status: 503 }) },
};

/** An answer with `Retry-After`, then a good one. */
function comesAgain(
  name: string,
  what: string,
  status: keyof typeof expected,
  headers: Readonly<Record<string, string>>,
  more?: Partial<Fault>,
): Fault {
  const options = { maxRetryDelay: 3000 };
  return { name, what, replies: [{ status, headers }, {}], ...expected[status], options, ...more };
}

/** An answer with a `Retry-After` that nobody waits for. */
function isTooLong(
  name: string,
  what: string,
  status: string,
  text: string,
  options: Fault["options"],
  retryAfter: number,
): Fault {
  const failed = fails("StatusError", 1, { status: Number(status.slice(0, 3)), retryAfter });
  const replies = [{ status, headers: { "Retry-After": text } }];
  return { name, what, replies, options: options ?? {}, ...always(failed) };
}

const quick = { options: { maxRetryDelay: 30 } };
// Where the server tells its own time, the pause is exactly what it says.
const clock = { Date: "%imf+0%" };

/** Servers that tell when a call is to come again. */
export const retryAfter: readonly Fault[] = [
  {
    name: "too-many",
    what: "429 for ever",
    replies: [{ status: tooMany }],
    ...always(fails("StatusError", 3, { status: 429 })),
  },
  comesAgain("too-many-once", "429, and nothing of the time", tooMany, {}, quick),
  comesAgain("after-0", "at once", tooMany, { "Retry-After": "0" }, quick),
  comesAgain("after-seconds", "in a second", tooMany, { "Retry-After": "1" }, { pause: 1000 }),
  comesAgain(
    "after-seconds-503",
    "in a second, where the server is down",
    notNow,
    { "Retry-After": "1" },
    { pause: 1000 },
  ),
  comesAgain("after-date", "at a date", tooMany, { ...clock, "Retry-After": "%imf+1%" }, { pause: 1000 }),
  comesAgain(
    "after-date-503",
    "at a date, where the server is down",
    notNow,
    { ...clock, "Retry-After": "%imf+1%" },
    {
      pause: 1000,
    },
  ),
  comesAgain(
    "after-rfc850",
    "at a date of RFC 850",
    tooMany,
    { ...clock, "Retry-After": "%rfc850+1%" },
    { pause: 1000 },
  ),
  comesAgain(
    "after-asctime",
    "at a date of asctime()",
    tooMany,
    { ...clock, "Retry-After": "%asctime+1%" },
    { pause: 1000 },
  ),
  comesAgain(
    "after-date-without-clock",
    "at a date, of a server that does not tell its time",
    tooMany,
    {
      "Retry-After": "%imf+2%",
    },
    { pause: 1000 },
  ),
  comesAgain(
    "after-past",
    "at a date that has passed",
    tooMany,
    { ...clock, "Retry-After": "%imf-3600%" },
    quick,
  ),
  comesAgain(
    "after-date-of-slow-clock",
    "at a date of a server whose clock is an hour slow",
    tooMany,
    { Date: "%imf-3600%", "Retry-After": "%imf-3599%" },
    { pause: 1000 },
  ),
  comesAgain("after-words", "in words", tooMany, { "Retry-After": "soon" }, quick),
  comesAgain("after-negative", "a negative number", tooMany, { "Retry-After": "-5" }, quick),
  comesAgain("after-fraction", "a number that is not whole", tooMany, { "Retry-After": "1.5" }, quick),
  comesAgain("after-nothing", "an empty header", tooMany, { "Retry-After": "" }, quick),
  isTooLong(
    "after-too-long",
    "longer than `maxRetryDelay`",
    tooMany,
    "120",
    { maxRetryDelay: 60_000 },
    120_000,
  ),
  isTooLong(
    "after-too-long-503",
    "longer than `maxRetryDelay`",
    notNow,
    "120",
    { maxRetryDelay: 60_000 },
    120_000,
  ),
  isTooLong(
    "after-deadline",
    "longer than the rest of `timeout`",
    tooMany,
    "30",
    { timeout: 20_000, maxRetryDelay: 60_000 },
    30_000,
  ),
  isTooLong(
    "after-default",
    "longer than a minute, where nothing is set",
    notNow,
    "61",
    { maxRetryDelay: 60_000 },
    61_000,
  ),
  isTooLong("after-ages", "a number of 20 digits", tooMany, "9".repeat(20), { maxRetryDelay: 60_000 }, 1e23),
  isTooLong("after-500", "after an error that is not repeated", "500 Internal Server Error", "1", {}, 1000),
];
