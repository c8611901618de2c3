import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isDecodeError } from "../../src/core/index.js";
import {
  createZextrasChatsCore,
  isZextrasChatsError,
  jsonOperation,
  operation,
  type ZextrasChats,
  type ZextrasChatsOptions,
} from "../../src/zextras/index.js";
import { failureOf } from "../support/failure.js";
import { startZextrasServer, type ZextrasServer } from "../support/zextras-server.js";

let server: ZextrasServer;
let client: ZextrasChats;
const connect = (options?: Partial<ZextrasChatsOptions>) =>
  createZextrasChatsCore(server.options(options), server.facts);

/** Makes the server answer the listing of rooms with these bytes. */
function answer(type: string | undefined, text: string | Buffer, status = 200) {
  server.on("GET /rooms", (_, response) => {
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(text);
    return undefined;
  });
}

beforeEach(async () => {
  server = await startZextrasServer();
  client = connect();
});

afterEach(() => server.close());

test("an answer that may be missing is JSON or undefined", async () => {
  const { operation: job } = jsonOperation("GET /rooms", { answer: "optional", accept: "application/json" });
  answer("application/json", "[1]");
  await expect(client.call(job)).resolves.toEqual([1]);
  answer("application/json", "", 202);
  await expect(client.call(job)).resolves.toBeUndefined();
  answer("application/json", "{", 200);
  expect(isDecodeError(await failureOf(client.call(job)))).toBe(true);
});

describe("an answer in text", () => {
  test.each([
    ["text/plain", "12"],
    ["text/csv;charset=UTF-8", "a,b\r\n1,é\r\n"],
    ["application/xml", "<a/>"],
    ["text/html", "<h1>A page</h1>"],
    [undefined, "[]"],
    ["text/plain", ""],
  ])("of %s is that text", async (type, text) => {
    answer(type, text);
    const accept = type?.split(";")[0] ?? "text/plain";
    const call = client.call(operation("GET /rooms", { answer: "text", accept }).operation);
    await expect(call).resolves.toBe(text);
    expect(server.requests.at(-1)?.headers.accept).toBe(accept);
  });

  test("that is a page of HTML, or too large, is a DecodeError", async () => {
    const { operation: log } = operation("GET /rooms", { answer: "text", accept: "text/plain" });
    answer("text/html", "<h1>Log in</h1>");
    const page = await failureOf(client.call(log));
    expect(isDecodeError(page)).toBe(true);
    expect(page).toMatchObject({ status: 200, detail: "<h1>Log in</h1>" });
    answer("text/plain", "x".repeat(5000));
    const large = await failureOf(connect({ maxResponseBytes: 1000 }).call(log));
    expect(isDecodeError(large)).toBe(true);
    expect(large.message).toContain("too large");
  });

  test("may be refused", async () => {
    server.on("GET /rooms", () => 403);
    const call = client.call(operation("GET /rooms", { answer: "text", accept: "text/plain" }).operation);
    expect(isZextrasChatsError(await failureOf(call), 403)).toBe(true);
  });
});
