import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { SoakFigures } from "./soak.js";

const calls = 6_000;
const mebibyte = 2 ** 20;
let figures: SoakFigures;

// In a process of its own, whose memory, timers and sockets are those of the calls alone.
beforeAll(async () => {
  const program = join(import.meta.dirname, "run.ts");
  const args = ["--expose-gc", "--import", "tsx", program, "--json", "--calls", `${calls}`];
  const done = await promisify(execFile)(process.execPath, args).catch((error) => error);
  figures = JSON.parse(done.stdout || `"${done.stderr}"`);
});

describe("calls of all vendors with random faults", () => {
  test("come to what the server made of them, or to a typed error, in time", () => {
    expect([...figures.faults, ...figures.overdueCalls]).toEqual([]);
    expect(figures).toMatchObject({ wrong: 0, overdue: 0, unhandled: [] });
  });

  test("were good and bad in many ways", () => {
    const { outcomes, foretold, server, hooked } = figures;
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(calls);
    expect(foretold).toBeGreaterThan(calls / 4);
    expect(hooked).toBeGreaterThan(calls / 4);
    expect(server.strange).toEqual([]);
    expect(outcomes.value).toBeGreaterThan(calls / 2);
    // A session that is lost is opened again, once for all who use it.
    expect(outcomes["session lost"] ?? 0).toBeLessThan(calls / 50);
    expect(outcomes["login failed"] ?? 0).toBeLessThan(calls / 20);
    expect(server.logins).toBeGreaterThan(2);
    const errors = ["ConnectionError", "TimeoutError", "AbortError", "DecodeError", "HttpError", "WapiError"];
    for (const name of [...errors, "WorkDriveError", "ZextrasChatsError", "CloudikeError"])
      expect(outcomes[name], name).toBeGreaterThan(0);
  });

  test("leave nothing behind", () => {
    const { quarter, end } = figures;
    const nothing = { timers: 0, sockets: 0, connections: 0, listeners: 0 };
    expect(quarter).toMatchObject(nothing);
    expect(end).toMatchObject(nothing);
    expect(end.heapUsed - quarter.heapUsed).toBeLessThan(4 * mebibyte);
    expect(end.external - quarter.external).toBeLessThan(4 * mebibyte);
  });
});
