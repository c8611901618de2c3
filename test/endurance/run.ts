import { startTransferHosts } from "../support/cloudike-transfer-hosts.js";
import { generatedBytes } from "../support/generated-bytes.js";
import { startByteHost } from "./byte-host.js";
import { limit, size, transfer } from "./transfer.js";
import { waysTo } from "./ways.js";

// Prints what transfers of 1 GiB take; the tests beside this file check the bytes, and what happens to a connection
// that breaks.
const token = "S3CR3T";
const bytes = await startByteHost();
const cloudike = await startTransferHosts();
cloudike.server.accounts.tokens.set(token, "email:jane@example.com");
for (const [name, length] of [
  ["warm", 2 ** 27],
  ["huge", size],
] as const)
  cloudike.storage.files.set(`/files/${name}`, {
    ...{ size: length, read: generatedBytes, headers: {}, hasRanges: true },
  });
process.stdout.write(`1 GiB, resident memory in MiB (it may grow by ${limit})\n`);
for (const way of Object.keys(waysTo(bytes.url, token))) {
  const url = way.startsWith("Cloudike") ? cloudike.server.baseUrl : bytes.url;
  const { before, growth, seconds } = await transfer(way, url, token);
  const figures = `before ${before.toFixed(0)}, growth ${growth.toFixed(1)}, ${seconds.toFixed(1)} s`;
  process.stdout.write(`${way.padEnd(14)} ${figures}\n`);
}
await Promise.all([bytes.close(), cloudike.close()]);
