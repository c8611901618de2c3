import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { run } from "../../scripts/cli.js";
import type { VendorResult } from "../../scripts/pipeline.js";
import { inSection, lineOf, replaced } from "./excerpt.js";

/**
 * What is made of the other vendors' pages, which stay as they are in every run. It is made twice, and kept once it was
 * the same.
 */
vi.mock(import("../../scripts/pipeline.js"), async (original) => {
  const module = await original();
  const made = new Map<string, VendorResult>();
  const kept = new Map<string, VendorResult>();
  const generateVendor: typeof module.generateVendor = (vendor, inputs, acceptance) => {
    if (vendor.name === "wapi") return module.generateVendor(vendor, inputs, acceptance);
    const key = JSON.stringify([vendor.name, inputs, acceptance]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const result = module.generateVendor(vendor, inputs, acceptance);
    if (made.has(key)) {
      expect(result).toEqual(made.get(key));
      kept.set(key, result);
    } else made.set(key, result);
    return result;
  };
  return { ...module, generateVendor };
});

const root = mkdtempSync(join(tmpdir(), "generate-"));
const specs = join(root, "specs/wapi");
const inputs = ["source.txt", "corrections.json", "supplement.json", "annotations.json"];
const original = new Map<string, string>();

/** Every file below the root with a hash of its content. */
function stateOfTree(): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [relative(root, path), createHash("sha1").update(readFileSync(path)).digest("hex")]),
  );
}

function put(name: string, text: string): void {
  writeFileSync(join(specs, name), text);
}

function input(name: string): string {
  const text = original.get(name);
  if (text === undefined) throw new Error(`no input ${name}`);
  return text;
}

/** Runs with one input changed, and checks that nothing was written; the input is put back afterwards. */
async function refused(name: string, text: string, args: string[] = []): Promise<string> {
  put(name, text);
  const before = stateOfTree();
  const result = await run(root, args);
  expect(result.ok).toBe(false);
  expect(stateOfTree()).toEqual(before);
  put(name, input(name));
  return result.text;
}

/** Runs with one input changed, accepted; gives what was printed and leaves the outputs of that run. */
async function taken(name: string, text: string, args: string[] = []): Promise<string> {
  put(name, text);
  const result = await run(root, args);
  put(name, input(name));
  expect(result.text).not.toMatch(/^\S+:\d+ error /mu);
  expect(result.ok).toBe(true);
  return result.text;
}

beforeAll(async () => {
  // The other vendors' pages must be there as well: a generation is of all of them.
  for (const vendor of ["cloudike", "workdrive", "zextras"])
    cpSync(new URL(`../../specs/${vendor}`, import.meta.url), join(root, "specs", vendor), {
      recursive: true,
    });
  mkdirSync(specs, { recursive: true });
  for (const name of inputs) {
    const from = new URL(`../../specs/wapi/${name}`, import.meta.url);
    cpSync(from, join(specs, name));
    original.set(name, readFileSync(from, "utf8"));
  }
  const first = await run(root, []);
  expect(first.text).not.toMatch(/^\S+:\d+ error /mu);
  expect(first.ok).toBe(true);
});

afterAll(() => rmSync(root, { recursive: true }));

describe("a generation", () => {
  it("writes the same bytes again", async () => {
    const before = stateOfTree();
    const again = await run(root, []);
    expect(again.text).toMatch(/ files, none changed$/u);
    expect(again.text).not.toContain("changes since");
    expect(stateOfTree()).toEqual(before);
  });

  it("puts back what was edited by hand, and removes what is no output", async () => {
    const before = stateOfTree();
    const generated = Object.keys(before).filter((path) => path.startsWith("generated/"));
    expect(generated.length).toBeGreaterThan(10);
    writeFileSync(join(root, generated[0] ?? ""), "edited by hand");
    mkdirSync(join(root, "generated/wapi/old"), { recursive: true });
    writeFileSync(join(root, "generated/wapi/old/stale.ts"), "export {};\n");
    expect((await run(root, [])).text).toMatch(/ files, 2 written$/u);
    expect(stateOfTree()).toEqual(before);
  });

  it("explains itself, and refuses what it does not know", async () => {
    expect(await run(root, ["--help"])).toMatchObject({ ok: true });
    expect(await run(root, ["--force"])).toMatchObject({ ok: false });
    expect((await run(root, ["--force"])).text).toContain("unknown option --force");
  });
});

