import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { vendors } from "../../../scripts/vendors/index.js";
import { compile } from "./compile.js";

const root = join(import.meta.dirname, "../../..");

/** The modules of a vendor, without those for other libraries. */
function generatedFor(vendor: string) {
  return readdirSync(join(root, "generated", vendor), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, "utf8") }))
    .filter(({ path }) => !/\/schemas\/|\/openapi(?:-types)?\.ts$/.test(path));
}

/** How many examples there are at least: operations that are only listed have none. */
const least: Record<string, number> = { wapi: 681, workdrive: 76, zextras: 39, cloudike: 208 };

/** The code of the examples of a file. */
function examplesOf(text: string): string[] {
  return [...text.matchAll(/^( *) \* ```ts\n([\s\S]*?)^ *\* ```$/gm)].map(([, , code = ""]) =>
    code.replace(/^ *\* ?/gm, ""),
  );
}

/** Names that an example takes from its surroundings: what it calls, and what it passes by name. */
function namesOf(code: string): { called: string[]; passed: string[] } {
  const called: string[] = [];
  const passed: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) passed.push(node.name.text);
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.initializer))
      passed.push(node.initializer.text);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) called.push(node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022));
  return { called, passed: passed.filter((name) => name !== "undefined") };
}

/** Each example as a function that takes the variables of the example. */
function program(examples: string[]): string {
  return examples
    .map((code) => {
      const given = [...new Set(namesOf(code).passed)].map((name) => `${name}: never`);
      return `export async function example(${given.join(", ")}) {\n${code}}\n`;
    })
    .map((text, index) => text.replace("example(", `example${index}(`))
    .join("");
}

const importLine = /^import .* from "docwright\/(.*)";\n\n/m;

/** The examples of a module of standalone functions, in a module that imports what they call. */
function functionsProgram(path: string, examples: string[], given: string): string {
  const aliases = examples.flatMap((code) => code.match(/\w+ as \w+/) ?? []);
  const aliased = aliases.map((text) => text.split(" ").at(-1));
  const called = [...new Set(examples.flatMap((code) => namesOf(code).called))];
  const names = [...aliases, ...called.filter((name) => !aliased.includes(name))];
  for (const code of examples) {
    const [, specifier] = code.match(importLine) ?? [];
    if (specifier !== undefined) expect(`generated/${specifier}.ts`).toBe(path);
  }
  return `import { ${names.join(", ")} } from "../${path.replace(/ts$/, "js")}";
${given}
${program(examples.map((code) => code.replace(importLine, "")))}`;
}

test.each(vendors)(
  "every example of the client of $name, and of its standalone functions, compiles",
  (vendor) => {
    const { name, prefix, variable } = vendor;
    const generated = generatedFor(name);
    const methods = generated.flatMap(({ path, text }) =>
      path.endsWith(".types.ts") ? examplesOf(text) : [],
    );
    const functions = generated
      .map(({ path, text }) => ({ path, examples: path.endsWith(".types.ts") ? [] : examplesOf(text) }))
      .filter(({ examples }) => examples.length > 0);
    expect(methods.length).toBeGreaterThanOrEqual(least[name] ?? Number.POSITIVE_INFINITY);
    expect(functions.flatMap(({ examples }) => examples)).toHaveLength(methods.length);
    const client = `import type { ${prefix}Client } from "../generated/${name}/index.js";
declare const ${variable}: ${prefix}Client;
`;
    const core = `import type { ${prefix} } from "../src/${name}/operation.js";
declare const ${variable}: ${prefix};`;
    const files = [
      { path: "use/client.ts", text: client + program(methods) },
      ...functions.map(({ path, examples }, index) => ({
        path: `use/functions-${index}.ts`,
        text: functionsProgram(path, examples, core),
      })),
    ];
    expect(compile([...generated, ...files], "7")).toBe("");
  },
);
