import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { expectNode, run } from "./nodes.js";

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

  it("is another version than this", async () => {
    expect((await run(node, ["--version"])).stdout).toMatch(new RegExp(`^v${version}\\.`));
  });
  expectNode(node, version);
});
