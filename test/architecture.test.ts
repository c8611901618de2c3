import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Files below a folder with one of these extensions, relative to the root; none of those that were installed. */
function filesBelow(folder: string, extensions: readonly string[]): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.some((extension) => entry.name.endsWith(extension)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(node_modules|\.cache)\//u.test(file))
    .sort();
}

const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

interface Import {
  readonly from: string;
  /** A file of this repository, the name of a package, or a module of Node with its prefix. */
  readonly to: string;
}

/** Every import and re-export of a file, those of types too. */
function importsOf(file: string): Import[] {
  return ts.preProcessFile(textOf(file), true, true).importedFiles.map(({ fileName }) => {
    if (fileName.startsWith(".")) {
      return { from: file, to: join(dirname(file), fileName).replace(/\.js$/u, ".ts") };
    }
    if (isBuiltin(fileName)) return { from: file, to: `node:${fileName.replace(/^node:/u, "")}` };
    const parts = fileName.split("/");
    return { from: file, to: parts.slice(0, fileName.startsWith("@") ? 2 : 1).join("/") };
  });
}

const sources = ["src", "generated", "scripts"].flatMap((folder) => filesBelow(folder, [".ts", ".mjs"]));
const imports = sources.flatMap(importsOf);

/** Who may import what. The first row whose `from` fits a file decides; a file without a row fails. */
const directions: readonly { from: RegExp; to: readonly RegExp[] }[] = [
  { from: /^src\/core\//u, to: [/^src\/core\//u] },
  { from: /^src\/rest\//u, to: [/^src\/(core|rest)\//u] },
  { from: /^src\/schemas\//u, to: [/^src\/(core|schemas)\//u, /^zod$/u] },
  { from: /^src\/(\w+)\//u, to: [/^src\/(core|rest)\//u, /^src\/$1\//u] },
  {
    from: /^generated\/(\w+)\/schemas\//u,
    to: [/^src\/(core|schemas)\//u, /^src\/$1\//u, /^generated\/$1\//u, /^zod$/u],
  },
  {
    from: /^generated\/(\w+)\/openapi\.ts$/u,
    to: [/^src\/$1\//u, /^generated\/$1\/(?!schemas\/)/u, /^openapi-fetch$/u],
  },
  {
    from: /^generated\/(\w+)\//u,
    to: [/^src\/core\//u, /^src\/$1\//u, /^generated\/$1\/(?!schemas\/)/u],
  },
  { from: /^scripts\/diagnostics\//u, to: [/^scripts\/diagnostics\//u] },
  {
    from: /^scripts\/read\//u,
    to: [/^scripts\/(read|diagnostics)\//u, /^(?:node:(?:crypto|module)|cheerio)$/u],
  },
  { from: /^scripts\/spec\//u, to: [/^scripts\/(spec|diagnostics)\//u, /^(?:zod|jsonc-parser)$/u] },
  { from: /^scripts\/infer\//u, to: [/^scripts\/(infer|spec|diagnostics)\//u, /^json5$/u] },
  {
    from: /^scripts\/emit\/openapi-types\//u,
    to: [/^scripts\/(emit|spec|diagnostics)\//u, /^(?:openapi-typescript|typescript|node:crypto)$/u],
  },
  { from: /^scripts\/emit\//u, to: [/^scripts\/(emit|spec|diagnostics)\//u] },
  {
    from: /^scripts\/vendors\/(index|vendor)\.ts$/u,
    to: [/^scripts\/(vendors|read|spec|diagnostics)\//u],
  },
  { from: /^scripts\/families\/[\w-]+\.ts$/u, to: [/^scripts\/(families|read|spec|diagnostics)\//u] },
  {
    from: /^scripts\/families\/(\w+)\//u,
    to: [/^scripts\/(families\/$1|read|infer|spec|diagnostics)\/|^scripts\/families\/[\w-]+\.ts$/u],
  },
  {
    from: /^scripts\/vendors\/(\w+)\//u,
    to: [/^scripts\/vendors\/($1\/|vendor\.ts)/u, /^scripts\/(families|read|infer|spec|diagnostics)\//u],
  },
  {
    from: /^scripts\/pipeline\.ts$/u,
    to: [/^scripts\/(vendors|families|read|spec|emit|diagnostics)\//u],
  },
  // The rim: the only files that may touch the file system or start a process.
  { from: /^scripts\/(cli|page|files)\.ts$|^scripts\/(generate|build)\.mjs$/u, to: [/./u] },
];

function isAllowed({ from, to }: Import): boolean {
  const row = directions.find((direction) => direction.from.test(from));
  const part = row?.from.exec(from)?.[1] ?? "";
  return row?.to.some((allowed) => new RegExp(allowed.source.replaceAll("$1", part), "u").test(to)) ?? false;
}

describe("import directions", () => {
  it("sees the import graph", () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(imports).toContainEqual({ from: "generated/wapi/core.ts", to: "src/wapi/client.ts" });
    expect(imports).toContainEqual({ from: "scripts/cli.ts", to: "node:path" });
  });

  it("follows the way through the house", () => {
    expect(imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("refuses what it should", () => {
    const bad: Import[] = [
      { from: "src/core/transport.ts", to: "src/wapi/client.ts" },
      { from: "src/wapi/client.ts", to: "scripts/spec/names.ts" },
      { from: "src/wapi/client.ts", to: "node:fs" },
      { from: "generated/wapi/client.ts", to: "zod" },
      { from: "generated/wapi/client.ts", to: "generated/wapi/schemas/index.ts" },
      { from: "generated/wapi/client.ts", to: "src/other/index.ts" },
      { from: "scripts/read/text.ts", to: "scripts/spec/names.ts" },
      { from: "scripts/spec/names.ts", to: "scripts/read/text.ts" },
      { from: "scripts/emit/report/index.ts", to: "scripts/vendors/index.ts" },
      { from: "scripts/emit/report/index.ts", to: "scripts/read/document.ts" },
      { from: "scripts/vendors/wapi/index.ts", to: "scripts/emit/report/index.ts" },
      { from: "scripts/vendors/wapi/index.ts", to: "scripts/vendors/other/index.ts" },
      { from: "scripts/families/one/index.ts", to: "scripts/families/other/index.ts" },
      { from: "scripts/families/one/index.ts", to: "scripts/vendors/vendor.ts" },
      { from: "src/rest/call.ts", to: "src/wapi/client.ts" },
      { from: "generated/wapi/client.ts", to: "openapi-fetch" },
      { from: "scripts/pipeline.ts", to: "node:fs" },
      { from: "scripts/elsewhere.ts", to: "scripts/files.ts" },
    ];
    expect(bad.filter(isAllowed)).toEqual([]);
  });
});

/** Whether a file uses a global: an identifier that is no member of something and no property of its own. */
function uses(file: string, name: string): boolean {
  const visit = (node: ts.Node): boolean => {
    const parent = node.parent;
    const isUse =
      ts.isIdentifier(node) &&
      node.text === name &&
      !(ts.isPropertyAccessExpression(parent) && parent.name === node) &&
      !((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node);
    return isUse || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  };
  return visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true));
}

describe("the rim", () => {
  const rim = /^scripts\/(cli|page|files)\.ts$|^scripts\/(generate|build)\.mjs$/u;

  /** What warns a program that gave no listener of its own. */
  const warns = /^src\/schemas\/watch\.ts$/u;

  it.each(["process", "console"])("alone touches %s", (name) => {
    const isRim = (file: string) => rim.test(file) || (name === "console" && warns.test(file));
    expect(sources.filter((file) => !isRim(file) && uses(file, name))).toEqual([]);
    expect(uses("scripts/generate.mjs", "process")).toBe(true);
  });

  it("leaves the network to the runtime that ships", () => {
    const scripts = sources.filter((file) => file.startsWith("scripts/"));
    expect(scripts.filter((file) => uses(file, "fetch") || uses(file, "WebSocket"))).toEqual([]);
  });
});

describe("shared code", () => {
  const shared = [
    ...[
      "src/core",
      "src/rest",
      "scripts/read",
      "scripts/infer",
      "scripts/spec",
      "scripts/emit",
      "scripts/diagnostics",
    ],
    "scripts/families",
  ].flatMap((folder) => filesBelow(folder, [".ts"]));

  it("names no vendor", () => {
    const vendors = /wapi|wimi|workdrive|zextras|cloudike/iu;
    const lines = shared.flatMap((file) =>
      textOf(file)
        .split("\n")
        .flatMap((line, index) => (vendors.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    );
    expect(shared.length).toBeGreaterThan(20);
    expect(lines).toEqual([]);
  });
});

describe("every file by hand", () => {
  const written = ["src", "scripts", "test", "bench"].flatMap((folder) =>
    filesBelow(folder, [".ts", ".mjs"]),
  );

  it("has at most 300 lines", () => {
    const lines = written.map((file) => ({ file, lines: textOf(file).trimEnd().split("\n").length }));
    expect(lines.filter((one) => one.lines > 300)).toEqual([]);
  });

  it("holds no escape from the type checker", () => {
    const escapes = /@ts-(ignore|nocheck)|\bas any\b|\bas unknown as\b/u;
    const self = relative(root, fileURLToPath(import.meta.url));
    expect(written.filter((file) => file !== self && escapes.test(textOf(file)))).toEqual([]);
  });
});

describe("dependencies", () => {
  const manifest = JSON.parse(textOf("package.json")) as Record<string, Record<string, string> | undefined>;
  const reasons = textOf("docs/dependencies.md");

  it("are none at run time", () => {
    expect(manifest.dependencies ?? {}).toEqual({});
  });

  const names = ["devDependencies", "peerDependencies", "optionalDependencies"].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );

  it.each([...new Set(names)])("have a reason in docs/dependencies.md: %s", (name) => {
    const rows = reasons.split("\n").map((line) => line.split("|").slice(1, -1));
    const row = rows.find(([first]) => first?.replaceAll("`", "").trim() === name);
    expect(row?.at(-1) ?? "").toMatch(/\w+ \w+/u);
  });
});
