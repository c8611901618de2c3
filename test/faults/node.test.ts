import { afterAll, beforeAll, describe } from "vitest";
import type { CaseResult } from "./case.js";
import { expectResults } from "./results.js";
import { type FaultServer, startFaultServer } from "./server/index.js";
import { runTable } from "./suite.js";

const runtime = `node${Number.parseInt(process.versions.node, 10)}` as const;

describe("faults in this Node", () => {
  let server: FaultServer | undefined;
  let results: readonly CaseResult[];

  beforeAll(async () => {
    server = await startFaultServer();
    results = await runTable(server.urls, runtime);
  });
  afterAll(() => server?.close());

  expectResults(runtime, () => results);
});
