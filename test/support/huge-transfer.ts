// Run in a process of its own, so that its memory is that of the client alone.
import { createHash } from "node:crypto";
import { createCloudikeCore } from "../../src/cloudike/index.js";
import { download, upload } from "../wire-cloudike/transfer-calls.js";
import { tokenHeader } from "./cloudike-accounts.js";
import { generatedStream } from "./generated-bytes.js";

const [way, baseUrl = "", token = "", size] = process.argv.slice(2);
const client = createCloudikeCore(
  { baseUrl, auth: { token }, headers: { "x-client": "S3CR3T" } },
  { auth: { in: "header", name: tokenHeader } },
);

const ways: Readonly<Record<string, (size: number, path: string) => Promise<string>>> = {
  up: async (bytes, path) => {
    const options = { partSize: 2 ** 23 };
    return JSON.stringify(await upload(client, { path, content: generatedStream(bytes) }, options));
  },
  down: async (_, path) => {
    const hash = createHash("sha256");
    const response = await download(client, { path });
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) return hash.digest("hex");
      hash.update(value);
    }
  },
};

const run = ways[`${way}`];
if (!run) throw new Error(`there is no way ${way}`);
// What the runtime takes for itself is not the matter.
await run(2 ** 27, "/warm");
const before = process.memoryUsage.rss();
let most = before;
const timer = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 20);
const result = await run(Number(size), "/huge");
clearInterval(timer);
process.stdout.write(JSON.stringify({ result, before, growth: most - before }));
