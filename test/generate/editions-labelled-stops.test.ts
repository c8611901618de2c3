import { describe, expect, it } from "vitest";
import {
  blockOf,
  first,
  generate,
  inB,
  inBlock,
  lastOf,
  next,
  page,
  realFacts,
} from "./editions-labelled.js";
import { lineOf, replaced } from "./excerpt.js";

const urlOf = (path: string): string => `https://api.server.com/api/1/${path}`;

/** Edits that nobody can understand: what stands in the line that stops, the code, and words of the message. */
const stops: [name: string, text: () => string, at: string, code: string, words: string][] = [
  [
    "a method that is none",
    () => inB("groups.create", "Method: POST", "Method: FETCH"),
    "Method: FETCH",
    "labelled/method",
    '"FETCH" is no HTTP method',
  ],
  [
    "a URL that is none",
    () => inB("groups.create", urlOf("groups/create/"), "api.server.com groups create"),
    "URL: api.server.com groups",
    "labelled/url",
    '"api.server.com groups create" is no URL',
  ],
  [
    "nothing behind the label of the URL",
    () => inB("groups.create", urlOf("groups/create/"), ""),
    "URL: \n",
    "labelled/url",
    "nothing stands behind the label of the URL",
  ],
  [
    "words behind a path",
    () => inB("groups.create", urlOf("groups/create/"), `${urlOf("groups/create/")} or so`),
    "groups/create/ or so",
    "request/rest",
    '"or so"',
  ],
  [
    "rows below a label that no rule knows",
    () => inB("groups.create", "Versions:1\n", "Versions:1\n\nCookies:\n- a - b\n"),
    "Cookies:",
    "labelled/label-unread",
    '"Cookies:" looks like a label that no rule knows',
  ],
  [
    "code below a label that no rule knows",
    () => inB("groups.create", "Versions:1\n", 'Versions:1\n\nRequest body:\n\n{ "a": 1 }\n'),
    "Request body:",
    "labelled/label-unread",
    '"Request body:"',
  ],
  [
    "two blocks that ran together",
    () => inBlock("groups.delete", (block) => block.replace(/^groups\/delete\/\n\n.*\n\nURL.*\n\n/u, "")),
    "Versions:1\n\nMethod: POST\n\nParams:\n- name",
    "section/part-twice",
    '"Versions" already stands',
  ],
  [
    "a table that no rule knows",
    () => inB("groups.create", "Versions:1\n", "Versions:1\n\nA | B\n--- | ---\n1 | 2\n"),
    "A | B",
    "ledger/unclaimed",
    "A | B",
  ],
  [
    "a table of parameters without a column of names",
    () => inB("groups.create", "Params:\n", "Params:\n\nKind | Since\n--- | ---\nint | 2\n"),
    "Kind | Since",
    "parameters/header",
    "are no titles of a table of parameters",
  ],
];

describe("an edition of a page of labelled blocks that is not understood stops, and tells where and why", () => {
  it.each(stops)("%s", (_, edit, at, code, words) => {
    const text = edit();
    const line = lineOf(text, at);
    const found = next(text).errors.filter((error) => error.startsWith(`${line} ${code} `));
    expect(found.join("\n")).toContain(words);
    expect(generate(text, realFacts, true).outputs).toEqual([]);
  });

  it("half a page, by everything that is gone", () => {
    const half = page.slice(0, page.length / 2);
    const { errors } = next(half);
    for (const what of ["operations", "bodies", "responses", "schemas", "properties", "examples"])
      expect(errors.join("\n")).toMatch(new RegExp(`page/count-dropped page: only \\d+ ${what} were read`));
    expect(generate(half, { ...realFacts, ...lastOf(first) }, true).outputs).toEqual([]);
  });

  it("no page at all", () => {
    const { errors, outputs } = next("");
    expect(errors.join("\n")).toContain("page/missing");
    expect(outputs).toEqual([]);
  });

  it("another host, to which no token goes unnoticed", () => {
    const text = inB("groups.create", "https://api.server.com", "https://evil.example");
    const { errors, findings } = next(text);
    expect(errors).toEqual([
      `${lineOf(text, "groups/create/\n")} names/new-server groups.create: calls, and the tokens on them, would go to https://evil.example (server server2, new): accept it with --accept`,
    ]);
    expect(findings.join("\n")).toContain("+ server/several groups.create");
  });
});

