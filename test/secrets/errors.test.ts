import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CallOptions, chain, type Hook, logRequests } from "../../src/core/index.js";
import type { Answer, Seen } from "../hooks/stands.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";
import { escapings, known } from "./echoes.js";
import { type Scheme, schemes } from "./schemes.js";

/** Tries again without a pause. */
const soon = { maxRetryDelay: 1, retries: 1 };

/** Repeats every secret in every escaping, in a body of a kind. */
const echo =
  (status: number, type: string, around: (said: string) => string = (said) => said): Answer =>
  (seen, response) => {
    const said = Object.values(escapings).flatMap((write) => known(seen).map(write));
    response.writeHead(status, { "content-type": type, "set-cookie": "sid=S3CR3T" });
    // As much as an error looks at comes first.
    response.end(around(said.join(" ")).slice(0, 60_000));
  };

/** The same with one escaping, whose secrets are then all in what an error shows. */
const echoEach =
  (name: string): Answer =>
  (seen, response) => {
    const secrets = known(seen).map(escapings[name] ?? String);
    response.writeHead(500, { "content-type": "text/plain" }).end(secrets.reverse().join(" | "));
  };

const provocations: Readonly<Record<string, readonly [Answer, CallOptions?]>> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 408, 409, 429, 500, 503].map((status) => [
      `${status} with a text`,
      [echo(status, "text/plain"), { safety: "idempotent" }] as const,
    ]),
  ),
  "an HTML page": [echo(500, "text/html", (said) => `<!doctype html><p class="error">${said}</p>`)],
  "an HTML page instead of JSON": [echo(200, "text/html", (said) => `<html>${said}</html>`)],
  "JSON that is cut": [echo(200, "application/json", (said) => JSON.stringify({ said }).slice(0, -2))],
  "JSON with a message": [
    echo(422, "application/json", (said) =>
      JSON.stringify({ code: said.slice(0, 900), message: said, error: said, description: said }),
    ),
  ],
  "JSON with the error of a message": [
    echo(200, "application/json", (said) =>
      JSON.stringify({
        body: { error: { id: 400, str: said, detail_str: said, debug_msg: { said } } },
      }).slice(0, 50_000),
    ),
  ],
  ...Object.fromEntries(
    Object.keys(escapings).map((name) => [`a text in the escaping of ${name}`, [echoEach(name)] as const]),
  ),
  "a reason phrase, a media type and a challenge": [
    ({ headers }, response) => {
      const said = `${headers.authorization ?? headers.cookie ?? "S3CR3T"}`;
      const bearer = "S3CR3T.bearer-token_of-a.proxy";
      response.writeHead(401, `No ${said} ${bearer}`, {
        ...{ "content-type": `text/${bearer}`, "www-authenticate": said, server: bearer },
        ...{ date: bearer, "retry-after": bearer, "x-request-id": said },
      });
      response.end("no");
    },
  ],
  "a redirect": [
    ({ headers }, response) => {
      const said = encodeURIComponent(`${headers.authorization}`);
      response
        .writeHead(302, { location: `https://S3CR3T:x@evil.example/${said}/?t=${said}#${said}` })
        .end(said);
    },
  ],
  "a broken connection": [(_, response) => void response.destroy(), { safety: "idempotent" }],
  "an answer that is no HTTP": [
    ({ headers }, { socket }) => void socket?.end(`${headers.authorization} broken`),
  ],
  "a body that breaks": [
    ({ headers }, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 9999 });
      response.write(JSON.stringify(headers), () => response.destroy());
    },
  ],
  "a timeout": [() => {}, { timeout: 100 }],
  "a timeout of every attempt": [() => {}, { attemptTimeout: 100, safety: "idempotent" }],
  "an abort": [() => {}, { signal: AbortSignal.abort() }],
  "a header that cannot be sent": [() => {}, { headers: { "x-key": "S3CR3T\r\nx: y" } }],
  "a name of a header that cannot be sent": [() => {}, { headers: { "x-key\r\nS3CR3T": "y" } }],
  "a `fetch` that tells all": [
    () => {},
    {
      fetch: (input, init) => {
        const error = new Error(`could not send ${JSON.stringify([input, init])}`, { cause: init });
        return Promise.reject(Object.assign(error, { input, init, code: "S3CR3T".length }));
      },
    },
  ],
};

describe.each(schemes)("with %s", (_, start) => {
  let scheme: Scheme;
  beforeEach(async () => {
    scheme = await start();
  });
  afterEach(() => scheme.close());

  test.each(Object.entries(provocations))("%s shows no secret", async (_, [answer, options]) => {
    scheme.answer = answer;
    const told: unknown[] = [];
    const watch: Hook = async (request, next) => {
      told.push(request);
      return next().catch((error: unknown) => {
        told.push(error);
        throw error;
      });
    };
    const hooks = chain(
      logRequests((record) => told.push(record)),
      watch,
    );
    const call = scheme.call({ ...soon, hooks }, options);
    const error = await failureOf(call);
    expect(leaks(error), printed(error)).toBe(false);
    expect(leaks(await call.safe().then(({ ok }) => [call, ok]))).toBe(false);
    for (const one of told) expect(leaks(one), printed(one)).toBe(false);
  });

  test.each(Object.entries(escapings))("every secret alone is found in %s", async (_, write) => {
    let seen: Seen | undefined;
    scheme.answer = (given, response) => {
      seen = given;
      response.writeHead(404).end();
    };
    const kept: string[] = [];
    const look: Hook = async (request, next) => {
      const response = await next();
      const { redact } = request;
      for (const secret of seen ? known(seen) : []) {
        const text = redact(`begin ${write(secret)} end`);
        expect(leaks(text), `${write(secret)} becomes ${text}`).toBe(false);
        kept.push(text);
      }
      return response;
    };
    await failureOf(scheme.call({ hooks: chain(look) }));
    expect(kept.length).toBeGreaterThan(10);
    for (const text of kept) expect(text).toMatch(/^begin.*\[redacted\].*end$/s);
  });

  test("a hook that tells all shows no secret", async () => {
    const tell: Hook = ({ url, headers, body }) => {
      throw Object.assign(new Error(`failed with ${body} and ${JSON.stringify(headers)}`), {
        url,
        headers,
        body,
      });
    };
    const error = await failureOf(scheme.call({ hooks: chain(tell) }));
    expect(error.message).toContain("a hook failed: failed");
    expect(leaks(error), printed(error)).toBe(false);
  });

  test("what hooks add is a secret as well", async () => {
    scheme.answer = ({ headers, search }, response) => {
      response.writeHead(500).end(`${headers["x-token"]} ${search} ${decodeURIComponent(search)}`);
    };
    const add: Hook = (request, next) =>
      next(
        request.with({
          url: `${request.url}${request.url.includes("?") ? "&" : "?"}hook_key=S3CR3T%2Bof+a%20hook`,
          headers: { ...request.headers, "x-token": "S3CR3T: of a hook" },
        }),
      );
    const error = await failureOf(scheme.call({ hooks: chain(add) }));
    expect(error.detail ?? error.message).toContain("[redacted]");
    expect(leaks(error), printed(error)).toBe(false);
  });
});
