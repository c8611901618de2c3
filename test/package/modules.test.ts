import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { runModule } from "./run.js";
import { exportsOf, filesOf } from "./subpaths.js";

const installed = join(inject("consumer"), "node_modules/docwright");
const vendors = ["cloudike", "wapi", "workdrive", "zextras"];

const importsOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^(?:import|export|\}) .*?from "(\..+?)";$/gmu)].map(([, path]) =>
    join(dirname(file), path ?? ""),
  );

/** The files that Node reads for a subpath. */
function loadedBy(subpath: string): string[] {
  const target = exportsOf(installed)[subpath];
  if (target === null || typeof target !== "object") throw new Error(`${subpath} is not a module`);
  const loaded = new Set([join(installed, target.default)]);
  for (const file of loaded) for (const imported of importsOf(file)) loaded.add(imported);
  return [...loaded];
}

describe("modules of the package", () => {
  it.each(vendors)("are few for the whole client of %s, because Node pays for each", (vendor) => {
    const loaded = loadedBy(`./${vendor}`);
    expect(loaded.length, loaded.join("\n")).toBeGreaterThan(1);
    expect(loaded.length, loaded.join("\n")).toBeLessThanOrEqual(4);
  });

  it("share a few files, named after what they hold", () => {
    const shared = filesOf(installed).filter((file) => file.startsWith("dist/shared/"));
    expect(shared).toEqual(expect.arrayContaining(["dist/shared/core.js", "dist/shared/rest.js"]));
    expect(shared.length, shared.join("\n")).toBeLessThanOrEqual(2 + vendors.length);
  });

  it("give a client nothing of the other ways to speak to a server", () => {
    const rest = join(installed, "dist/shared/rest.js");
    expect(loadedBy("./workdrive")).toContain(rest);
    expect(loadedBy("./wapi")).not.toContain(rest);
    expect(loadedBy(".")).not.toContain(rest);
  });

  it("hold each class once", async () => {
    const code = `
      const root = await import("docwright");
      const classes = Object.keys(root).filter((name) => /^class /.test(Function.prototype.toString.call(root[name])));
      const twice = [];
      for (const vendor of ${JSON.stringify(vendors)}) {
        const module = await import("docwright/" + vendor);
        twice.push(...classes.filter((name) => module[name] !== root[name]).map((name) => vendor + ": " + name));
      }
      console.log(JSON.stringify({ classes, twice }));
    `;
    expect(await runModule(inject("consumer"), code)).toEqual({
      classes: expect.arrayContaining(["ApiError", "ApiPromise"]),
      twice: [],
    });
  });
});
