import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const compilers = { "TypeScript 5.9": "typescript", "TypeScript 7": "typescript7" };

const strict = { strict: true, target: "ES2022", noEmit: true, skipLibCheck: false, types: [] };
const exact = {
  ...strict,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};
const nodenext = { module: "NodeNext", moduleResolution: "NodeNext", lib: ["ES2022", "DOM", "DOM.Iterable"] };
const bundler = { module: "ESNext", moduleResolution: "Bundler", lib: ["ES2022", "DOM", "DOM.Iterable"] };
const everything = [
  "client",
  "errors",
  "functions",
  "uploads",
  "mistakes",
  "zextras-client",
  "zextras-mistakes",
  "workdrive-client",
  "workdrive-mistakes",
  "cloudike-client",
  "cloudike-mistakes",
  "token-clients",
];

const variants = [
  { name: "strict, nodenext", options: { ...strict, ...nodenext }, programs: everything },
  { name: "strict, bundler", options: { ...strict, ...bundler }, programs: everything },
  {
    name: "exact, nodenext",
    options: { ...exact, ...nodenext },
    programs: [...everything, "exact", "schemas", "zextras-peers", "workdrive-peers", "cloudike-peers"],
  },
  {
    name: "exact, bundler",
    options: { ...exact, ...bundler },
    programs: [...everything, "exact", "schemas"],
  },
];

/** Type-checks programs against the installed package and gives what the compiler says. */
async function check(
  folder: string,
  compiler: string,
  options: object,
  programs: readonly string[],
): Promise<string> {
  const config = { compilerOptions: options, files: programs.map((name) => `${name}.ts`) };
  const path = join(folder, "tsconfig.json");
  writeFileSync(path, JSON.stringify(config));
  const tsc = join(root, "node_modules", compiler, "bin/tsc");
  return promisify(execFile)(process.execPath, [tsc, "-p", path, "--pretty", "false"]).then(
    ({ stdout }) => stdout.trim(),
    (error: { stdout?: string; message: string }) => error.stdout?.trim() || error.message,
  );
}

/** A fresh folder of programs in the project that has the package and zod. */
function workshop(name: string): string {
  const folder = join(inject("consumerWithPeers"), name.replaceAll(/\W+/gu, "-"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  cpSync(join(import.meta.dirname, "programs"), folder, { recursive: true });
  return folder;
}

describe.each(Object.entries(compilers))("consumers under %s", (version, compiler) => {
  it.each(variants)("compile or not as they should: $name", async ({ name, options, programs }) => {
    expect(await check(workshop(`${version}-${name}`), compiler, options, programs)).toBe("");
  });

  it("are told about a mistake that nobody expects", async () => {
    const folder = workshop(`${version}-control`);
    const program = `import { wimi } from "./client.js";\nwimi.document.file.lock({ project_id: 7 });\n`;
    writeFileSync(join(folder, "control.ts"), program);
    const said = await check(folder, compiler, { ...strict, ...nodenext }, ["control"]);
    expect(said).toMatch(/control\.ts\(2,\d+\): error TS\d+: [\s\S]*'file_id' is missing/u);
  });
});

it("compiles the examples of the README", async () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n(.*?)^```/gmsu)].map(([, code]) => code ?? "");
  expect(blocks.length).toBeGreaterThan(1);
  const folder = workshop("readme");
  writeFileSync(join(folder, "readme.ts"), blocks.join("\n"));
  const lib = [...nodenext.lib, "DOM.AsyncIterable", "ES2023"];
  const node = { types: ["node"], typeRoots: [join(root, "node_modules/@types")] };
  const options = { ...strict, ...nodenext, ...node, lib };
  expect(await check(folder, "typescript7", options, ["readme"])).toBe("");
});
