import { defineConfig } from "vitest/config";

const packaged = ["test/package/**/*.test.ts", "test/types/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["test/**/*.test.ts"], exclude: packaged },
      },
      {
        // Builds, packs and installs the package once; every test here works on what was installed.
        extends: true,
        test: { name: "package", include: packaged, globalSetup: ["test/package/setup.ts"] },
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
