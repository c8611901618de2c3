import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("a process that dies of an unhandled error prints no secret", async () => {
  const run = promisify(execFile)(process.execPath, [
    "--import",
    "tsx",
    join(import.meta.dirname, "crash.ts"),
  ]);
  const { code, stdout, stderr } = await run.then(
    () => ({ code: 0, stdout: "", stderr: "" }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  expect(code).toBe(1);
  expect(stderr).toContain("no entry for [redacted]");
  expect(stdout + stderr).not.toMatch(/S3CR3T/i);
});
