import { beforeAll, describe, expect, it } from "vitest";
import { emitOpenApiTypes } from "../../scripts/emit/openapi-types/index.js";
import type { OutputFile } from "../../scripts/emit/output-file.js";
import { compile, inFolder } from "../emit/typescript/compile.js";
import { generate } from "../generate/editions-slate.js";

const evil =
  "*/ pwned(); /* ` $" +
  "{pwned()} \u202e \u2066 <script>pwned()</script> @deprecated {@link pwned} \\u002a/ -- x";

/** Names of the language and of the client, where the page may name something. */
const names = [
  ..."constructor prototype default class await then with toString call body content".split(" "),
  ..."$ _ a1 options client items pages safe Object Promise string any never".split(" "),
];
/** Keys that no table can have, but an example can. */
const keys = [
  ...names,
  "a-b",
  "1st",
  "*/",
  "`",
  "$" + "{pwned()}",
  "'",
  '"',
  "\\",
  "ü",
  "",
  " ",
  "\u2028",
  "a.b",
  "/**",
];

const groups = [
  "Constructor",
  "Import export",
  "Class",
  "New",
  "Schemas",
  "Objects",
  "Client",
  "User's */ Things",
];

/** Titles with words in front that keep them titles. */
const titles = [
  "Constructor",
  "Class",
  "*/ pwned() /*",
  "`$" + "{pwned()}`",
  "Then",
  "With",
  "Prototype",
  "Default",
];

/** What is made for users, but for the part that needs the types of another tool. */
const isCode = (path: string): boolean => /^generated\/.*(?<!\/openapi)\.ts$/u.test(path);

const filled = (value: unknown): string => JSON.stringify(value, null, 2);
const header = '{\n  "X-API-KEY" : "KEY"\n}\n';

function endpoint(title: string, index: number): string {
  const rows = names.map((name) => `${name} string A,${name},B - Of ${evil}`);
  const shown = Object.fromEntries(keys.map((key) => [key, evil]));
  const inner = { [keys[index] ?? "a"]: evil, evil, list: [shown] };
  return `Get ${title}

Through this API you can get ${evil}.

HTTP Request

POST https://[[API_HOST]]/api/v${index}/{${names[index] ?? "id"}}/x

Path Parameters

Parameter description
${names[index] ?? "id"} Id ${evil}

Request Body

${header}${filled({ ...shown, inner })}
${filled({ ...shown, inner, others: [inner] })}
Parameter Type Schema Values Nested Fields Description
${rows.join("\n")}

`;
}

const page = `NAV

Introduction

Welcome to the documentation of Hostile API. ${evil}

Authentication

${header}
Use it ${evil}

${groups
  .map(
    (group, index) =>
      `${group}\n\nIn this section you can find ${evil}\n\n${endpoint(titles[index] ?? "x", index)}`,
  )
  .join("")}Errors

The API uses the following error codes:

Error Code Meaning
400 Bad -- ${evil}
999 Worse -- ${evil}
`;

describe("a page of endpoints full of code", () => {
  const result = generate(page, {});
  const code = result.outputs.filter(({ path }: OutputFile) => isCode(path));

  it("is read", () => {
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.spec?.operations).toHaveLength(groups.length);
    const [operation] = result.spec?.operations ?? [];
    expect(Object.keys(operation?.payload?.schema.properties ?? {}).length).toBeGreaterThanOrEqual(
      names.length,
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

describe("a request line that is no address", () => {
  const made = [
    "GET https://user:secret@[[HOST]]/api",
    "GET https://[[HOST]]/api/../../x",
    "GET https://[[HOST]]/api/{a}/{a}",
    "GET https://[[HOST]]/api/%2e%2e/%2F",
    "GET https://[[HO]]ST]]/api",
    "GET https://[[__proto__]]/api/__proto__",
    "GET https://[[HOST]]//evil.example/api",
    "GET https://[[HOST]]/api/\\..\\x",
    "GET https://[[HOST]]/*/**/",
  ].map((line, index) => {
    const { diagnostics, outputs } = generate(
      page.replace(/^POST .*$/mu, () => line),
      {},
    );
    const code = inFolder(
      `page-${index}`,
      outputs.filter(({ path }) => isCode(path)),
    );
    return {
      line: line,
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