describe("a page that is not understood", () => {
  it("stops, names line, text and rule, and writes nothing", async () => {
    const page = inSection(input("source.txt"), "meeting.meeting.Get", (text) =>
      replaced(text, "Output:\n\n", "Output:\n\n  • price - money\n"),
    );
    const told = await refused("source.txt", page);
    expect(told).toContain(`specs/wapi/source.txt:${lineOf(page, "• price - money")} error grammar/type`);
    expect(told).toContain('"money" in "price - money" (rule wapi/output)');
    expect(told).toMatch(/nothing was written: 1 place is not understood$/u);
  });

  it("is not taken over by --accept either", async () => {
    const page = replaced(
      input("source.txt"),
      "\n429 Too many requests\n",
      "\n429 Too many requests\nwait\n",
    );
    expect(await refused("source.txt", page, ["--accept"])).toContain("ledger/unclaimed");
  });

  it("stops where nothing of it is left, or nothing of this kind", async () => {
    for (const page of ["", "\n\n", "Hello\n", "<html><body>Not found</body></html>\n", "•\n{\n"])
      expect(await refused("source.txt", page)).toContain("page/missing");
  });

  it("stops where a tenth of anything is gone, until that is accepted", async () => {
    const lines = input("source.txt").split("\n");
    const start = lines.indexOf("Errors");
    const page = lines.filter((line, at) => at < start || !/^10\d\d /u.test(line)).join("\n");
    expect(await refused("source.txt", page)).toMatch(/page\/count-dropped only \d+ error codes were read/u);
    await taken("source.txt", page, ["--accept"]);
    await taken("source.txt", input("source.txt"));
  });
});

describe("a page that changed", () => {
  it("tells its changes once, and leaves no trace of what is gone", async () => {
    const page = inSection(input("source.txt"), "poll.poll.Vote", () => "").replace(
      /^poll\.poll\.Vote.*\n/mu,
      "",
    );
    const told = await taken("source.txt", page);
    expect(told).toContain("changes since the last generation:");
    expect(told).toContain("poll.poll.Vote");
    for (const name of ["spec.json", "names.json", "openapi.json"])
      expect(readFileSync(join(specs, name), "utf8")).not.toContain("poll.poll.Vote");
    expect(Object.keys(stateOfTree()).filter((path) => path.includes("poll/"))).toEqual([]);
    expect(await taken("source.txt", input("source.txt"))).toContain("poll.poll.Vote");
  });

  it("tells the findings that are new or gone", async () => {
    const page = inSection(input("source.txt"), "poll.poll.Vote", (text) =>
      replaced(text, "  • answers - list\n", "  • answers - list\n  • answers - int\n"),
    );
    const told = await taken("source.txt", page);
    expect(told).toMatch(
      /findings that are new or gone:\n {2}\+ \S+:\d+ warning field\/duplicate poll\.poll\.Vote: /u,
    );
    expect(await taken("source.txt", input("source.txt"))).toMatch(
      /\n {2}- \S+:\d+ warning field\/duplicate poll\.poll\.Vote: /u,
    );
  });

  it("sends no token to an address that nobody accepted", async () => {
    const elsewhere = inSection(input("source.txt"), "poll.poll.Vote", (text) =>
      replaced(text, "https://api.wimi.pro", "https://api.elsewhere.example"),
    );
    original.set("names.json", readFileSync(join(specs, "names.json"), "utf8"));
    const told = await refused("source.txt", elsewhere);
    expect(told).toContain("would go to https://api.elsewhere.example");
    expect(told).toMatch(/source\.txt:\d+ error names\/new-server poll\.poll\.Vote/u);
    await taken("source.txt", elsewhere, ["--accept"]);
    await taken("source.txt", input("source.txt"));
  });

  it("tells another version once for each example, and keeps the examples", async () => {
    const page = input("source.txt").replace("\nVersion: 1.2\n", "\nVersion: 1.3\n");
    expect(await taken("source.txt", page)).toContain('the example is of version "1.2", the page of "1.3"');
    await taken("source.txt", input("source.txt"));
  });

  it("names what is missing first where a chapter is gone", async () => {
    const told = await refused("source.txt", input("source.txt").replace("\nObjects\n", "\n"));
    expect(told.split("\n")[0]).toContain('the page has no chapter "Objects"');
    expect(told).toMatch(/… and \d+ more errors, which may follow from that/u);
  });

  it("renames nothing unnoticed, whoever does it", async () => {
    const page = input("source.txt").replaceAll("poll.poll.Vote", "poll.poll.Cast");
    expect(await refused("source.txt", page)).toContain(
      "poll.poll.Vote would be renamed from poll.poll.vote to poll.poll.cast",
    );
    expect(await taken("source.txt", page, ["--accept"])).toContain("renamed, it was poll.poll.Vote");
    await taken("source.txt", input("source.txt"), ["--accept"]);
    const names = readFileSync(join(specs, "names.json"), "utf8");
    original.set("names.json", names);
    const pinned = replaced(names, '"poll.poll.vote"', '"poll.poll.castVote"');
    const told = await refused("names.json", pinned);
    expect(told).toContain("poll.poll.Vote would be renamed from poll.poll.castVote to poll.poll.vote");
    put("names.json", pinned);
    expect((await run(root, ["--accept"])).ok).toBe(true);
    expect(readFileSync(join(specs, "names.json"), "utf8")).toBe(names);
  });
});

