import { describe, expect, test } from "vitest";
import { backoff, type Failed, mayRepeat, retryAfterOf } from "../../src/core/retry.js";

describe("a pause before a repetition", () => {
  test("has a ceiling that doubles from half a second to eight seconds", () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((failures) => backoff(failures, 1))).toEqual([
      500, 1000, 2000, 4000, 8000, 8000, 8000,
    ]);
  });

  test("is anything below it", () => {
    expect([0, 0.25, 0.5].map((random) => backoff(3, random))).toEqual([0, 500, 1000]);
  });
});

describe("Retry-After", () => {
  const date = "Sun, 06 Nov 1994 08:49:37 GMT";
  const told = (text: string, now?: string) => {
    const headers = new Headers({ "retry-after": text });
    if (now) headers.set("date", now);
    return retryAfterOf({ headers });
  };

  test.each([
    ["0", 0],
    ["120", 120_000],
    [" 7 ", 7000],
  ])("in seconds: %j", (text, expected) => expect(told(text)).toBe(expected));

  test.each([
    ["of RFC 9110", "Sun, 06 Nov 1994 08:49:47 GMT"],
    ["of RFC 850", "Sunday, 06-Nov-94 08:49:47 GMT"],
    ["of asctime", "Sun Nov  6 08:49:47 1994"],
  ])("as a date %s is compared with the clock of the server", (_, text) => {
    expect(told(text, date)).toBe(10_000);
  });

  test("as a date that is over means now", () => {
    expect(told(date)).toBe(0);
  });

  test("as a date is compared with the own clock where the server tells no time", () => {
    const wait = told(new Date(Date.now() + 60_000).toUTCString());
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  test.each([
    "",
    "soon",
    "-5",
    "1.5",
    "0x10",
    "12 seconds",
    "Sun, soon",
    "In 2094",
    "1e3",
    "2030-01-01T00:00:00Z",
  ])("%j tells nothing", (text) => expect(told(text)).toBeUndefined());

  test("that is not there tells nothing", () => {
    expect(retryAfterOf({ headers: new Headers() })).toBeUndefined();
  });
});

describe("what may be repeated", () => {
  const connection = (code?: string): Failed => ({ name: "ConnectionError", code });
  const table: [what: string, failed: Failed, read: boolean, unsafe: boolean][] = [
    ["a status of 429", { name: "HttpError", status: 429 }, true, true],
    ["a status of 408", { status: 408 }, true, false],
    ["a status of 500", { status: 500 }, false, false],
    ["a status of 501", { status: 501 }, false, false],
    ["a status of 502", { status: 502 }, true, false],
    ["a status of 503", { status: 503 }, true, false],
    ["a status of 504", { status: 504 }, true, false],
    ["a status of 401", { status: 401 }, false, false],
    ["a status of 404", { status: 404 }, false, false],
    ["a refused connection", connection("ECONNREFUSED"), true, true],
    ["a refused connection, as others call it", connection("ConnectionRefused"), true, true],
    ["a name that is not found", connection("ENOTFOUND"), true, true],
    ["a resolver that is down", connection("EAI_AGAIN"), true, true],
    ["a host out of reach, perhaps since the request left", connection("EHOSTUNREACH"), true, false],
    ["a net out of reach, perhaps since the request left", connection("ENETUNREACH"), true, false],
    ["a redirect of a stream", { ...connection(), message: "GET /x: … unexpected redirect" }, false, false],
    ["a connection that could not be made in time", connection("UND_ERR_CONNECT_TIMEOUT"), true, true],
    ["a connection that was reset", connection("ECONNRESET"), true, false],
    ["a pipe that broke", connection("EPIPE"), true, false],
    ["a socket that was closed", connection("UND_ERR_SOCKET"), true, false],
    ["a connection of which nothing is told, as in browsers", connection(), true, false],
    ["a certificate that has expired", connection("CERT_HAS_EXPIRED"), false, false],
    ["a list of revoked certificates that has expired", connection("CRL_HAS_EXPIRED"), false, false],
    ["a header that nobody can send", connection("ERR_INVALID_CHAR"), false, false],
    ["an answer that was no HTTP, as others call it", connection("InvalidHTTPResponse"), true, false],
    ["a certificate of its own", connection("DEPTH_ZERO_SELF_SIGNED_CERT"), false, false],
    ["a chain of certificates that is too long", connection("PATH_LENGTH_EXCEEDED"), false, false],
    ["a certificate with a weak signature", connection("UNSPECIFIED"), false, false],
    ["a certificate with a broken date", connection("ERROR_IN_CERT_NOT_AFTER_FIELD"), false, false],
    ["a certificate of another host", connection("ERR_TLS_CERT_ALTNAME_INVALID"), false, false],
    ["a certificate of nobody", connection("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), false, false],
    ["another protocol than TLS", connection("ERR_SSL_WRONG_VERSION_NUMBER"), false, false],
    ["another protocol than TLS, as systems call it", connection("EPROTO"), false, false],
    ["a body that was cut", connection("UND_ERR_RES_CONTENT_LENGTH_MISMATCH"), true, false],
    ["an answer that is no HTTP", connection("HPE_INVALID_CONSTANT"), true, false],
    ["an attempt that took too long", { name: "TimeoutError" }, true, false],
    ["an answer that cannot be read", { name: "DecodeError", status: 200 }, false, false],
    ["an error of a hook", { name: "ApiError" }, false, false],
    ["the caller's abort", { name: "AbortError" }, false, false],
  ];

  test.each(table)("%s", (_, failed, read, unsafe) => {
    expect(mayRepeat(failed, "read")).toBe(read);
    expect(mayRepeat(failed, "idempotent")).toBe(read);
    expect(mayRepeat(failed, "unsafe")).toBe(unsafe);
  });
});
