import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "entry-"));
const source = join(root, "specs/zextras/source.txt");

interface Outcome {
  status: number | null;
  out: string;
  err: string;
}

function generate(...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/generate.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, out: stdout, err: stderr };
}

const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";

/**
 * A copy of the scripts with packages of its own, so that its cache is its own as well. It knows the smallest page only:
 * what is tested here is when it runs, and what becomes of what it says, whatever it reads.
 */
beforeAll(() => {
  cpSync(join(repository, "scripts"), join(root, "scripts"), { recursive: true });
  const list = 'import { zextras } from "./zextras/index.js";\nexport const vendors = [zextras];\n';
  writeFileSync(join(root, "scripts/vendors/index.ts"), list);
  for (const name of ["package.json", "tsconfig.json"]) cpSync(join(repository, name), join(root, name));
  cpSync(join(repository, "specs/zextras"), join(root, "specs/zextras"), { recursive: true });
  mkdirSync(join(root, "node_modules"));
  for (const name of readdirSync(join(repository, "node_modules")))
    if (!name.startsWith("."))
      symlinkSync(join(repository, "node_modules", name), join(root, "node_modules", name), "junction");
});

afterAll(() => rmSync(root, { recursive: true }));

describe("npm run generate", () => {
  it("writes, then has nothing to do, and writes again when an input or an output changes", () => {
    const first = generate();
    expect(first.err).toBe("");
    expect(first.status).toBe(0);
    expect(lastLine(first.out)).toMatch(/^\d+ files, \d+ written$/u);

    const spec = join(root, "specs/zextras/spec.json");
    const { mtimeMs } = statSync(spec);
    const second = generate();
    expect(second).toMatchObject({ status: 0, err: "" });
    expect(lastLine(second.out)).toBe("nothing changed");
    expect(statSync(spec).mtimeMs).toBe(mtimeMs);

    const page = readFileSync(source, "utf8");
    writeFileSync(source, page.replaceAll("string(uuid)", "string"));
    const third = generate();
    expect(third.out).toContain("changes since the last generation:");
    expect(third.out).toContain("uuid");
    expect(second.out).not.toContain("uuid");

    const fourth = generate();
    expect(lastLine(fourth.out)).toBe("nothing changed");
    expect(fourth.out).not.toContain("changes since");
    expect(fourth.out).not.toContain("uuid");
    expect(fourth.out).toContain("39 operations");

    appendFileSync(spec, "\n");
    expect(lastLine(generate().out)).toMatch(/^\d+ files, 1 written$/u);
  });

  it("exits with an error, prints it where errors go, and does not take the failure for the last run", () => {
    const page = readFileSync(source, "utf8");
    writeFileSync(source, page.replace("| true | none |", "| true | immutable |"));
    for (const attempt of [1, 2]) {
      const { status, out, err } = generate();
      expect(status, `attempt ${attempt}`).toBe(1);
      expect(out).toBe("");
      expect(err).toMatch(/^specs\/zextras\/source\.txt:\d+ error .*immutable/mu);
    }
    writeFileSync(source, page);
    expect(generate()).toMatchObject({ status: 0, err: "" });
    expect(generate("--nonsense")).toMatchObject({ status: 1, out: "" });
  });
});
