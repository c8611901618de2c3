import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the benchmark, the repository, and where the benchmark writes. */
export const bench = fileURLToPath(new URL(".", import.meta.url));
export const root = join(bench, "..");
export const work = join(bench, ".cache");
export const consumers = join(work, "consumers");

export const openapi = join(root, "specs/wapi/openapi.json");
export const node20 = process.execPath;
/** Another Node, because hey-api needs 22.18; installed as a package. */
export const node24 = join(bench, "node_modules/node/bin/node");

export const compilers = {
  "TypeScript 5.9": join(root, "node_modules/typescript/bin/tsc"),
  "TypeScript 6": join(bench, "node_modules/typescript6/bin/tsc"),
  "TypeScript 7": join(root, "node_modules/typescript7/bin/tsc"),
};

export const tools = {
  openapiTypescript: join(bench, "node_modules/openapi-typescript/bin/cli.js"),
  heyApi: join(bench, "node_modules/@hey-api/openapi-ts/bin/run.js"),
  tsserver: join(root, "node_modules/typescript/lib/tsserver.js"),
};

export const heyApiArguments = (output) => [
  tools.heyApi,
  ...["-i", openapi, "-o", output, "--no-log-file"],
  ...["-p", "@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
];
