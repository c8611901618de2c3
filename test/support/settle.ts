// Run in a process of its own, which a test ends when it takes too long: looking for secrets blocks its thread.
import { createWapiCore } from "../../src/wapi/index.js";
import { failureOf } from "./failure.js";
import { startWapiServer } from "./wapi-server.js";

const size = 2_000_000;
const fill = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
const texts = ["the key is ", '"the key', '"key":', '"key":"', '"key": "abcd", ', '"', "\\", "&", "%25"].map(
  fill,
);
texts.push(`"key":"${fill("x")}`, `"key":${fill(" ")}`);

const server = await startWapiServer();
const client = createWapiCore(server.options(), server.facts);
const get = { target: "a.b.Get" };
for (const text of texts) {
  server.on("a.b.Get", () => ({ error: { id: 400, str: "Bad", debug_msg: "short" } }));
  await failureOf(client.call(get, { data: { text, key: text } }));
  await failureOf(
    client.call(get, { data: Array.from({ length: 50_000 }, (_, index) => ({ key: `k${index}` })) }),
  );
  server.on("a.b.Get", () => ({ error: { id: 400, str: text, debug_msg: text } }));
  await failureOf(client.call(get));
  server.on("a.b.Get", (_, response) => {
    response.writeHead(500, { "content-type": "text/html" }).end(text);
    return undefined;
  });
  await failureOf(client.call(get));
}
await server.close();
process.stdout.write("settled");
