import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPage } from "../support/widdershins.js";

const shop = {
  openapi: "3.0.3",
  info: { title: "Shop", version: "2.1" },
  servers: [{ url: "https://shop.example/v2" }],
  paths: {
    "/items/{id}": {
      get: {
        operationId: "getItem",
        tags: ["Items"],
        summary: "An item",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        responses: {
          "200": {
            description: "The item",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Item" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: { Item: { type: "object", required: ["name"], properties: { name: { type: "string" } } } },
  },
};

const folder = mkdtempSync(join(tmpdir(), "page-"));
const command = new URL("../../scripts/page.ts", import.meta.url).pathname;

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function page(...args: string[]): Promise<Ran> {
  return promisify(execFile)(process.execPath, ["--import", import.meta.resolve("tsx"), command, ...args], {
    cwd: folder,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ran) => ({ code, stdout, stderr }),
  );
}

function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const documentIn = (out: string): { paths: Record<string, object>; servers: object[] } =>
  JSON.parse(readFileSync(join(folder, out, "openapi.json"), "utf8"));

beforeAll(async () => {
  const { html, text } = await renderPage(shop);
  put("shop.html", html);
  put("shop.txt", text);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("npm run page", () => {
  it.each(["shop.html", "shop.txt"])("makes an OpenAPI document of %s", async (file) => {
    const out = `out-${file.slice(5)}`;
    const { code, stdout, stderr } = await page(file, "--out", out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Shop 2.1: 1 operations, 1 parameters");
    expect(documentIn(out)).toMatchObject({
      servers: [{ url: "https://shop.example/v2" }],
      paths: { "/items/{id}": { get: { operationId: "getItem", summary: "An item" } } },
      components: { schemas: { Item: { required: ["name"], properties: { name: { type: "string" } } } } },
    });
    expect(existsSync(join(folder, out, "spec.json"))).toBe(true);
  });

  it("writes beside where it runs, under the name of the page, if nobody says where", async () => {
    expect((await page("shop.html")).code).toBe(0);
    expect(Object.keys(documentIn("shop").paths)).toEqual(["/items/{id}"]);
  });

  it("stops at what it does not understand, with its line, and writes nothing", async () => {
    const text = readFileSync(join(folder, "shop.txt"), "utf8");
    const broken = text.replace("id | path | integer", "id | somewhere | integer");
    const { code, stderr } = await page(put("broken.txt", broken));
    const line = broken.split("\n").findIndex((row) => row.startsWith("id | somewhere")) + 1;
    expect(code).toBe(1);
    expect(stderr).toContain(`broken.txt:${line} error parameter/place`);
    expect(stderr).toContain("nothing was written");
    expect(existsSync(join(folder, "broken"))).toBe(false);
  });

  it.each([
    [[], "usage: npm run page"],
    [["nowhere.html"], "nowhere.html is not there"],
    [["shop.pdf"], "shop.pdf is no page that can be read"],
    [["shop.html", "--family", "swagger"], "unknown family swagger"],
    [["shop.html", "--fast"], "--fast"],
  ])("refuses %j", async (args, told) => {
    const { code, stderr } = await page(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(told);
  });
});
