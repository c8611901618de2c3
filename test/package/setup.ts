import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** An empty project in which the packed package is installed, and nothing else. */
    consumer: string;
    /** The same with the optional peers. */
    consumerWithPeers: string;
    tarball: string;
  }
}

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

function npm(cwd: string, ...args: string[]): string {
  return execFileSync("npm", [...args, "--ignore-scripts", "--loglevel=error"], { cwd, encoding: "utf8" });
}

function installInto(folder: string, tarball: string): string {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  npm(folder, "install", "--offline", "--no-audit", "--no-fund", tarball);
  return folder;
}

/** Builds and packs the package, and installs the tarball into empty projects, without a network. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "docwright-package-"));
  execFileSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" });
  const packed = JSON.parse(npm(root, "pack", "--json", "--pack-destination", folder)) as {
    filename: string;
  }[];
  const tarball = join(folder, packed[0]?.filename ?? "");
  project.provide("tarball", tarball);
  const plain = installInto(join(folder, "plain"), tarball);
  project.provide("consumer", plain);
  const withPeers = join(folder, "with-peers");
  cpSync(plain, withPeers, { recursive: true });
  for (const peer of ["zod", "openapi-fetch"])
    symlinkSync(join(root, "node_modules", peer), join(withPeers, "node_modules", peer));
  project.provide("consumerWithPeers", withPeers);
  return () => rmSync(folder, { recursive: true, force: true });
}
