import { type ChildProcess, spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "./bundle.js";
import type { CaseResult } from "./case.js";
import { expectResults, limit } from "./results.js";
import { type FaultServer, startFaultServer } from "./server/index.js";
import { readPem } from "./server/secure.js";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
const flags = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** Has Chromium trust a certificate, by its key. */
const trusting = (pem: Buffer): string => {
  const key = new X509Certificate(pem).publicKey.export({ type: "spki", format: "der" });
  return `--ignore-certificate-errors-spki-list=${createHash("sha256").update(key).digest("base64")}`;
};

describe("faults in Chromium", () => {
  it.skipIf(!chromium && !process.env.CI)("is there: `apt-get install chromium` installs it on Debian", () =>
    expect(chromium).toBeDefined(),
  );
  if (!chromium) return;

  let server: FaultServer | undefined;
  let profile: string | undefined;
  let browser: ChildProcess | undefined;
  let results: readonly CaseResult[];

  beforeAll(async () => {
    server = await startFaultServer();
    const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/suite.js"></script>';
    server.pages.set("/", { type: "text/html", text: page });
    server.pages.set("/suite.js", {
      type: "text/javascript",
      text: await bundle("entry-browser.ts", "browser"),
    });
    server.pages.set("/urls.json", { type: "application/json", text: JSON.stringify(server.urls) });
    profile = await mkdtemp(join(tmpdir(), "chromium-"));
    const own = [`--user-data-dir=${profile}`, trusting(readPem("trusted"))];
    browser = spawn(chromium, [...flags, ...own, `${server.urls.control}/`], { stdio: "ignore" });
    const over = once(browser, "exit").then(([code]) => {
      throw new Error(`Chromium ended with ${code}`);
    });
    const report: unknown = JSON.parse(await Promise.race([server.reported, over]));
    over.catch(() => {});
    if (!Array.isArray(report)) throw new Error(`${report}`);
    results = report;
  }, limit);
  afterAll(async () => {
    if (browser?.exitCode === null && browser.kill()) await once(browser, "exit");
    await server?.close();
    if (profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  expectResults("browser", () => results);
});
