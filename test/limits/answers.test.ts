import { brotliCompressSync, constants, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isDecodeError } from "../../src/core/index.js";
import { good, type Stand, stands } from "../hooks/stands.js";
import { failureOf } from "../support/failure.js";

/** Zeros that become JSON of a size, in bytes. */
const huge = Buffer.concat([Buffer.from('"'), Buffer.alloc(2 ** 28, "0"), Buffer.from('"')]);
const params = { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 24 };
let bombs: Readonly<Record<string, Buffer>>;

beforeAll(() => {
  bombs = { gzip: gzipSync(huge), deflate: deflateSync(huge), br: brotliCompressSync(huge, { params }) };
});

describe.each(stands)("an answer of %s", (vendor, start) => {
  let stand: Stand;
  let usual: Stand["answer"];
  beforeAll(async () => {
    stand = await start();
    usual = stand.answer;
  });
  beforeEach(() => {
    stand.answer = usual;
  });
  afterAll(() => stand.close());
  /** Answers a JSON text in the place of data. */
  const answer = (json: string, status = 200) => {
    const text = vendor === "wapi" ? `{"header":{},"body":{"data":${json}}}` : json;
    stand.answer = (_, response) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(text);
  };

  test.each(["gzip", "deflate", "br"])(
    "that is a bomb of %s is not unpacked to its end",
    async (encoding) => {
      const bomb = bombs[encoding] ?? Buffer.of();
      expect(bomb.length).toBeLessThan(2 ** 19);
      for (const status of [200, 500]) {
        stand.answer = (_, response) => {
          const headers = { "content-encoding": encoding, "content-type": "application/json" };
          response.writeHead(status, { ...headers, "content-length": bomb.length }).end(bomb);
        };
        const before = process.memoryUsage().arrayBuffers;
        const error = await failureOf(stand.call({ maxResponseBytes: 2 ** 20 }));
        expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 27);
        if (status === 200) expect(error.message).toContain("too large");
        expect(error).toMatchObject({ status, attempts: 1 });
        expect(error.message.length).toBeLessThan(1000);
      }
    },
  );

  test("that is no valid packing is a broken connection", async () => {
    stand.answer = (_, response) =>
      void response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip");
    expect((await failureOf(stand.call())).name).toBe("ConnectionError");
  });

  test("may be as deep as it is permitted, and no deeper, however deep it is", async () => {
    const deep = (levels: number, [open, close] = ["[", "]"]) => open.repeat(levels) + close.repeat(levels);
    const around = vendor === "wapi" ? 2 : 0;
    for (const [levels, maxDepth] of [
      [128, undefined],
      [20, 20],
    ] as const) {
      // The outermost is nested in nothing.
      answer(deep(levels + 1 - around));
      await expect(stand.call({ maxDepth })).resolves.toBeInstanceOf(Array);
      for (const more of [
        deep(levels + 2 - around),
        deep(1e6),
        `${'{"a":'.repeat(1e6)}1${"}".repeat(1e6)}`,
      ]) {
        answer(more);
        const error = await failureOf(stand.call({ maxDepth }));
        expect([isDecodeError(error), error.message]).toEqual([true, expect.stringContaining("too deep")]);
      }
    }
    answer(deep(1e6), 500);
    expect((await failureOf(stand.call())).status).toBe(500);
  });

  test("changes nothing of Object.prototype, nor of what it is copied to", async () => {
    const evil =
      '{"__proto__":{"evil":1},"constructor":{"prototype":{"evil":1}},"prototype":{"evil":1},"toString":1}';
    answer(`{"list":[${evil}],"nested":{"a":${evil}},"\\u005f_proto__":{"evil":1}}`);
    const data = Object(await stand.call());
    for (const one of [data, data.list[0], data.nested.a]) {
      expect(Object.getPrototypeOf(one)).toBe(Object.prototype);
      expect(Object.keys(one)).not.toContain("__proto__");
      expect(Object.assign({}, one)).not.toHaveProperty("evil");
    }
    expect(data.nested.a).toEqual({
      ...{ constructor: { prototype: { evil: 1 } }, prototype: { evil: 1 }, toString: 1 },
    });
    for (const error of [evil, `{"body":{"error":${evil}}}`, `{"error":${evil},"message":${evil}}`]) {
      stand.answer = (_, response) => void response.writeHead(400).end(error);
      expect(Object.keys(await failureOf(stand.call()))).not.toContain("evil");
    }
    expect({}).not.toHaveProperty("evil");
  });

  test("with headers named as those of objects is an answer", async () => {
    stand.answer = (seen, response) => {
      response.setHeader("__proto__", "a").setHeader("constructor", "b").setHeader("toString", "c");
      usual(seen, response);
    };
    await expect(stand.call()).resolves.toEqual(good);
  });
});
