import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chain, logRequests, type RequestRecord } from "../../src/core/index.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";
import { good, type Stand, stands } from "./stands.js";

describe.each(stands)("the log of %s", (vendor, start) => {
  let stand: Stand;
  let records: RequestRecord[];
  beforeEach(async () => {
    stand = await start();
    records = [];
  });
  afterEach(() => stand.close());
  const sink = (record: RequestRecord) => void records.push(record);

  test("has one record for every request, without its secrets", async () => {
    stand.answer = (_, response) => {
      response.writeHead(418, { "content-type": "text/plain", "set-cookie": "sid=S3CR3T", "x-mine": "1" });
      response.end("S3CR3T");
    };
    const headers = { "user-agent": "tests", "x-password": "S3CR3T" };
    await failureOf(stand.call({ hooks: chain(logRequests(sink)), headers }));
    const last = records.at(-1);
    expect(last).toMatchObject({
      ...{
        vendor,
        operation: stand.operation,
        attempt: 1,
        method: "POST",
        address: stand.address,
        status: 418,
      },
      requestHeaders: { "user-agent": "tests", "x-password": "[redacted]" },
      responseHeaders: { "content-type": "text/plain", "set-cookie": "[redacted]", "x-mine": "[redacted]" },
    });
    expect(last?.duration).toBeGreaterThan(0);
    expect(Object.keys({ ...last })).not.toContain("error");
    expect(leaks(records), printed(records)).toBe(false);
    expect(records.map(({ operation }) => operation).length).toBe(
      ["wapi", "cloudike"].includes(vendor) ? 2 : 1,
    );
  });

  test("tells the error of a request without an answer, and every attempt", async () => {
    stand.answer = (_, response) => void response.destroy();
    const options = { hooks: chain(logRequests(sink)), retries: 1, maxRetryDelay: 1 };
    await failureOf(stand.call(options, { safety: "read" }));
    const own = records.filter(({ operation }) => operation === stand.operation);
    expect(own.map(({ attempt, status, error, code }) => ({ attempt, status, error, code }))).toEqual(
      [1, 2].map((attempt) => ({
        attempt,
        status: undefined,
        error: "ConnectionError",
        code: expect.any(String),
      })),
    );
  });

  test("shows the headers that it is asked for, and those that the hooks outside of it have added", async () => {
    stand.answer = (_, response) => void response.writeHead(404, { "X-Mine": "1" }).end();
    const hooks = chain(logRequests(sink, { headers: ["X-Mine"] }), logRequests(sink));
    await failureOf(stand.call({ hooks, headers: { "x-mine": "2" } }));
    expect(records.at(-1)).toMatchObject({
      requestHeaders: { "x-mine": "2" },
      responseHeaders: { "x-mine": "1" },
    });
    expect(records.at(-2)).toMatchObject({ requestHeaders: { "x-mine": "[redacted]" } });
  });

  test("fails no call, whatever its sink does", async () => {
    for (const broken of [
      () => {
        throw new Error("disk full");
      },
      () => Promise.reject(new Error("disk full")),
    ])
      await expect(stand.call({ hooks: chain(logRequests(broken)) })).resolves.toEqual(good);
    const stray = () => {
      throw undefined;
    };
    const error = await failureOf(stand.call({ hooks: chain(logRequests(sink), stray) }));
    expect(error.message).toContain("a hook failed: undefined");
    expect(records.at(-1)).toMatchObject({ error: "undefined" });
  });
});
