import { defineConfig } from "vitest/config";

const packaged = ["test/package/**/*.test.ts", "test/types/**/*.test.ts"];

/** Tests of the pipeline, which is functions of texts: they share what they import, and what is made of the real pages. */
const pipeline = [
  "test/{documents,emit,families,infer,read,scenarios,spec}/**/*.test.ts",
  "test/generate/editions*.test.ts",
  // All but one, which replaces `RegExp.prototype.exec`: regular expressions are slow for good where that was done.
  "test/hostile/!(labelled-extremes).test.ts",
];

/** Tests of calls to servers of their own, which they close. No more of them at once than cores: some have tens of milliseconds. */
const wire = [
  "test/{generated,hooks,limits,secrets,validation,wire-workdrive,wire-zextras}/**/*.test.ts",
  // All but those that are about a process: about its clock, its promises, and what it says when nobody handles an error.
  "test/attempts/!(corners|late).test.ts",
  "test/wire/!(abort|defaults).test.ts",
  "test/wire-cloudike/!(waiting-for-login).test.ts",
];

// The projects run in the order of their names, isolated files in a process each. A file of those that share processes
// must leave them as it found them: no module mocked, no global replaced for longer than a test.
export default defineConfig({
  test: {
    projects: [
      {
        // Everything else, so that a new folder is isolated until it is known to share well.
        extends: true,
        test: {
          name: "alone",
          include: ["test/**/*.test.ts"],
          exclude: [...packaged, ...pipeline, ...wire],
        },
      },
      {
        // Builds, packs and installs the package once; every test here works on what was installed.
        extends: true,
        test: { name: "package", include: packaged, globalSetup: ["test/package/setup.ts"] },
      },
      {
        extends: true,
        test: { name: "pipeline", include: pipeline, isolate: false },
      },
      {
        extends: true,
        test: { name: "wire", include: wire, isolate: false },
      },
    ],
    // Reading the real pages and type-checking consumers take seconds on two busy cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    // Every core: by default one is left free, which is half of a small machine.
    maxWorkers: "100%",
  },
});
