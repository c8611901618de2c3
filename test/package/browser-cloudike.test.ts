import { expect, it } from "vitest";
import { bundle, targets } from "./bundle.js";

const options = `{ baseUrl: "https://cloud.example", auth: { token: "t" } }`;

const program = (group: string, name: string, params: string, more = "") => `
  import { createCloudike } from "docwright/cloudike/core";
  import { ${name} as call } from "docwright/cloudike/${group}";
  globalThis.answer = call(createCloudike(${options}), ${params})${more};
`;

const programs: Readonly<Record<string, string>> = {
  plain: program("fileops", "folderCreate", `{ body: { path: "/a" } }`),
  listing: program("metadata", "get", `{ path: "/" }`, ".items()"),
  task: program("trash", "clear", "{}", ".wait()"),
  upload: program("files", "upload", `{ path: "/a", content: new Blob(["a"]) }`),
  download: program("files", "download", `{ path: "/a" }`),
  all: `import { createCloudikeClient } from "docwright/cloudike"; globalThis.client = createCloudikeClient(${options});`,
};

/** Messages that stand in the code of one thing alone: modules have no names in a bundle. */
const messages = {
  "paging by offset": "a page came again",
  "waiting for tasks": "has no id of a task",
  uploads: "is at an origin that credentials do not go to",
  "uploads in parts": "resume has more parts than its size",
  downloads: "the file has changed while it was fetched",
};

it.each([
  ["plain", []],
  ["listing", ["paging by offset"]],
  ["task", ["waiting for tasks"]],
  ["upload", ["uploads", "uploads in parts"]],
  ["download", ["downloads"]],
  ["all", Object.keys(messages)],
])("a bundle of one operation holds what that needs, and nothing else: %s", async (name, expected) => {
  const { text } = await bundle(`${programs[name]}`);
  const held = Object.entries(messages).filter(([, message]) => text.includes(message));
  expect(held.map(([what]) => what)).toEqual(expected);
  expect(text).not.toMatch(/node:|\brequire\(|\bprocess\.|\bBuffer\b/u);
  // The login comes with every client, and a task or an upload with what it asks next.
  if (name !== "all") expect(targets(text)?.length).toBeLessThan(4);
  else expect(targets(text)?.length).toBeGreaterThan(190);
});

it("a plain bundle is the smallest", async () => {
  const sizes = await Promise.all(
    Object.values(programs).map(async (code) => (await bundle(code)).text.length),
  );
  expect(Math.min(...sizes)).toBe(sizes[0]);
  expect(Math.max(...sizes)).toBe(sizes.at(-1));
});
