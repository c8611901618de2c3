import { describe, expect, it } from "vitest";
import { first, generate, inEndpoint, lastOf, next, page, realFacts, sectionText } from "./editions-slate.js";
import { lineOf, replaced } from "./excerpt.js";

const inE = (title: string, before: string, after: string): string =>
  inEndpoint(title, (section) => replaced(section, before, after));

const phone = "phone string any Phone number of the user.";
const inPhone = (before: string, after: string): string =>
  inE("Create a User", phone, replaced(phone, before, after));

/** Edits that nobody can understand: what stands in the line that stops, the code, and words of the message. */
const stops: [name: string, text: () => string, at: string, code: string, words: string][] = [
  [
    "an unknown type word",
    () => inPhone("string", "telephone"),
    "phone telephone any",
    "parameters/type",
    'the type of "phone" is "telephone"',
  ],
  [
    "an unknown type word before a dash",
    () => inE("Get All Users", "location uuid -", "location place -"),
    "location place -",
    "parameters/type",
    'the type of "location" is "place"',
  ],
  [
    "an unknown type word before a description",
    () => inE("Create a User", "bulk boolean An", "bulk flag An"),
    "bulk flag An",
    "parameters/row",
    "bulk flag An optional parameter",
  ],
  [
    "a row that lost its type",
    () => inPhone("string ", ""),
    "phone any Phone",
    "parameters/row",
    "phone any Phone",
  ],
  [
    "a row that lost its name",
    () => inPhone("phone ", ""),
    "string any Phone",
    "parameters/row",
    "string any Phone",
  ],
  [
    "a row with an unknown mark",
    () => inPhone("phone", "phone†"),
    "phone† string",
    "parameters/row",
    "phone†",
  ],
  [
    "a row with a mark of its own",
    () => inPhone("phone", "phone !"),
    "phone ! string",
    "parameters/row",
    "phone !",
  ],
  [
    "an unknown column",
    () =>
      inE("Get All Users", "Parameter Type Default Description", "Parameter Type Default Since Description"),
    "Parameter Type Default Since",
    "ledger/unclaimed",
    "Parameter Type Default Since Description",
  ],
  [
    "an unknown method",
    () => inE("Delete a Photo", "Delete https", "REMOVE https"),
    "REMOVE https",
    "ledger/unclaimed",
    "REMOVE https",
  ],
  [
    "no request line",
    () => inE("Delete a Photo", "Delete https://[[API_SERVER_ENDPOINT]]/api/photos/{id}\n\n", ""),
    "Delete a Photo\n",
    "endpoint/no-request",
    '"Delete a Photo" has no request line',
  ],
  [
    "no title",
    () => replaced(page, "\nDelete a Photo\n\n", "\n"),
    "Delete https://[[API_SERVER_ENDPOINT]]/api/photos/{id}",
    "endpoint/no-title",
    "no line above this request",
  ],
  [
    "no title of a group",
    () => replaced(page, "\nPhoto\n\n", "\n"),
    "In this section you can find the APIs that are use to access Photo",
    "ledger/unclaimed",
    "access Photo listing",
  ],
  [
    "two request lines",
    () =>
      inE(
        "Delete a Photo",
        "/api/photos/{id}\n",
        "/api/photos/{id}\n\nGET https://[[API_SERVER_ENDPOINT]]/api/x\n",
      ),
    "GET https://[[API_SERVER_ENDPOINT]]/api/x\n",
    "endpoint/requests",
    "a second request line",
  ],
  [
    "words behind the URL",
    () => inE("Delete a Photo", "/api/photos/{id}\n", "/api/photos/{id} or so\n"),
    "/api/photos/{id} or so",
    "request/rest",
    '"or so"',
  ],
  [
    "a row of the errors without its status",
    () => page.replace(/\n403 /u, "\n"),
    "Forbidden -- ",
    "ledger/unclaimed",
    "Forbidden -- ",
  ],
];

