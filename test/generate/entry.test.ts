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
const source = join(root, "specs/wapi/source.txt");

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

/** A copy of the scripts and specs with packages of its own, so that its cache is its own as well. */
beforeAll(() => {
  cpSync(join(repository, "scripts"), join(root, "scripts"), { recursive: true });
  cpSync(join(repository, "package.json"), join(root, "package.json"));
  cpSync(join(repository, "tsconfig.json"), join(root, "tsconfig.json"));
  mkdirSync(join(root, "specs/wapi"), { recursive: true });
  for (const name of ["source.txt", "corrections.json", "supplement.json", "annotations.json"])
    cpSync(join(repository, "specs/wapi", name), join(root, "specs/wapi", name));
  for (const vendor of ["zextras", "workdrive", "cloudike"])
    cpSync(join(repository, "specs", vendor), join(root, "specs", vendor), { recursive: true });
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

    const spec = join(root, "specs/wapi/spec.json");
    const { mtimeMs } = statSync(spec);
    const second = generate();
    expect(second).toMatchObject({ status: 0, err: "" });
    expect(lastLine(second.out)).toBe("nothing changed");
    expect(statSync(spec).mtimeMs).toBe(mtimeMs);

    const page = readFileSync(source, "utf8");
    writeFileSync(source, page.replace("\n429 Too many requests\n", "\n429 Far too many requests\n"));
    const third = generate();
    expect(third.out).toContain("changes since the last generation:");
    expect(third.out).toContain("429");

    const fourth = generate();
    expect(lastLine(fourth.out)).toBe("nothing changed");
    expect(fourth.out).not.toContain("changes since");
    expect(fourth.out).toContain("718 operations");

    appendFileSync(spec, "\n");
    expect(lastLine(generate().out)).toMatch(/^\d+ files, 1 written$/u);
  });

  it("exits with an error, prints it where errors go, and does not take the failure for the last run", () => {
    const page = readFileSync(source, "utf8");
    writeFileSync(source, page.replace("  • consumable_token - string", "  • consumable_token - strin"));
    for (const attempt of [1, 2]) {
      const { status, out, err } = generate();
      expect(status, `attempt ${attempt}`).toBe(1);
      expect(out).toBe("");
      expect(err).toContain('unknown type word "strin"');
    }
    writeFileSync(source, page);
    expect(generate()).toMatchObject({ status: 0, err: "" });
    expect(generate("--nonsense")).toMatchObject({ status: 1, out: "" });
  });
});
