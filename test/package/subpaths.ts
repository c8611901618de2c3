import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Targets of the `exports` map by pattern; null where a subpath is closed. */
export type Exports = Readonly<Record<string, { types: string; default: string } | string | null>>;

export function exportsOf(installed: string): Exports {
  const manifest: { exports: Exports } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  return manifest.exports;
}

/** Files of an installed package, relative to it. */
export function filesOf(installed: string): string[] {
  return readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(installed, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Every specifier that the package offers to run, patterns filled in from its files. */
export function specifiersOf(installed: string): string[] {
  const entries = Object.entries(exportsOf(installed));
  const closed = entries.flatMap(([key, target]) => (target === null ? [asPattern(key)] : []));
  const files = filesOf(installed).map((file) => `./${file}`);
  const keys = entries.flatMap(([key, target]) => {
    if (target === null || typeof target === "string") return [];
    if (!key.includes("*")) return [key];
    const pattern = asPattern(target.default);
    return files.flatMap((file) => {
      const filled = pattern.exec(file)?.[1];
      return filled === undefined ? [] : [key.replace("*", filled)];
    });
  });
  return [...new Set(keys)]
    .filter((key) => !closed.some((pattern) => pattern.test(key)))
    .map((key) => key.replace(/^\./u, "docwright"))
    .sort();
}

function asPattern(glob: string): RegExp {
  const escaped = glob.replaceAll(/[.+?^${}()|[\]\\]/gu, "\\$&").replace("*", "(.+)");
  return new RegExp(`^${escaped}$`, "u");
}
