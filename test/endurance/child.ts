// Run in a process of its own, so that its memory is that of the client alone.
import { waysTo } from "./ways.js";

const [way = "", baseUrl = "", token = "", size] = process.argv.slice(2);
const run = waysTo(baseUrl, token)[way];
if (!run) throw new Error(`there is no way ${way}`);
// What the runtime takes for itself is not the matter.
await run(2 ** 27, "warm");
const before = process.memoryUsage.rss();
let most = before;
const timer = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 20);
const start = performance.now();
const result = await run(Number(size), "huge");
clearInterval(timer);
const seconds = (performance.now() - start) / 1_000;
process.stdout.write(JSON.stringify({ result, before, growth: most - before, seconds }));
