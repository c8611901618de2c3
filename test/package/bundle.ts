import { build, type Metafile } from "esbuild";
import { inject } from "vitest";

/** Bundles a program of an installed package for browsers, as users do. */
export async function bundle(
  code: string,
  resolveDir = inject("consumer"),
): Promise<{ text: string; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir },
    bundle: true,
    format: "esm",
    minify: true,
    platform: "browser",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  return { text: outputFiles[0]?.text ?? "", metafile };
}

/** The methods and path templates in a bundle. */
export const targets = (text: string) => text.match(/"(?:GET|POST|PUT|PATCH|DELETE) \/[^"]*"/gu);
