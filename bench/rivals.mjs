import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { run } from "./measure.mjs";
import {
  bench,
  compilers,
  consumers,
  heyApiArguments,
  node20,
  node24,
  openapi,
  root,
  tools,
  work,
} from "./places.mjs";

/** Installs the rivals where they are not, or not those of the lock. */
export function installRivals() {
  const lock = join(bench, "package-lock.json");
  const installed = join(bench, "node_modules/.package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  run("npm", ["ci", "--prefix", bench, "--no-audit", "--no-fund", "--loglevel=error"], { cwd: bench });
}

/** Builds our package and the rivals' clients, and lays them where consumers resolve them. */
export async function prepare() {
  rmSync(work, { recursive: true, force: true });
  const ours = join(consumers, "node_modules/docwright");
  mkdirSync(ours, { recursive: true });
  run(node20, [join(root, "scripts/build.mjs")]);
  cpSync(join(root, "dist"), join(ours, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(ours, "package.json"));

  run(node20, [tools.openapiTypescript, openapi, "-o", join(work, "openapi-typescript/paths.d.ts")]);

  const sources = join(work, "hey-api");
  run(node24, heyApiArguments(sources), { cwd: bench });
  const options = { module: "NodeNext", target: "ES2022", strict: true, skipLibCheck: true, types: [] };
  const declarations = {
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: ".",
    outDir: "../hey-api-built",
  };
  const config = { compilerOptions: { ...options, ...declarations }, include: ["**/*.ts"] };
  writeFileSync(join(sources, "package.json"), `{"type":"module","sideEffects":false}`);
  writeFileSync(join(sources, "tsconfig.json"), JSON.stringify(config));
  run(node20, [compilers["TypeScript 7"], "-p", sources]);
  await build({
    entryPoints: readdirSync(sources, { recursive: true })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(sources, name)),
    outdir: join(work, "hey-api-built"),
    outbase: sources,
    format: "esm",
    target: "es2022",
  });
  writeFileSync(join(work, "hey-api-built/package.json"), `{"type":"module","sideEffects":false}`);
}