/** Facts beside the page that an edition makes stale: all errors, without their lines. */
const stale: [name: string, text: () => string, errors: RegExp[]][] = [
  [
    "a path that the page corrects",
    () =>
      inBlock("fileops.folderCreate", (block) =>
        block.replace("folder_create\n\nVersions", "folder_create/\n\nVersions"),
      ),
    [
      /^correction\/stale fileops\.folderCreate: correction folders-are-created-with-a-slash no longer fits: \/operations\/fileops\.folderCreate\/wire\/path is "\/api\/1\/fileops\/folder_create\/"/u,
    ],
  ],
  [
    "a text that the page corrects",
    () => inB("accounts.company.changeUserIpRestriction", "use_watermarks", "ip_restriction"),
    [
      /^correction\/stale accounts\.company\.changeUserIpRestriction: correction text-of-ip-restriction no longer fits/u,
    ],
  ],
  [
    "a block that is gone",
    () => inBlock("groups.delete", () => ""),
    [
      /^correction\/no-target page: correction groups-are-deleted-by-name: there is no \/operations\/groups\.delete\/payload/u,
      /^supplement\/unknown-operation page: the supplement describes groups\.delete, which the page does not have$/u,
    ],
  ],
];

describe("the facts beside a page of labelled blocks have to go when the page is mended", () => {
  it.each(stale)("%s", (_, text, expected) => {
    const { errors, outputs } = next(text());
    expect(errors).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries())
      expect(errors[index]?.replace(/^\d+ /u, "")).toMatch(pattern);
    expect(outputs).toEqual([]);
  });

  it("and when what they are about is gone: whatever names it", () => {
    const { errors } = next(inBlock("files.create", () => ""));
    expect(errors.join("\n")).toContain(
      "annotation/no-target page: annotation uploads: there is no files.create",
    );
    expect(errors.join("\n")).toContain(
      "supplement/unknown-operation page: the supplement describes files.create",
    );
  });

  it("and when the page finds the path itself that people corrected, which renames the operation", () => {
    const text = inBlock("company.users", (block) =>
      block.replace(urlOf("company/<company_id>/users"), urlOf("accounts/company/<company_id>/users/")),
    );
    const { errors } = next(text);
    expect(errors.join("\n")).toContain("correction/no-target page: correction accounts-company-users");
    expect(errors.join("\n")).toContain(
      "company.users would be renamed from company.users to accounts.company.users: accept it with --accept",
    );
  });
});

describe("public names of a page of labelled blocks stay, until others are accepted", () => {
  const only: Partial<typeof realFacts> = {
    corrections: undefined,
    supplement: undefined,
    annotations: undefined,
  };

  it("of a block with another path", () => {
    const text = inBlock("kukudocs.view", (block) => block.replaceAll("kukudocs/view", "kukudocs/show"));
    const before = generate(page, only, true);
    const last = lastOf(before);
    const { errors } = next(text, { ...only, ...last });
    expect(errors).toEqual([
      `${lineOf(text, "kukudocs/show")} names/renamed kukudocs.show: kukudocs.view would be renamed from kukudocs.view to kukudocs.show: accept it with --accept`,
    ]);
    expect(generate(text, { ...only, ...last }, true).outputs.length).toBeGreaterThan(50);
  });

  it("of two blocks with one path, where the other comes first: what people said of them is stale", () => {
    const [one, two] = [
      blockOf("files.downloadAsArchiveStream"),
      blockOf("files.getDownloadAsArchiveStream"),
    ];
    const text = replaced(replaced(replaced(page, one, "@\n"), two, one), "@\n", two);
    const { errors, changes } = next(text);
    expect(errors.join("\n")).toContain("files.getDownloadAsArchiveStream, which the page does not have");
    expect(changes).toContain(
      "! ~ files.downloadAsArchiveStream call: POST /api/1/files/download_as_archive_stream/ → GET /api/1/files/download_as_archive_stream/",
    );
  });
});
