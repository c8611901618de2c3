import { afterEach, beforeEach, expect, test } from "vitest";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { generatedBytes, sha256Of } from "../support/generated-bytes.js";
import { limit, size, transfer } from "./transfer.js";

const partSize = 2 ** 23;
const token = "S3CR3T-huge";

let hosts: TransferHosts;

beforeEach(async () => {
  hosts = await startTransferHosts();
  hosts.server.accounts.tokens.set(token, "email:jane@example.com");
});

afterEach(async () => {
  expect(await hosts.close()).toEqual([]);
});

test("a file of 1 GiB goes up in constant memory, over a connection that breaks", async () => {
  let cuts = 0;
  hosts.storage.disturb = ({ path, query }) =>
    path === "/put/t2" && query.get("part") === "60" && cuts++ === 0 ? { cut: partSize / 2 } : undefined;
  const { result, growth } = await transfer("Cloudike up", hosts.server.baseUrl, token);
  expect(JSON.parse(result)).toMatchObject({ path: "/huge", bytes: size });
  expect(cuts).toBe(2);
  for (let number = 1; number <= size / partSize; number++)
    expect(hosts.storage.stored.get(`/put/t2?${number}`)?.sha256).toBe(
      sha256Of(generatedBytes((number - 1) * partSize, number * partSize)),
    );
  expect(growth).toBeLessThan(limit);
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
  const { result, growth } = await transfer("Cloudike down", hosts.server.baseUrl, token);
  expect(result).toBe(sha256Of(generatedBytes(0, size)));
  expect(hosts.storage.calls.at(-1)?.headers.range).toBe(`bytes=${size / 2 + 12_345}-`);
  expect(growth).toBeLessThan(limit);
});
