import { describe, expect, it } from "vitest";
import { generate, inOperation, nextEdition, restExcerpt } from "./editions-rest.js";
import { lineOf, replaced } from "./excerpt.js";

const page = restExcerpt(
  [
    "insertRoomMember",
    "updateRoomPicture",
    "getUsers",
    "listRoomAttachmentInfo",
    "getRoomPicture",
    "listRoom",
  ],
  [
    ...["User", "RoomType", "RoomEditableFields", "RoomCreationFields", "Member", "MemberToInsert"],
    ...["MemberInserted", "Attachment", "AttachmentsPagination", "Room", "RoomUserSettings"],
  ],
);
const first = generate(page);
const next = (text: string) => nextEdition(first, text);

const listing = "listRoomAttachmentInfo";
const inListing = (edit: (section: string) => string): string => inOperation(page, listing, edit);
const inListingReplaced = (before: string, after: string): string =>
  inListing((section) => replaced(section, before, after));
const row = "filter | query | string | false | pagination filter |";
const refused = "403 | Forbidden | The requester could not access the resource | None |\n";

/** Edits, and all that is told of each of them. */
const told: [name: string, text: () => string, changes: string[]][] = [
  [
    "a new parameter",
    () => inListingReplaced(row, `sort | query | string | true | how to sort |\n${row}`),
    [`! + ${listing} parameter sort: added, string, required`],
  ],
  [
    "a parameter in another place",
    () => inListingReplaced("filter | query", "filter | header"),
    [`! ~ ${listing} parameter filter: place query → header`],
  ],
  [
    "a parameter that is required now",
    () => inListingReplaced("filter | query | string | false", "filter | query | string | true"),
    [`! ~ ${listing} parameter filter: now required`],
  ],
  [
    "a parameter that is a list now",
    () => inListingReplaced("filter | query | string |", "filter | query | array[string] |"),
    [`! ~ ${listing} parameter filter: type string → string[]`],
  ],
  ["an error less", () => inListingReplaced(refused, ""), [`  - ${listing} output 403: removed`]],
  [
    "an error more",
    () => inListingReplaced(refused, `${refused}410 | Gone | The room is gone | None |\n`),
    [`  + ${listing} output 410: added`],
  ],
  [
    "another path",
    () => inListing((section) => section.replaceAll("/attachments", "/files")),
    [`! ~ ${listing} call: GET /rooms/{roomId}/attachments → GET /rooms/{roomId}/files`],
  ],
  [
    "another method",
    () => inListing((section) => section.replace(/^GET \/rooms(?!.*HTTP)/mu, "POST /rooms")),
    [`! ~ ${listing} call: GET /rooms/{roomId}/attachments → POST /rooms/{roomId}/attachments`],
  ],
  [
    "a list where one was",
    () => inListingReplaced("room | AttachmentsPagination |", "room | [AttachmentsPagination] |"),
    [`! ~ ${listing} output 200: type AttachmentsPagination → AttachmentsPagination[]`],
  ],
  [
    "a new operation",
    () =>
      inOperation(page, "getRoomPicture", (section) =>
        [
          section,
          section.replace("getRoomPicture\n", "getRoomBanner\n").replaceAll("/picture", "/banner"),
        ].join(""),
      ),
    ["  + getRoomBanner operation added: Retrieves the room picture"],
  ],
  [
    "a new schema",
    () => {
      const schema =
        'RoomColour\n"red"\nColours\nProperties\nName | Type | Required | Restrictions | Description |\n---|---|---|---|---|\nanonymous | string | false | none | Colours |\nEnumerated Values\nProperty | Value |\n---|---|\nanonymous | red |\nanonymous | blue |\n';
      return replaced(page, '\nRoomType\n"group"', `\n${schema}RoomType\n"group"`);
    },
    ["  + schema RoomColour schema added"],
  ],
  [
    "a new value",
    () => replaced(page, "\nextraFields | settings |", "\nextraFields | settings |\nextraFields | colour |"),
    [`  ~ listRoom parameter extraFields[]: type "members" | "settings" → "members" | "settings" | "colour"`],
  ],
  [
    "a field that only the example has left, and one that only answers have now",
    () =>
      replaced(
        replaced(page, "size | integer(int64) | true | read-only | file length |\n", ""),
        "Properties\nName | Type | Required | Restrictions | Description |\n---|---|---|---|---|\nuserId | string(uuid) | true | none |",
        "Properties\nName | Type | Required | Restrictions | Description |\n---|---|---|---|---|\nuserId | string(uuid) | true | read-only |",
      ),
    [
      "! ~ schema Attachment size: now optional",
      "! ~ schema Attachment size: type integer → number",
      "! ~ schema Member userId: now read-only",
      "  ~ schema Attachment size: no longer read-only",
      "  ~ schema Attachment size: format int64 → none",
      "  ~ schema Attachment size: description file length → none",
      "  ~ schema Attachment size: origin none → example",
    ],
  ],
  [
    "a version, a text, and a description",
    () =>
      replaced(
        replaced(page, "Chats Api v1.3.1", "Chats Api v2.0.0"),
        "Uploads and sets a new room picture",
        "Sets the picture",
      ),
    [
      "  ~ the API version: 1.3.1 → 2.0.0",
      "  ~ updateRoomPicture title: Uploads and sets a new room picture → Sets the picture",
    ],
  ],
];

describe("a new edition of a REST page is understood, and its changes are told", () => {
  it("as it is", () => {
    expect(first.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(first.spec?.operations).toHaveLength(6);
    expect(next(page)).toMatchObject({ errors: [], changes: [] });
  });

  it.each(told)("%s", (_, text, changes) => {
    const now = next(text());
    expect(now.errors).toEqual([]);
    const lines = now.changes.filter((line) => !/^(?:breaking|other) changes/u.test(line));
    expect(lines.map((line) => line.replace(/ \(line \d+\)$/u, ""))).toEqual(changes);
  });

  it("each with the line that tells it", () => {
    const text = inListingReplaced(row, `sort | query | string | true | how to sort |\n${row}`);
    expect(next(text).changes.at(-1)).toContain(`(line ${lineOf(text, "sort | query")})`);
  });

  it.each([
    ["line ends of Windows", page.replaceAll("\n", "\r\n")],
    ["blanks at the ends of lines", page.replaceAll("\n", "  \t\n")],
    ["blank lines at the end", `${page}\n\n\n`],
    ["a mark of the byte order", `\uFEFF${page}`],
  ])("nothing but %s", (_, text) => {
    expect(next(text)).toMatchObject({ errors: [], changes: [] });
  });
});
