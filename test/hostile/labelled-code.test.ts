import { beforeAll, describe, expect, it } from "vitest";
import { emitOpenApiTypes } from "../../scripts/emit/openapi-types/index.js";
import type { OutputFile } from "../../scripts/emit/output-file.js";
import { compile, inFolder } from "../emit/typescript/compile.js";
import { generate } from "../generate/editions-labelled.js";

const evil =
  "*/ pwned(); /* ` $" +
  "{pwned()} \u202e \u2066 <script>pwned()</script> @deprecated {@link pwned} \\u002a/ -- x";

/** Names of the language and of the client, where the page may name something. */
const names = [
  ..."constructor prototype default class await then with toString call body content".split(" "),
  ..."$ _ a1 options client items pages safe Object Promise string any never method version".split(" "),
];
/** Keys that no list can have, but an example can. */
const keys = [
  ...[...names, "a-b", "1st", "*/", "`", "$" + "{pwned()}", "'", '"', "\\", "ü", "", " "],
  ...["\u2028", "a.b", "/**"],
];
/** Segments of paths, which become groups and methods. */
const segments = [
  ..."constructor import class new schemas objects client prototype then default await promise-x".split(" "),
];

/** What is made for users, but for the part that needs the types of another tool. */
const isCode = (path: string): boolean => /^generated\/.*(?<!\/openapi)\.ts$/u.test(path);

function block(segment: string, index: number): string {
  const placeholder = names[index] ?? "id";
  const path = `api/1/${segment}/<${placeholder}>/${segments[(index + 3) % segments.length] ?? "x"}/`;
  const shown = Object.fromEntries(keys.map((key) => [key, evil]));
  const example = JSON.stringify({ ...shown, [keys[index] ?? "a"]: [shown], inner: { shown } }, null, 2);
  return `${segment}/${evil.replaceAll(" ", "")}/

Gets ${evil}.

URL: https://api.test/${path}

Versions:0, 1

Method: ${index % 2 === 0 ? "POST, GET" : "GET"}

Headers:
X-${segment} - ${evil}

Params:
${names.map((name) => `- ${name} - Mandatory. ${evil}`).join("\n")}

Returns:
${evil}

Errors:
404 PwnedError, NotFound - ${evil}
409 ${evil}

Notes:

${evil}

Example

${example}

Request example

${example}
`;
}

const page = `NAV

Hostile REST API does ${evil}. The base URL for all requests is https://api.test/api/1 It is HTTP Basic. Content-type: application/json

SECTION ONE

${segments.map(block).join("\n")}`;

describe("a page of labelled blocks full of code", () => {
  const result = generate(page, {});
  const code = result.outputs.filter(({ path }: OutputFile) => isCode(path));

  it("is read", () => {
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.spec?.operations).toHaveLength(segments.length);
    const [operation] = result.spec?.operations ?? [];
    expect(operation?.description ?? operation?.title).toContain("pwned");
    expect(Object.keys(operation?.payload?.schema.properties ?? {}).length).toBeGreaterThanOrEqual(
      names.length - 1,
    );
  });

  it("becomes code that compiles, and runs none of it", async () => {
    const documents = result.outputs.filter(({ path }) => path.endsWith("/openapi.json"));
    const types = await Promise.all(documents.map((document) => emitOpenApiTypes(document)));
    expect(code.length).toBeGreaterThan(8);
    expect(types).toHaveLength(1);
    expect(compile([...code, ...types], "7")).toBe("");
  });

  it("shows no character that turns the direction of the text", () => {
    for (const { path, text } of code)
      expect(text, path).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
  });
});

describe("a URL that is none", () => {
  const made = [
    "https://user:secret@api.test/api/1/a/",
    "https://api.test/api/1/../../x/",
    "https://api.test/api/1/<a>/<a>/",
    "https://api.test/api/1/%2e%2e/%2F/",
    "https://api.test/api/1/__proto__/<__proto__>/",
    "https://api.test//evil.example/api/1/",
    "https://api.test/api/1/\\..\\x",
    "https://api.test/api/1/*/**/",
    "https://api.test/api/1/`$" + "{pwned()}`/",
    "/api/1/(?P<a>[^/]+)/(?P<a>x)/",
  ].map((url, index) => {
    const { diagnostics, outputs } = generate(
      page.replace(/^URL: .*$/mu, () => `URL: ${url}`),
      {},
    );
    const code = inFolder(
      `page-${index}`,
      outputs.filter(({ path }) => isCode(path)),
    );
    return {
      line: url,
      index,
      failed: diagnostics.some(({ severity }) => severity === "error"),
      outputs,
      code,
    };
  });
  let said = "";
  // One run for all: most of a run goes into what they share.
  beforeAll(() => {
    said = compile(
      made.flatMap(({ code }) => code),
      "7",
    );
  });

  it.each(made)("$line gives code that compiles, or an error", ({ index, failed, outputs, code }) => {
    if (failed) expect(outputs).toEqual([]);
    else {
      expect(code.length).toBeGreaterThan(4);
      expect(said.split("\n").filter((line) => line.includes(`page-${index}/`))).toEqual([]);
    }
  });

  it("leaves nothing else to say", () => {
    expect(said).toBe("");
  });
});
