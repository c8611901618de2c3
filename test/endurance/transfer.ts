import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** What came of a transfer. */
export interface Transferred {
  /** What the server answered, as JSON, or the SHA-256 of what came. */
  readonly result: string;
  /** Resident memory before it, and how much more there was at the most, in MiB. */
  readonly before: number;
  readonly growth: number;
  readonly seconds: number;
}

/** Bytes of a transfer. */
export const size = 2 ** 30;

/** The most that resident memory may grow, in MiB. */
export const limit = 64;

/** Lets a process of its own transfer a file, after a smaller one that warms it up. */
export async function transfer(way: string, baseUrl: string, token: string): Promise<Transferred> {
  const program = join(import.meta.dirname, "child.ts");
  const args = ["--import", "tsx", program, way, baseUrl, token, `${size}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 110_000 });
  const { before, growth, ...more } = JSON.parse(stdout) as Transferred;
  return { ...more, before: before / 2 ** 20, growth: growth / 2 ** 20 };
}