describe("an edition of a page of endpoints that is not understood stops, and tells where and why", () => {
  it.each(stops)("%s", (_, edit, at, code, words) => {
    const text = edit();
    const line = lineOf(text, at);
    const found = next(text).errors.filter((error) => error.startsWith(`${line} ${code} `));
    expect(found.join("\n")).toContain(words);
    expect(generate(text, realFacts, true).outputs).toEqual([]);
  });

  it("with no error but the one, where a row is all that broke", () => {
    for (const text of [inPhone("string", "telephone"), inPhone("phone", "phone†"), inPhone("string ", "")])
      expect(next(text).errors).toHaveLength(1);
  });

  it("a page cut in half, by everything that is gone", () => {
    const half = page.slice(0, page.length / 2);
    const { errors } = next(half);
    for (const what of [
      "operations",
      "parameters",
      "bodies",
      "responses",
      "schemas",
      "properties",
      "examples",
    ])
      expect(errors.join("\n")).toMatch(new RegExp(`page/count-dropped page: only \\d+ ${what} were read`));
    expect(generate(half, { ...realFacts, ...lastOf(first) }, true).outputs).toEqual([]);
  });

  it("a page that stands there twice", () => {
    const twice = `${page}\n${page}`;
    expect(generate(twice, { ...realFacts, ...lastOf(first) }, true).outputs).toEqual([]);
    const { errors } = next(twice);
    const collisions = errors.filter((error) => error.includes(" names/collision "));
    expect(collisions.length).toBeGreaterThanOrEqual(75);
  });

  it("a section that stands there twice, which cannot be accepted", () => {
    const twice = inEndpoint("Delete a Photo", (section) => section + section);
    expect(next(twice).errors.join("\n")).toMatch(/names\/collision/u);
    expect(generate(twice, realFacts, true).outputs).toEqual([]);
  });
});

/** Facts beside the page that an edition makes stale: errors, without their lines. */
const mended: [name: string, text: () => string, errors: RegExp[]][] = [
  [
    "a method",
    () => inE("Send a new Notification", "GET https", "POST https"),
    [
      /^correction\/stale notification\.sendNewNotification: correction notifications-are-posted no longer fits: .* is "POST", the correction expects "GET"$/u,
    ],
  ],
  [
    "the spelling of a path",
    () => inE("Update a Document", "/api/documnents", "/api/documents"),
    [/^correction\/stale document\.updateDocument: correction documents-are-spelled no longer fits/u],
  ],
  [
    "a path as a whole",
    () => inE("Update a Document", "/api/documnents", "/api/documents/{id}"),
    [/documents-are-spelled/u, /update-of-one-document/u, /id-of-updated-document/u],
  ],
  [
    "a copied path",
    () => inE("Create a Location", "/api/departments", "/api/locations"),
    [
      /locations-are-created-as-such no longer fits: .* is "\/api\/locations", the correction expects "\/api\/departments"$/u,
    ],
  ],
  [
    "a copied text",
    () => inE("Delete a Video", "delete any Event", "delete any Video"),
    [/^correction\/stale video\.deleteVideo: correction text-of-delete-video no longer fits/u],
  ],
];

describe("the facts beside a page of endpoints have to go when the page is mended", () => {
  it.each(mended)("%s", (_, text, expected) => {
    const { errors } = next(text());
    expect(errors).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries())
      expect(errors[index]?.replace(/^\d+ /u, "")).toMatch(pattern);
  });

  it("and when what they are about is gone", () => {
    const { errors } = next(inEndpoint("Send a new Notification", () => ""));
    expect(errors.join("\n")).toMatch(/correction\/no-target page: correction notifications-are-posted/u);
  });
});

describe("public names of a page of endpoints stay, until others are accepted", () => {
  it("of an endpoint with another title", () => {
    const text = inE("Delete a Photo", "Delete a Photo\n", "Remove a Photo\n");
    const { errors, changes } = next(text);
    expect(errors).toEqual([
      `${lineOf(text, "Remove a Photo")} names/renamed photo.removePhoto: photo.deletePhoto would be renamed from photo.deletePhoto to photo.removePhoto: accept it with --accept`,
    ]);
    expect(changes[0]).toBe("! ~ photo.removePhoto renamed, it was photo.deletePhoto");
    const accepted = generate(text, { ...realFacts, ...lastOf(first) }, true);
    expect(accepted.outputs.length).toBeGreaterThan(20);
  });

  it("of a group with another title", () => {
    const { errors } = next(replaced(page, "\nPhoto\n\n", "\nPicture\n\n"));
    for (const name of ["getAllPhotos", "createPhoto", "updatePhoto", "deletePhoto"])
      expect(errors.join("\n")).toContain(`would be renamed from photo.${name} to picture.${name}`);
    // What people said of the old names has no target any more.
    expect(errors.join("\n")).toContain("annotation pages-of-photos: there is no photo.getAllPhotos");
  });

  it("of an endpoint in another group", () => {
    const without = inEndpoint("Create a Photo", () => "");
    const text = inEndpoint("Create a Video", (section) => sectionText("Create a Photo") + section, without);
    expect(next(text).errors.join("\n")).toContain(
      "would be renamed from photo.createPhoto to video.createPhoto",
    );
  });

  it("and so do addresses", () => {
    const text = page.replaceAll("[[API_SERVER_ENDPOINT]]", "api.workdrive.example");
    const { errors } = next(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain("would go to https://api.workdrive.example (server server1, so far");
  });
});
