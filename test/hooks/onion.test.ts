import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Hook, HookRequest } from "../../src/core/index.js";
import { chain } from "../../src/core/index.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";
import { good, type Stand, stands } from "./stands.js";

describe.each(stands)("hooks of %s", (vendor, start) => {
  let stand: Stand;
  beforeEach(async () => {
    stand = await start();
  });
  afterEach(() => stand.close());
  const own = (hook: Hook): Hook =>
    async function only(request, next) {
      return request.operation === stand.operation ? hook(request, next) : next();
    };

  test("stand around a request, the first one outermost", async () => {
    const steps: string[] = [];
    const named = (name: string): Hook =>
      own(async (_, next) => {
        steps.push(`${name} begins`);
        const response = await next();
        steps.push(`${name} has ${response.status}`);
        return response;
      });
    await expect(stand.call({ hooks: chain(named("outer"), named("inner")) })).resolves.toEqual(good);
    expect(steps).toEqual(["outer begins", "inner begins", "inner has 200", "outer has 200"]);
  });

  test("are told of the request, and show no secret of it when they print it", async () => {
    const requests: HookRequest[] = [];
    const hook: Hook = (request, next) => {
      requests.push(request);
      return next();
    };
    await stand.call({ hooks: chain(hook) });
    const last = requests.at(-1);
    expect({ ...last }).toEqual({
      ...{ vendor, operation: stand.operation, attempt: 1, safety: "unsafe" },
      ...{ method: "POST", address: stand.address },
    });
    expect(leaks([last?.headers, last?.body, last?.url])).toBe(true);
    for (const request of requests) expect(leaks(request), printed(request)).toBe(false);
  });

  test("see logins under the operation that logs in", async () => {
    const operations: string[] = [];
    const hook: Hook = (request, next) => {
      operations.push(request.operation);
      return next();
    };
    await stand.call({ hooks: chain(hook) });
    const logins = { wapi: ["auth.user.Login"], cloudike: ["POST /api/1/accounts/login/"] };
    expect(operations).toEqual([
      ...(Object.entries(logins).find(([name]) => name === vendor)?.[1] ?? []),
      stand.operation,
    ]);
  });

  test("change headers and URL, which the inner ones and the server see", async () => {
    const urls: string[] = [];
    const change = own((request, next) =>
      next(request.with({ headers: { ...request.headers, "X-Trace": "7" }, url: `${request.url}?trace=8` })),
    );
    const look = own((request, next) => {
      urls.push(request.url);
      expect(request.headers["x-trace"]).toBe("7");
      return next();
    });
    await stand.call({ hooks: chain(change, look) });
    expect(urls).toEqual([`${stand.address}${vendor === "wapi" ? "" : ""}?trace=8`]);
    expect(stand.seen[0]?.headers["x-trace"]).toBe("7");
    if (vendor !== "wapi") expect(stand.seen[0]?.search).toContain("trace=8");
  });

  test("change the body", async () => {
    const change = own((request, next) =>
      next(request.with({ body: `${request.body}`.replace("Ship", "Sink") })),
    );
    await stand.call({ hooks: chain(change) });
    expect(stand.seen[0]?.body).toMatch(/Sink( |\+|%20)it/);
  });

  test("may not send a request to another origin", async () => {
    for (const url of [
      "http://127.0.0.1:1/",
      stand.origin.replace("http:", "https:"),
      stand.origin.replace("127.0.0.1", "localhost"),
      stand.origin.replace("//", "//S3CR3T:x@"),
      `${stand.origin}@evil.example/`,
      "S3CR3T",
    ]) {
      const error = await failureOf(
        stand.call({ hooks: chain(own((request, next) => next(request.with({ url })))) }),
      );
      expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
      expect(error.message).toContain(
        url === "S3CR3T" ? "a hook failed: " : "a hook failed: it sent the request to another origin",
      );
      expect(leaks(error), printed(error)).toBe(false);
    }
    expect(stand.seen).toEqual([]);
  });

  test("may not do so by changing what goes to `fetch` either", async () => {
    const mutate = own((request, next) => {
      Object.assign(request.init, { url: "http://127.0.0.1:1/" });
      return next();
    });
    const error = await failureOf(stand.call({ hooks: chain(mutate) }));
    expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
    expect(error.message).toContain("a hook failed: Cannot assign to read only property");
    expect(stand.seen).toEqual([]);
  });

  test("may not break out of a header", async () => {
    for (const headers of [
      { "x-a": "S3CR3T\r\nx-b: 1" },
      { "x-a: S3CR3T\r\nx-b": "1" },
      { "x-a": "☃ S3CR3T" },
    ]) {
      const error = await failureOf(
        stand.call({ hooks: chain(own((request, next) => next(request.with({ headers })))) }),
      );
      expect(error.message).toMatch(/a hook failed: bad (name of a header|character in header x-a)/);
      expect(leaks(error), printed(error)).toBe(false);
    }
    const mutate = own((request, next) => {
      Object.assign(request.headers, { "x-a": "1" });
      return next();
    });
    expect((await failureOf(stand.call({ hooks: chain(mutate) }))).message).toContain(
      "a hook failed: Cannot add property",
    );
    expect(stand.seen).toEqual([]);
  });

  test("answer without a request", async () => {
    const value = vendor === "wapi" ? { header: {}, body: { data: good } } : good;
    const hook = own(async () => Response.json(value));
    await expect(stand.call({ hooks: chain(hook) })).resolves.toEqual(good);
    const refuse = own(async () => Response.json({}, { status: 404 }));
    expect(await failureOf(stand.call({ hooks: chain(refuse) }))).toMatchObject({ status: 404, attempts: 0 });
    expect(stand.seen).toEqual([]);
  });

  test("replace an answer", async () => {
    stand.answer = (_, response) => void response.writeHead(404).end();
    const value = vendor === "wapi" ? { header: {}, body: { data: good } } : good;
    const hook = own(async (_, next) =>
      (await next()).status === 404 ? Response.json(value) : Response.error(),
    );
    const { response, data } = await stand.call({ hooks: chain(hook) }).withResponse();
    expect([data, response.status]).toEqual([good, 200]);
  });

  test("hand an answer over unread", async () => {
    stand.answer = (_, response) =>
      void response.writeHead(200, { "content-type": "text/plain" }).end("bytes");
    const hook = own(async (_, next) => {
      const { body } = await next();
      return new Response(body, { headers: { "x-hooked": "1" } });
    });
    const response = await stand.call({ hooks: chain(hook) }).asResponse();
    expect(response.headers.get("x-hooked")).toBe("1");
    await expect(response.text()).resolves.toBe("bytes");
  });

  test("stand before the `fetch` of the client, and that of the call", async () => {
    const given: string[] = [];
    const named =
      (name: string): typeof fetch =>
      (input, init) => {
        given.push(`${name} ${new Headers(init?.headers).get("x-trace")}`);
        return fetch(input, init);
      };
    const hooks = chain(
      own((request, next) => next(request.with({ headers: { ...request.headers, "x-trace": "7" } }))),
    );
    await stand.call({ hooks, fetch: named("client") });
    await stand.call({ hooks, fetch: named("client") }, { fetch: named("call") });
    expect(given.filter((one) => !one.endsWith("null"))).toEqual(["client 7", "call 7"]);
  });
});
