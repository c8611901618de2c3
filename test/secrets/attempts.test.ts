import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stand } from "../hooks/stands.js";
import { stands } from "../hooks/stands.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";
import { escapings } from "./echoes.js";

/** Credentials that are other ones each time. */
const renewed = (count: { sent: number }) => {
  const token = () => `S3CR3T/of+${count.sent++}`;
  return {
    wapi: { appToken: token },
    workdrive: { apiKey: token },
    zextras: { auth: { token: () => `S3CR3T-${count.sent++}` } },
    cloudike: { auth: { token } },
  };
};

describe.each(stands)("what %s was sent at first", (vendor, start) => {
  let stand: Stand;
  beforeEach(async () => {
    stand = await start();
  });
  afterEach(() => stand.close());

  test.each(Object.entries(escapings))("is not in the error of a later attempt, in %s", async (_, write) => {
    const count = { sent: 0 };
    const first: string[] = [];
    stand.answer = ({ headers, body }, response) => {
      if (stand.seen.length === 1) first.push(...tokensOf(JSON.stringify(headers) + body));
      response.writeHead(stand.seen.length < 3 ? 503 : 500, { "content-type": "text/plain" });
      response.end(first.map(write).join(" | "));
    };
    const options = {
      retries: 3,
      maxRetryDelay: 1,
      ...Object.fromEntries(
        Object.entries(renewed(count))
          .filter(([name]) => name === vendor)
          .flatMap(([, one]) => Object.entries(one)),
      ),
    };
    const error = await failureOf(stand.call(options, { safety: "idempotent" }));
    expect(first.length).toBeGreaterThan(0);
    expect(error).toMatchObject({ status: 500, attempts: 3 });
    expect(error.detail).toContain("[redacted]");
    expect(leaks(error), printed(error)).toBe(false);
  });
});

const tokensOf = (text: string) => Array.from(text.matchAll(/S3CR3T[\w/+-]*/g), ([token]) => token);
