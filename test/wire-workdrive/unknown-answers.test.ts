import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isDecodeError } from "../../src/core/index.js";
import {
  createWorkDriveCore,
  isWorkDriveError,
  jsonOperation,
  type WorkDriveOptions,
} from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";

const target = "DELETE /api/users/1";
const { operation } = jsonOperation(target, { answer: "any" });
let server: WorkDriveServer;
const connect = (more?: Partial<WorkDriveOptions>) => createWorkDriveCore(server.options(more), server.facts);

/** Makes the server answer these bytes. */
function answer(text: string | Buffer, type?: string, status = 200): void {
  server.on(target, (_, response) => {
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(text);
    return undefined;
  });
}

beforeEach(async () => {
  server = await startWorkDriveServer();
});

afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

describe("an answer of which nothing is known", () => {
  test.each<[string, string | Buffer, string | undefined, unknown]>([
    ["JSON", '{"a":[1]}', "application/json", { a: [1] }],
    ["JSON of another media type", "true", "text/html", true],
    ["JSON of none", "null", undefined, null],
    ["a text", "User deleted", "text/plain", "User deleted"],
    ["a text that says it is JSON", "User deleted", "application/json", "User deleted"],
    ["a page", "<p>User deleted</p>", "text/html; charset=utf-8", "<p>User deleted</p>"],
    ["nothing", "", "application/json", undefined],
    ["bytes that are no text", Buffer.from([0x6f, 0x6b, 0xff]), undefined, "ok\ufffd"],
  ])("is %s", async (_, text, type, expected) => {
    answer(text, type);
    expect(await connect().call(operation)).toEqual(expected);
    expect(server.requests[0]?.headers.accept).toBe("*/*");
  });

  test.each([[204], [205]])("is nothing under %i", async (status) => {
    answer("", undefined, status);
    expect(await connect().call(operation)).toBeUndefined();
  });

  test("has the limits of size and depth all the same", async () => {
    answer("x".repeat(500), "text/plain");
    const large = await failureOf(connect({ maxResponseBytes: 400 }).call(operation));
    expect(isDecodeError(large)).toBe(true);
    expect(large.message).toContain("too large");
    answer("[[[[]]]]");
    const deep = await failureOf(connect({ maxDepth: 2 }).call(operation));
    expect(isDecodeError(deep)).toBe(true);
    expect(deep.message).toContain("too deep");
  });

  test("is no page, which comes from another server", async () => {
    answer("<!DOCTYPE html>\n<HTML lang=en>Log in", "text/html");
    const error = await failureOf(connect().call(operation));
    expect(isDecodeError(error)).toBe(true);
    expect(error.detail).toContain("Log in");
  });

  test("may be refused", async () => {
    answer("no such user", "text/plain", 404);
    const error = await failureOf(connect().call(operation));
    expect(isWorkDriveError(error, 404)).toBe(true);
    expect(error.message).toContain("no such user");
  });
});

test("an answer that may be missing is no text", async () => {
  answer("User deleted", "text/plain");
  const optional = jsonOperation(target, { answer: "optional" }).operation;
  expect(isDecodeError(await failureOf(connect().call(optional)))).toBe(true);
});
