import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { generatedBytes, sha256Of } from "../support/generated-bytes.js";

const size = 2 ** 30;
const partSize = 2 ** 23;
const mebibyte = 2 ** 20;

let hosts: TransferHosts;

/** Lets a process of its own transfer a file, and tells what came of it. */
async function transfer(way: "up" | "down") {
  const token = "S3CR3T-huge";
  hosts.server.accounts.tokens.set(token, "email:jane@example.com");
  const program = join(import.meta.dirname, "../support/huge-transfer.ts");
  const args = ["--import", "tsx", program, way, hosts.server.baseUrl, token, `${size}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 110_000 });
  const { result, growth } = JSON.parse(stdout) as { readonly result: string; readonly growth: number };
  return { result, growth };
}

beforeEach(async () => {
  hosts = await startTransferHosts();
});

afterEach(async () => {
  expect(await hosts.close()).toEqual([]);
});

test("a file of 1 GiB goes up in constant memory, over a connection that breaks", async () => {
  let cuts = 0;
  hosts.storage.disturb = ({ path, query }) =>
    path === "/put/t2" && query.get("part") === "60" && cuts++ === 0 ? { cut: partSize / 2 } : undefined;
  const { result, growth } = await transfer("up");
  expect(JSON.parse(result)).toMatchObject({ path: "/huge", bytes: size });
  expect(cuts).toBe(2);
  for (let number = 1; number <= size / partSize; number++)
    expect(hosts.storage.stored.get(`/put/t2?${number}`)?.sha256).toBe(
      sha256Of(generatedBytes((number - 1) * partSize, number * partSize)),
    );
  expect(growth).toBeLessThan(64 * mebibyte);
});

test("a file of 1 GiB comes down in constant memory, over a connection that breaks", async () => {
  const headers = { etag: '"huge"' };
  for (const [path, bytes] of [
    ["/files/warm", 2 ** 27],
    ["/files/huge", size],
  ] as const)
    hosts.storage.files.set(path, { size: bytes, read: generatedBytes, headers, hasRanges: true });
  hosts.storage.disturb = ({ path, headers: sent }) =>
    path === "/files/huge" && !sent.range ? { cut: size / 2 + 12_345 } : undefined;
  const { result, growth } = await transfer("down");
  expect(result).toBe(sha256Of(generatedBytes(0, size)));
  expect(hosts.storage.calls.at(-1)?.headers.range).toBe(`bytes=${size / 2 + 12_345}-`);
  expect(growth).toBeLessThan(64 * mebibyte);
});
