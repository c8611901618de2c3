import { describe, expect, it } from "vitest";
import {
  committed,
  generate,
  inOperation,
  lastOf,
  nextEdition,
  realFacts,
  restExcerpt,
} from "./editions-rest.js";
import { lineOf, replaced } from "./excerpt.js";

const page = restExcerpt(
  [
    "insertRoomMember",
    "updateRoomPicture",
    "getUsers",
    "getUser",
    "listRoomAttachmentInfo",
    "getRoomPicture",
  ],
  ["User", "RoomType", "Member", "MemberToInsert", "MemberInserted", "Attachment", "AttachmentsPagination"],
);
const first = generate(page);
const next = (text: string) => nextEdition(first, text);

const listing = "listRoomAttachmentInfo";
const inListing = (before: string, after: string): string =>
  inOperation(page, listing, (section) => replaced(section, before, after));
const filter = "filter | query | string | false | pagination filter |";
const role = "owner | boolean | true | none | indicates whether it is the owner |";

/** Edits that nobody can understand: what stands in the line that stops, the code, and words of the message. */
const stops: [name: string, text: () => string, at: string, code: string, words: string][] = [
  [
    "an unknown type word of a parameter",
    () => inListing(filter, filter.replace("string", "strang")),
    "filter | query | strang",
    "table/type",
    '"strang"',
  ],
  [
    "an unknown type word of a field",
    () => replaced(page, role, role.replace("boolean", "bolean")),
    "owner | bolean",
    "table/type",
    '"bolean"',
  ],
  [
    "another notation of lists",
    () => inListing(filter, filter.replace("string", "string[]")),
    "filter | query | string[]",
    "table/type",
    '"string[]"',
  ],
  [
    "a schema that is not there",
    () => inListing("room | AttachmentsPagination |", "room | Pages |"),
    "room | Pages |",
    "table/type",
    '"Pages"',
  ],
  [
    "a renamed column",
    () => inListing("Name | In | Type | Required |", "Name | In | Type | Mandatory |"),
    "Name | In | Type | Mandatory |",
    "page/unknown-column",
    '"Mandatory"',
  ],
  [
    "a lost cell of a parameter",
    () => inListing(filter, "filter | string | false | pagination filter | |"),
    "filter | string | false",
    "parameter/place",
    '"filter" is in "string"',
  ],
  [
    "an unknown place",
    () => inListing(filter, filter.replace("query", "fragment")),
    "filter | fragment",
    "parameter/place",
    '"fragment"',
  ],
  [
    "neither true nor false",
    () => inListing(filter, filter.replace("false", "maybe")),
    "filter | query | string | maybe",
    "parameter/required",
    '"maybe" is neither true nor false',
  ],
  [
    "a row of a schema that was cut in the middle",
    () => replaced(page, "\nuserId | string(uuid) | true | none | user identifier |", "\nuserId | string(u"),
    "userId | string(u\n",
    "table/row",
    '"userId | string(u',
  ],
  [
    "an unknown restriction",
    () => replaced(page, role, role.replace("none", "immutable")),
    "owner | boolean | true | immutable",
    "table/row",
    "immutable",
  ],
];

describe("an edition of a REST page that is not understood stops, and tells where and why", () => {
  it.each(stops)("%s", (_, edit, at, code, words) => {
    const text = edit();
    const line = lineOf(text, at);
    const found = next(text).errors.filter((error) => error.startsWith(`${line} ${code} `));
    expect(found.join("\n")).toContain(words);
  });

  it("an operation without its samples", () => {
    const text = inOperation(page, "getUser", (section) => {
      const request = section.indexOf("\nGET /users/{userId}\n");
      return `getUser${section.slice(request)}`;
    });
    expect(next(text).errors).not.toEqual([]);
  });

  it("a page cut in half, by everything that is gone", () => {
    const half = page.slice(0, page.indexOf("\nUsers\ngetUsers\n"));
    const { errors } = next(half);
    for (const what of ["operations", "parameters", "responses", "schemas", "properties"])
      expect(errors.join("\n")).toMatch(new RegExp(`page/count-dropped page: only \\d+ ${what} were read`));
    expect(generate(half, lastOf(first), true).diagnostics.map(({ code }) => code)).not.toContain(
      "page/count-dropped",
    );
  });
});

