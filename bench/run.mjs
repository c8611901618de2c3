// Entry of `npm run bench`: measures docwright beside others in one run, and prints one Markdown table. It asserts
// nothing. `npm run bench -- bundle call` measures these alone.
import { cpus } from "node:os";
import { layConsumers } from "./consumers.mjs";
import { installRivals, prepare } from "./rivals.mjs";
import { table } from "./table.mjs";

const measures = {
  generate: async () => (await import("./measures/generate.mjs")).measureGeneration(),
  types: async () => (await import("./measures/types.mjs")).measureTypes(),
  completion: async () => (await import("./measures/completion.mjs")).measureCompletions(),
  bundle: async () => (await import("./measures/bundle.mjs")).measureBundles(),
  import: async () => (await import("./measures/import.mjs")).measureImports(),
  call: async () => (await import("./measures/call.mjs")).measureCalls(),
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !Object.hasOwn(measures, name));
if (unknown !== undefined) throw new Error(`no measure ${unknown}: ${Object.keys(measures).join(", ")}`);

const say = (text) => process.stderr.write(`${text}\n`);
say("install and prepare");
installRivals();
await prepare();
layConsumers();

const results = [];
for (const [name, measure] of Object.entries(measures)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  say(name);
  results.push(...(await measure()));
}

process.stdout.write(`${table(results)}

- Node ${process.versions.node}, ${cpus().length} cores. Every contender in turn, round by round; medians, and medians of the ratios by round.
- openapi-typescript 7.13, openapi-fetch 0.17 and hey-api 0.99 work on \`specs/wapi/openapi.json\` as it is. They start
  from that ready file; docwright starts from the page, and writes that file and the zod schemas too.
- hey-api generates under Node 24, because it needs 22.18; everything else runs on the Node above, and calls under both,
  because ky and the openai SDK need 22.
- Consumers are checked with \`strict\` and \`skipLibCheck\`, so declarations cost what the calls need of them.
`);
