import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { OutputFile } from "./emit/output-file.js";

/** The text of a file, or undefined where there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** The bytes of a file, or undefined where there is none. */
export function bytesIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** The length of a file in bytes, or undefined where there is none. */
export function sizeIfThere(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

/** All files below a folder, relative to it, with forward slashes; none where the folder is not there. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/**
 * Writes a set of outputs, whole or not at all: every new text is first written beside its place, and only when all
 * are on disk do they take their places. Files below `owned` folders that are no output any more are removed.
 * Returns the paths that changed.
 */
export function writeOutputs(
  root: string,
  outputs: readonly OutputFile[],
  owned: readonly string[],
): string[] {
  const changed = outputs.filter(({ path, text }) => readIfThere(join(root, path)) !== text);
  const wanted = new Set(outputs.map(({ path }) => path));
  const stale = owned
    .flatMap((folder) => filesBelow(join(root, folder)).map((file) => `${folder}/${file}`))
    .filter((path) => !wanted.has(path));
  const staged: { from: string; to: string }[] = [];
  try {
    for (const { path, text } of changed) {
      const to = join(root, path);
      const from = `${to}.new`;
      mkdirSync(dirname(to), { recursive: true });
      staged.push({ from, to });
      writeFileSync(from, text);
    }
  } catch (error) {
    for (const { from } of staged) rmSync(from, { force: true });
    throw error;
  }
  for (const { from, to } of staged) renameSync(from, to);
  for (const path of stale) removeFile(root, path);
  return [...changed.map(({ path }) => path), ...stale];
}

/** Removes a file, and the folders that it leaves empty. */
function removeFile(root: string, path: string): void {
  rmSync(join(root, path));
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (readdirSync(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
  }
}
