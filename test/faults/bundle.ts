import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles an entry of the suite, as programs of users are. */
export async function bundle(entry: string, platform: "neutral" | "browser"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    ...{ bundle: true, format: "esm", target: "es2022", platform, write: false, logLevel: "silent" },
  });
  return outputFiles[0]?.text ?? "";
}
