import { readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { filesOf } from "./subpaths.js";

const installed = join(inject("consumer"), "node_modules/docwright");
const files = filesOf(installed);
const texts = files.map((file) => ({ file, text: readFileSync(join(installed, file), "utf8") }));
const shipped = texts.filter(({ file }) => file.startsWith("dist/"));

describe("the tarball", () => {
  it("holds dist, README and LICENSE, and nothing else", () => {
    const others = files.filter((file) => !/^dist\/(src|generated|shared)\/.+\.(js|d\.ts)$/u.test(file));
    expect(others).toEqual(["LICENSE", "README.md", "package.json"]);
    expect(files.length).toBeGreaterThan(150);
  });

  it("holds no path of a machine", () => {
    const repository = join(import.meta.dirname, "../..");
    const places = [repository, tmpdir(), homedir(), "file://", "/home/", "/Users/", "C:\\"];
    const found = texts.flatMap(({ file, text }) =>
      places.filter((place) => text.includes(place)).map((place) => `${file}: ${place}`),
    );
    expect(found).toEqual([]);
  });

  it("refers to nothing that it lacks", () => {
    const dangling = shipped.filter(({ text }) =>
      /scripts\/|sourceMappingURL|reference (path|types)=/u.test(text),
    );
    expect(dangling.map(({ file }) => file)).toEqual([]);
  });

  it("leaves documentation to the declarations", () => {
    const size = (extension: string) =>
      shipped.filter(({ file }) => file.endsWith(extension)).reduce((sum, { text }) => sum + text.length, 0);
    const documented = (extension: string) =>
      shipped.filter(({ file, text }) => file.endsWith(extension) && /^ +\* @example/mu.test(text)).length;
    expect(documented(".d.ts")).toBeGreaterThan(20);
    expect(documented(".js")).toBe(0);
    expect(size(".js")).toBeLessThan(size(".d.ts"));
  });

  it("keeps the marks that tree-shaking needs", () => {
    const group = shipped.find(({ file }) => file === "dist/generated/wapi/document/file.js");
    const functions = group?.text.match(/^(var|const) \w+ = /gmu) ?? [];
    expect(functions.length).toBeGreaterThan(10);
    expect(group?.text.match(/^(var|const) \w+ = \/\* @__PURE__ \*\/ /gmu)?.length).toBe(functions.length);
  });
});
