import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "./bundle.js";
import type { CaseResult } from "./case.js";
import { expectResults } from "./results.js";
import { type FaultServer, startFaultServer } from "./server/index.js";

const run = promisify(execFile);
const modules = fileURLToPath(new URL("../runtimes/node_modules/", import.meta.url));
const nodeOf = (version: number) =>
  join(modules, `node${version}-${process.platform}-${process.arch}`, "bin", "node");

describe.each([22, 24])("faults in Node %i", (version) => {
  const node = nodeOf(version);
  const isMissing = !existsSync(node);
  it.skipIf(isMissing && !process.env.CI)(
    "is there: `npm ci --prefix test/runtimes` installs it on Linux",
    () => expect(isMissing).toBe(false),
  );
  if (isMissing) return;

  let server: FaultServer | undefined;
  let folder: string | undefined;
  let results: readonly CaseResult[];

  beforeAll(async () => {
    server = await startFaultServer();
    folder = await mkdtemp(join(tmpdir(), "faults-"));
    const file = join(folder, "suite.mjs");
    await writeFile(file, await bundle("entry-node.ts", "neutral"));
    const { stdout } = await run(node, [file, JSON.stringify(server.urls), `node${version}`], {
      maxBuffer: 2 ** 26,
    });
    results = JSON.parse(stdout) as CaseResult[];
  });
  afterAll(async () => {
    await server?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it("is another version than this", async () => {
    expect((await run(node, ["--version"])).stdout).toMatch(new RegExp(`^v${version}\\.`));
  });
  expectResults(`node${version}`, () => results);
});
