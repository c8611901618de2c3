import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Runs a module in Node, resolving packages from `cwd`, and gives the JSON that it prints. */
export async function runModule(
  cwd: string,
  code: string,
  env: Record<string, string> = {},
): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code], {
    cwd,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
