import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chain, type Hook, isConnectionError, isTimeoutError } from "../../src/core/index.js";
import { failureOf } from "../support/failure.js";
import { good, type Stand, stands } from "./stands.js";

/** Tries again without a pause. */
const soon = { maxRetryDelay: 1 };

describe.each(stands)("attempts of %s", (_vendor, start) => {
  let stand: Stand;
  let usual: Stand["answer"];
  beforeEach(async () => {
    stand = await start();
    usual = stand.answer;
  });
  afterEach(() => stand.close());
  const own =
    (hook: Hook): Hook =>
    (request, next) =>
      request.operation === stand.operation ? hook(request, next) : next();
  /** The first so many requests fail. */
  const failing = (times: number, fail: Stand["answer"]) => {
    stand.answer = (seen, response) => (stand.seen.length <= times ? fail : usual)(seen, response);
  };
  const busy: Stand["answer"] = (_, response) => void response.writeHead(503).end();
  const broken: Stand["answer"] = (_, response) => void response.destroy();

  const keyed = own((request, next) =>
    next(
      request.with({
        safety: "idempotent",
        headers: { ...request.headers, "idempotency-key": request.callId },
      }),
    ),
  );

  test("go through the hooks one by one, with their number", async () => {
    failing(2, busy);
    const seen: unknown[] = [];
    const hook = own(async (request, next) => {
      const { status } = await next();
      seen.push([request.attempt, request.safety, status]);
      return new Response('{"body":{"data":1}}', { status });
    });
    await stand.call({ ...soon, hooks: chain(hook) }, { safety: "read" });
    expect(seen).toEqual([
      [1, "read", 503],
      [2, "read", 503],
      [3, "read", 200],
    ]);
  });

  test("of an unsafe call are several where a hook gives it a key, which stays the same", async () => {
    for (const fail of [busy, broken]) {
      stand.seen.length = 0;
      failing(2, fail);
      await expect(stand.call({ ...soon, hooks: chain(keyed) })).resolves.toEqual(good);
      const keys = stand.seen.map(({ headers }) => headers["idempotency-key"]);
      expect(keys).toEqual([keys[0], keys[0], keys[0]]);
      expect(keys[0]).toMatch(/^[\da-f]{32}$/);
      await stand.call({ hooks: chain(keyed) });
      expect(stand.seen[3]?.headers["idempotency-key"]).not.toBe(keys[0]);
    }
  });

  test("of an unsafe call are one where no hook says otherwise, and where one says `unsafe`", async () => {
    failing(1, busy);
    expect(await failureOf(stand.call({ ...soon, hooks: chain(own((_, next) => next())) }))).toMatchObject({
      attempts: 1,
    });
    stand.seen.length = 0;
    const unsafe = own((request, next) => next(request.with({ safety: "unsafe" })));
    expect(await failureOf(stand.call({ ...soon, hooks: chain(keyed, unsafe) }))).toMatchObject({
      attempts: 1,
    });
  });

  test("are counted by what was sent: twice by one hook, or never", async () => {
    const attempts: number[] = [];
    const twice = own(async (_, next) => {
      await (await next()).arrayBuffer();
      return next();
    });
    stand.answer = (_, response) => void response.writeHead(404).end();
    const count = own((request, next) => {
      attempts.push(request.attempt);
      return next();
    });
    expect(await failureOf(stand.call({ hooks: chain(twice, count) }))).toMatchObject({
      status: 404,
      attempts: 2,
    });
    expect(stand.seen).toHaveLength(2);
    stand.seen.length = 0;
    failing(1, busy);
    const call = stand.call(
      {
        ...soon,
        hooks: chain(
          own((_, next) => next()),
          count,
        ),
      },
      { safety: "read" },
    );
    await expect(call).resolves.toEqual(good);
    expect(attempts.slice(-2)).toEqual([1, 2]);
  });

  test("end with a hook that throws, at once or later, whatever it is", async () => {
    const thrown: readonly (readonly [unknown, string])[] = [
      [new RangeError("out of ink"), "out of ink"],
      ["out of paper", "out of paper"],
      [undefined, "undefined"],
      [null, "undefined"],
      [Symbol("sign"), "Symbol(sign)"],
      [Object.create(null), ""],
    ];
    for (const [value, told] of thrown)
      for (const hook of [
        own(() => {
          throw value;
        }),
        own(() => Promise.reject(value)),
        own(async (_, next) => {
          await next();
          throw value;
        }),
      ]) {
        const error = await failureOf(stand.call({ ...soon, hooks: chain(hook) }, { safety: "read" }));
        expect(error.message).toContain(`${stand.operation}: a hook failed: ${told}`);
        expect(error.name).toBe("ApiError");
        expect(error.attempts).toBeLessThan(2);
      }
  });

  test("have a cause with the words and the place of what a hook threw", async () => {
    async function inkWell(): Promise<Response> {
      throw new RangeError("out of ink");
    }
    const { cause } = await failureOf(stand.call({ hooks: chain(own(inkWell)) }));
    expect(cause).toMatchObject({ message: "out of ink" });
    expect((cause as Error).stack).toMatch(/^RangeError: out of ink\n.*inkWell/s);
  });

  test("end with a hook that gives no response", async () => {
    const forgetful: unknown = async (_: unknown, next: () => Promise<Response>) => void (await next());
    const error = await failureOf(
      stand.call({ ...soon, hooks: chain(own(forgetful as Hook)) }, { safety: "read" }),
    );
    expect(error.message).toContain("a hook failed: it gave no response");
    expect(stand.seen).toHaveLength(1);
  });

  test("that fail show hooks the error of the network, which may be rethrown, or wrapped", async () => {
    stand.answer = broken;
    const errors: unknown[] = [];
    const watch = own((_, next) =>
      next().catch((error: unknown) => {
        errors.push(error);
        throw error;
      }),
    );
    const error = await failureOf(
      stand.call({ ...soon, retries: 1, hooks: chain(watch) }, { safety: "read" }),
    );
    expect(errors).toHaveLength(2);
    expect(isConnectionError(errors[0])).toBe(true);
    expect(error).toBe(errors[1]);
    expect(error).toMatchObject({ attempts: 2, request: { method: "POST", url: stand.address } });
    const wrap = own((_, next) =>
      next().catch((cause: unknown) => {
        throw new Error("wrapped", { cause });
      }),
    );
    expect(await failureOf(stand.call({ ...soon, hooks: chain(wrap) }, { safety: "read" }))).toMatchObject({
      ...{ name: "ApiError", attempts: 1, message: `${stand.operation}: a hook failed: wrapped` },
    });
  });

  test("end with the caller's time or signal, whatever a hook waits for", async () => {
    const asleep = own(() => new Promise(() => {}));
    expect(isTimeoutError(await failureOf(stand.call({ hooks: chain(asleep) }, { timeout: 30 })))).toBe(true);
    const controller = new AbortController();
    const aborting = own((request) => {
      controller.abort();
      expect(request.signal?.aborted).toBe(true);
      return new Promise(() => {});
    });
    const error = await failureOf(stand.call({ hooks: chain(aborting) }, { signal: controller.signal }));
    expect(error.name).toBe("AbortError");
    expect(stand.seen).toEqual([]);
  });

  test("that are over show hooks an AbortError, and are tried again", async () => {
    failing(1, () => {});
    const names: string[] = [];
    const watch = own((_, next) =>
      next().catch((error: Error) => {
        names.push(error.name);
        throw error;
      }),
    );
    const options = { safety: "read", attemptTimeout: 500 } as const;
    await expect(stand.call({ ...soon, hooks: chain(watch) }, options)).resolves.toEqual(good);
    expect(names).toEqual(["AbortError"]);
  });

  test("let go of an answer that a failing hook has asked for", async () => {
    let closed: Promise<unknown> | undefined;
    stand.answer = (_, response) => {
      closed = new Promise((resolve) => response.on("close", () => resolve("closed")));
      response.writeHead(200).write("the beginning");
    };
    const hook = own(async (_, next) => {
      await next();
      throw new Error("no");
    });
    await failureOf(stand.call({ hooks: chain(hook) }));
    await expect(closed).resolves.toBe("closed");
  });
});
