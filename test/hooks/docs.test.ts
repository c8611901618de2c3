import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiKey } from "../support/secrets.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";

const text = readFileSync("docs/hooks.md", "utf8");
const blocks = [...text.matchAll(/```ts\n(.*?)```/gsu)].map(([, code = ""]) => code);

/** As much of the package as the page needs: spans print themselves. */
const openTelemetry = `
export interface Span {
  setAttribute(name: string, value: string | number): this;
  setStatus(status: { code: SpanStatusCode }): this;
  end(): void;
}
export enum SpanKind { CLIENT = 2 }
export enum SpanStatusCode { ERROR = 2 }
export const context = { active: (): object => ({}) };
export const propagation = {
  inject(_context: object, carrier: Record<string, string>): void { carrier.traceparent = "00-trace"; },
};
interface SpanOptions { kind?: SpanKind; attributes?: Record<string, string | number | undefined> }
function startActiveSpan<T>(name: string, options: SpanOptions, run: (span: Span) => T): T {
  const all: Record<string, unknown> = { name, ...options.attributes };
  const span: Span = {
    setAttribute(key, value) { all[key] = value; return span; },
    setStatus({ code }) { all.code = code; return span; },
    end() { console.log("span " + JSON.stringify(all)); },
  };
  return run(span);
}
export const trace = { getTracer: (_name: string) => ({ startActiveSpan }) };
`;

const main = `
import { chain } from "docwright";
import { createWorkDriveClient } from "docwright/workdrive";
import { timed } from "./block-0.js";
import { log } from "./block-1.js";
import { idempotent } from "./block-2.js";
import { spans } from "./block-3.js";
import { limit } from "./block-4.js";

const hooks = chain(limit(2), timed((operation) => console.log("timed " + operation)), idempotent, spans, log);
const [baseUrl = "", apiKey = ""] = process.argv.slice(2);
const drive = createWorkDriveClient({ baseUrl, apiKey, hooks, maxRetryDelay: 1 });
await drive.task.createTask({ body: { title: "a" } });
const many = Array.from({ length: 8 }, () => drive.user.getAllUsers({ cur_page: 1 }).safe());
console.log("good " + (await Promise.all(many)).filter(({ ok }) => ok).length);
const failed = await drive.with({ baseUrl: "http://127.0.0.1:1", retries: 0 }).user.getAllUsers({ cur_page: 1 }).safe();
console.log("failed " + (failed.ok || failed.error.name));
`;

let server: WorkDriveServer;
let folder: string;

beforeAll(async () => {
  server = await startWorkDriveServer();
  mkdirSync("node_modules/.cache", { recursive: true });
  folder = mkdtempSync(join(process.cwd(), "node_modules/.cache/hooks-"));
  writeFileSync(join(folder, "opentelemetry.ts"), openTelemetry);
  const places = (code: string) =>
    code
      .replaceAll('"@opentelemetry/api"', '"./opentelemetry.js"')
      .replaceAll('"docwright"', '"../../../src/core/index.js"')
      .replaceAll(/"docwright\/(\w+)"/gu, '"../../../generated/$1/index.js"');
  for (const [index, code] of blocks.entries())
    writeFileSync(join(folder, `block-${index}.ts`), places(code));
  writeFileSync(join(folder, "main.ts"), places(main));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  const options = { extends: "../../../tsconfig.json", include: ["*.ts"], exclude: [] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

test("the hooks of the page compile", async () => {
  expect(blocks).toHaveLength(5);
  const compiler = "node_modules/typescript7/bin/tsc";
  const run = promisify(execFile)(process.execPath, [compiler, "--noEmit", "-p", folder]);
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});

test("the hooks of the page do what they say", async () => {
  let [open, most, tasks] = [0, 0, 0];
  server.on("POST /api/tasks", () => (++tasks < 3 ? { status: 503 } : { json: { id: "t" } }));
  server.on("GET /api/users", async (_, response) => {
    most = Math.max(most, ++open);
    response.on("finish", () => open--);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { json: { users: [], meta: {} } };
  });
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--import", import.meta.resolve("tsx"), join(folder, "main.ts"), server.baseUrl, apiKey],
  ]);
  const lines = stdout.split("\n");
  const keys = server.requests
    .filter(({ path }) => path === "/api/tasks")
    .map(({ headers }) => headers["idempotency-key"]);
  expect(keys).toEqual([keys[0], keys[0], keys[0]]);
  expect(keys[0]).toMatch(/^[\da-f]{32}$/);
  expect(server.requests.every(({ headers }) => headers.traceparent === "00-trace")).toBe(true);
  expect(lines.filter((line) => line === "timed POST /api/tasks")).toHaveLength(3);
  expect([lines.includes("good 8"), most]).toEqual([true, 2]);
  const spans = lines.filter((line) => line.startsWith("span ")).map((line) => JSON.parse(line.slice(5)));
  const { hostname, port } = new URL(server.baseUrl);
  expect(spans[1]).toEqual({
    ...{ name: "POST /api/tasks", "http.request.method": "POST", "http.request.resend_count": 1 },
    ...{ "server.address": hostname, "server.port": Number(port), "url.full": `${server.baseUrl}/api/tasks` },
    ...{ "http.response.status_code": 503, "error.type": "503", code: 2 },
  });
  expect(spans.at(-1)).toMatchObject({ "error.type": "ConnectionError", code: 2 });
  expect(lines).toContain("failed ConnectionError");
  expect(lines.some((line) => line.startsWith("GET /api/users 1 ConnectionError"))).toBe(true);
  expect(stdout).not.toContain(apiKey);
});
