import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { OutputFile } from "../../../scripts/emit/output-file.js";

const root = resolve(import.meta.dirname, "../../..");
const compilers = { "5.9": "typescript", "7": "typescript7" };
export type TypeScriptVersion = keyof typeof compilers;
export const versions = Object.keys(compilers) as TypeScriptVersion[];

/** Generated files in a folder of another name, so that several clients can be compiled at once. */
export function inFolder(name: string, files: readonly OutputFile[]): OutputFile[] {
  return files.map(({ path, text }) => ({
    path: path.replace(/^generated\/[^/]+\//u, `generated/${name}/`),
    text,
  }));
}

/**
 * What the compiler says about files that stand beside the runtime; nothing if all is well. The folder is below
 * `node_modules`, so that packages are found.
 */
export function compile(files: OutputFile[], version: TypeScriptVersion, compilerOptions = {}): string {
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "emit-"));
  try {
    // The runtime, without the parts that the files bring along.
    mkdirSync(join(folder, "src"));
    for (const part of readdirSync(join(root, "src")))
      if (!files.some(({ path }) => path.startsWith(`src/${part}/`)))
        symlinkSync(join(root, "src", part), join(folder, "src", part));
    const options = { extends: join(root, "tsconfig.json"), compilerOptions, include: ["generated", "use"] };
    const written = [...files, { path: "tsconfig.json", text: JSON.stringify(options) }];
    for (const { path, text } of [...written, { path: "package.json", text: '{ "type": "module" }' }]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const tsc = join(root, "node_modules", compilers[version], "bin/tsc");
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
