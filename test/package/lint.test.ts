import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, inject, it } from "vitest";
import { exportsOf } from "./subpaths.js";

const installed = join(inject("consumer"), "node_modules/docwright");

it("satisfies publint", async () => {
  const { messages, pkg } = await publint({ pkgDir: installed, strict: true, pack: false });
  expect(pkg).toMatchObject({ name: "docwright", type: "module", sideEffects: false });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

it("satisfies are-the-types-wrong for ESM consumers", async () => {
  const tarball = createPackageFromTarballData(new Uint8Array(readFileSync(inject("tarball"))));
  // It does not fill in patterns: give it a module of each.
  const modules: Readonly<Record<string, string>> = {
    cloudike: "files",
    wapi: "document/file",
    workdrive: "user",
    zextras: "rooms",
  };
  const patterns = Object.entries(exportsOf(installed)).filter(
    ([key, to]) => key.includes("*") && to !== null,
  );
  const result = await checkPackage(tarball, {
    includeEntrypoints: patterns.map(([key]) => key.replace("*", modules[key.split("/")[1] ?? ""] ?? "")),
  });
  if (result.types === false) throw new Error("the package has no types");
  // The package is ESM only: what old or CommonJS resolution makes of it is not promised.
  const problems = result.problems.filter(
    (problem) => !("resolutionKind" in problem) || !["node10", "node16-cjs"].includes(problem.resolutionKind),
  );
  expect(Object.keys(result.entrypoints)).toEqual(
    expect.arrayContaining([
      "./cloudike/files",
      "./wapi/document/file",
      "./workdrive/user",
      "./zextras/rooms",
    ]),
  );
  expect(problems.filter(({ kind }) => kind !== "CJSResolvesToESM")).toEqual([]);
});
