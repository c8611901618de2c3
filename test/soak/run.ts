import { parseArgs } from "node:util";
import { printSoak } from "./print.js";
import { soak } from "./soak.js";

const usage = `usage: npm run soak -- [options]

Makes calls of all vendors to a server with faults, and tells what came of them and what is left of them in memory.

  --calls <n>         how many (default: 100000)
  --concurrency <n>   how many at the same time (default: 64)
  --seed <n>          decides all calls and faults (default: 1)
  --json              print the figures as JSON
  --help              print this text`;

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "100000" },
    concurrency: { type: "string", default: "64" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const [calls = 0, concurrency = 0, seed = 0] = [values.calls, values.concurrency, values.seed].map(Number);
if (values.help || !(calls > 0 && concurrency > 0 && Number.isInteger(seed))) {
  process.stdout.write(`${usage}\n`);
  process.exitCode = values.help ? 0 : 1;
} else {
  const figures = await soak({ calls, concurrency, seed });
  process.stdout.write(`${values.json ? JSON.stringify(figures) : printSoak(figures)}\n`);
  process.exitCode = figures.wrong || figures.unhandled.length ? 1 : 0;
}