describe("facts beside the page", () => {
  it("are refused where they are no JSON, at their place", async () => {
    for (const name of inputs.slice(1)) {
      const text = input(name).replace(/\n\}\s*$/u, ",\n}\n");
      const told = await refused(name, text);
      expect(told).toContain(
        `specs/wapi/${name}:${text.split("\n").length - 1} error facts/invalid not JSON: `,
      );
    }
  });

  it("are refused where they have another shape, by the path of the wrong member", async () => {
    const told = await refused("corrections.json", input("corrections.json").replace('"certain"', '"sure"'));
    expect(told).toMatch(
      /^specs\/wapi\/corrections\.json:1 error facts\/invalid corrections\.0\.certainty: /u,
    );
    expect(await refused("annotations.json", '{ "tipes": [] }')).toContain("tipes");
  });

  it("must leave a valid spec, whose names lead somewhere", async () => {
    const set = (value: string) =>
      input("corrections.json").replaceAll('"set": "files"', `"set": "${value}"`);
    expect(await refused("corrections.json", set("filez"))).toContain(
      'facts/dangling document.file.Upload: refers to the server "filez"',
    );
    const channel = replaced(input("corrections.json"), '"set": "header"', '"set": "carrier pigeon"');
    expect(await refused("corrections.json", channel)).toMatch(
      /facts\/misfit .*wire\.channel of the spec invalid/u,
    );
  });

  it("go stale when the page is mended", async () => {
    const page = inSection(input("source.txt"), "document.file.Upload", (text) =>
      replaced(text, "https://api.wimi.pro", "https://api.files.wimi.pro"),
    );
    const told = await refused("source.txt", page);
    expect(told).toContain("correction/stale document.file.Upload: correction upload-goes-to-the-files-host");
    expect(told).toContain('is "files", the correction expects "api"');
  });

  it("have to go when their operation goes, or gets a section", async () => {
    const renamed = input("source.txt").replaceAll("document.service.Download", "document.service.Fetch");
    expect(await refused("source.txt", renamed)).toContain(
      "annotation download-may-answer-bytes: there is no document.service.Download",
    );
    const { operations } = JSON.parse(input("supplement.json"));
    const { id } = operations[0];
    const gone = input("source.txt").replace(`\n${id}`, `\n${id}Again`);
    expect(await refused("source.txt", gone)).toContain(
      `the supplement describes ${id}, which the page does not have`,
    );
    const contradicting = input("supplement.json").replace(`"${id}"`, '"poll.poll.Vote"');
    expect(await refused("supplement.json", contradicting)).toContain("the page has a section for it");
  });

  it("have to go when nothing needs them", async () => {
    const page = input("source.txt").replace(" - PropertyType", " - int");
    expect(await refused("source.txt", page)).toContain(
      "annotation type PropertyType is not needed any more",
    );
  });
});
