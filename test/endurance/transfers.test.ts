import { afterEach, beforeEach, expect, test } from "vitest";
import { generatedBytes, sha256Of } from "../support/generated-bytes.js";
import { type ByteHost, startByteHost } from "./byte-host.js";
import { limit, size, transfer } from "./transfer.js";

const sha256 = sha256Of(generatedBytes(0, size));
let host: ByteHost;

beforeEach(async () => {
  host = await startByteHost();
});

afterEach(() => host.close());

test.each([
  ["WApi up", undefined],
  ["Zextras up", size],
  // Its form is longer than the file.
  ["WorkDrive up", expect.any(Number)],
])("a file of 1 GiB goes in constant memory: %s", async (way, length) => {
  const { growth } = await transfer(way, host.url, "S3CR3T");
  expect(host.received.at(-1)).toEqual({ size, sha256, length });
  expect(growth).toBeLessThan(limit);
});

test.each(["WApi down", "Zextras down"])("a file of 1 GiB comes in constant memory: %s", async (way) => {
  const { result, growth } = await transfer(way, host.url, "S3CR3T");
  expect(result).toBe(sha256);
  expect(growth).toBeLessThan(limit);
});