describe("public names stay, until others are accepted", () => {
  /** Errors of an edition, and of the same edition when it is accepted. */
  const stopped = (text: string): string[] => {
    const accepted = generate(text, lastOf(first), true);
    expect(accepted.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    return next(text).errors.map((error) => error.replace(/^\d+ /u, ""));
  };

  it("of an operation that is called otherwise", () => {
    const text = replaced(page, "\ngetUsers\nCode samples\n", "\nfindUsers\nCode samples\n");
    expect(stopped(text)).toEqual([
      "names/renamed findUsers: getUsers would be renamed from users.getUsers to users.findUsers: accept it with --accept",
    ]);
    expect(next(text).changes[1]).toMatch(/^! ~ findUsers renamed, it was getUsers/u);
  });

  it("of an operation whose texts and parameters changed as well", () => {
    const text = inOperation(page, "getUsers", (section) =>
      section
        .replace("getUsers\n", "findUsers\n")
        .replace("Retrieves users", "Finds users")
        .replace("userIds | query", "ids | query"),
    );
    expect(stopped(text)[0]).toContain("getUsers would be renamed from users.getUsers to users.findUsers");
    expect(next(text).changes.join("\n")).toMatch(/parameter userIds: removed\n.*parameter ids: added/u);
  });

  it("of a tag", () => {
    expect(stopped(replaced(page, "\nUsers\ngetUsers\n", "\nPeople\ngetUsers\n"))).toEqual([
      "names/renamed getUsers: getUsers would be renamed from users.getUsers to people.getUsers: accept it with --accept",
      "names/renamed getUser: getUser would be renamed from users.getUser to people.getUser: accept it with --accept",
    ]);
  });

  it("of an operation that moved to another tag", () => {
    let section = "";
    const without = inOperation(page, "getRoomPicture", (text) => {
      section = text;
      return "";
    });
    const moved = inOperation(without, "getUser", (text) => section + text);
    expect(stopped(moved)).toEqual([
      "names/renamed getRoomPicture: getRoomPicture would be renamed from rooms.getRoomPicture to users.getRoomPicture: accept it with --accept",
    ]);
  });

  it("of two operations that have one id now", () => {
    const text = replaced(page, "\ngetUser\nCode samples\n", "\ngetUsers\nCode samples\n");
    expect(stopped(text)).toEqual([
      "names/renamed GET /users/{userId}: getUser would be renamed from users.getUser to users.getUsersUserId: accept it with --accept",
    ]);
  });

  it("of a section that stands there twice, which cannot be accepted", () => {
    const twice = inOperation(page, "getUser", (section) => section + section);
    expect(next(twice).errors.join("\n")).toMatch(/names\/collision/u);
    expect(generate(twice, lastOf(first), true).outputs).toEqual([]);
  });
});

describe("addresses stay, until others are accepted", () => {
  it("also those that only samples name", () => {
    const moved = page.replaceAll("http://localhost:10000", "https://chats.example");
    expect(next(moved).errors).toEqual([
      "1 names/new-server page: calls, and the tokens on them, would go to https://chats.example (server server1, so far http://localhost:10000): accept it with --accept",
    ]);
    const one = inOperation(page, "getUser", (section) =>
      section.replaceAll("http://localhost:10000", "https://users.example"),
    );
    expect(next(one).errors.join("\n")).toContain("would go to https://users.example");
  });

  it("with the values that their variables have by default", () => {
    const text = committed("source.txt");
    const before = generate(text, realFacts());
    const supplement = replaced(
      realFacts().supplement ?? "",
      '"default": "localhost"',
      '"default": "acme.example"',
    );
    const { errors, changes } = nextEdition(before, text, { ...realFacts(), supplement });
    expect(errors.join("\n")).toMatch(
      /^\d+ names\/new-server page: calls, and the tokens on them, would go to https:\/\/\{host\}\/services\/chats \(host: acme\.example\)/u,
    );
    expect(changes).toContain("! ~ server public variable host: default localhost → acme.example");
  });
});

describe("the facts beside the page", () => {
  const text = committed("source.txt");
  const errorsOf = (source: string): string[] =>
    generate(source, realFacts()).diagnostics.flatMap(({ severity, code, message }) =>
      severity === "error" ? [`${code} ${message}`] : [],
    );

  it("have to go when the page says it itself", () => {
    const facts = replaced(realFacts().supplement ?? "", '"name": "public"', '"name": "server1"');
    const { diagnostics } = generate(text, { ...realFacts(), supplement: facts });
    expect(diagnostics.map(({ code }) => code)).toContain("supplement/contradicts-page");
  });

  it("have to go when the parameter that turns pages does", () => {
    const gone = inOperation(text, listing, (section) => replaced(section, `${filter}\n`, ""));
    expect(errorsOf(gone)).toEqual(['facts/dangling refers to the parameter "filter", which does not exist']);
  });

  it("have to go when the operation that they are about does", () => {
    const renamed = inOperation(text, listing, (section) => section.replace(listing, "listAttachments"));
    expect(errorsOf(renamed).join("\n")).toContain(`there is no ${listing}`);
  });

  it("have to go when the page is mended", () => {
    const mended = text.replaceAll("» type | RoomType | false |", "» type | RoomType | true |");
    expect(mended).not.toBe(text);
    expect(errorsOf(mended).join("\n")).toContain("correction/stale");
  });
});
