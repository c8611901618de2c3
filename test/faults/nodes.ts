import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll } from "vitest";
import { bundle } from "./bundle.js";
import type { CaseResult } from "./case.js";
import { expectResults, limit } from "./results.js";
import { type FaultServer, startFaultServer } from "./server/index.js";
import { authority } from "./server/secure.js";

/** Runs a program. */
export const run = promisify(execFile);

/** Runs the table in a Node of its own, which is told at its start whom to trust, and tells what is found there. */
export function expectNode(node: string, version: number): void {
  let server: FaultServer | undefined;
  let folder: string | undefined;
  let results: readonly CaseResult[];

  beforeAll(async () => {
    server = await startFaultServer();
    folder = await mkdtemp(join(tmpdir(), "faults-"));
    const file = join(folder, "suite.mjs");
    await writeFile(file, await bundle("entry-node.ts", "neutral"));
    const trust = { NODE_EXTRA_CA_CERTS: fileURLToPath(authority), NODE_TLS_REJECT_UNAUTHORIZED: "1" };
    const { stdout } = await run(node, [file, JSON.stringify(server.urls), `node${version}`], {
      env: { ...process.env, ...trust },
      maxBuffer: 2 ** 26,
    });
    results = JSON.parse(stdout) as CaseResult[];
  }, limit);
  afterAll(async () => {
    await server?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  expectResults(`node${version}`, () => results);
}
