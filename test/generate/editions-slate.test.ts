import { describe, expect, it } from "vitest";
import { first, generate, inEndpoint, next, page, sectionText } from "./editions-slate.js";
import { lineOf, replaced } from "./excerpt.js";

const inE = (title: string, before: string, after: string): string =>
  inEndpoint(title, (section) => replaced(section, before, after));

const token = "Generate a new AccessToken";
const phone = "phone string any Phone number of the user.";
const key = '  "X-API-KEY" : "AUTHORIZATION KEY"\n';
const newGroup = `Award

In this section you can find the APIs that are use to access awards.

Get All Awards

Through this API you can get all the awards.

HTTP Request

GET https://[[API_SERVER_ENDPOINT]]/api/awards

Query Parameters

{
${key}}
{
   "cur_page":1,
   "per_page":5
}
{
  "awards": [
    {
      "id": "string",
      "title": "string",
      "colour": "string"
    }
  ],
  "meta": {
    "perPage": 0,
    "totalPages": 0,
    "totalResults": 0,
    "curPage": 0,
    "nextPage": 0
  }
}
Parameter Type Default Description
cur_page integer 1 A page number within the paginated result set.
per_page integer 10 Number of results to return per page.

`;

/** Edits, and all that is told of each: changes, and findings that come and go. */
const told: [name: string, text: () => string, changes: string[], findings: string[]][] = [
  [
    "an endpoint less",
    () => inEndpoint("Delete a Photo", () => ""),
    ["! - photo.deletePhoto operation removed"],
    [
      "- answer/not-shown photo.deletePhoto: the page shows no answer: it is unknown",
      '- request/method-case photo.deletePhoto: the method "Delete" is not in upper case',
      '- parameter/untyped photo.deletePhoto: no type is told of "id"',
    ],
  ],
  [
    "an endpoint more",
    () =>
      inEndpoint("Delete a Photo", (section) =>
        [section, section.replace("Delete a", "Restore a").replace("Delete ", "PUT ")].join(""),
      ),
    ["  + photo.restorePhoto operation added: Restore a Photo"],
    [
      "+ answer/not-shown photo.restorePhoto: the page shows no answer: it is unknown",
      '+ parameter/untyped photo.restorePhoto: no type is told of "id"',
    ],
  ],
  [
    "an endpoint in another place of its group",
    () => {
      const without = inEndpoint("Create a Photo", () => "");
      return inEndpoint("Delete a Photo", (section) => sectionText("Create a Photo") + section, without);
    },
    [],
    [],
  ],
  [
    "a path with its brackets",
    () => inE("Update a Post", "/api/posts/id", "/api/posts/{id}"),
    ["  ~ post.updatePost notes: The page writes `/api/posts/id`. → none"],
    [
      '- request/bare-placeholder post.updatePost: "id" in "/api/posts/id" is the name of a path parameter, and is read as its place',
    ],
  ],
  [
    "a path that lost its stray bracket",
    () => inE("Add users to the SecurityGroup", "members}", "members"),
    [
      "  ~ securityGroups.addUsersToSecurityGroup notes: The page writes `/api/security_groups/{groupId}/members}`. → none",
    ],
    [
      '- request/stray-bracket securityGroups.addUsersToSecurityGroup: "/api/security_groups/{groupId}/members}" ends in a bracket that nothing opened: it is left out',
    ],
  ],
  [
    "another path",
    () => inE("Delete a Photo", "/api/photos/", "/api/pictures/"),
    ["! ~ photo.deletePhoto call: DELETE /api/photos/{id} → DELETE /api/pictures/{id}"],
    [],
  ],
  [
    "a name of a field that is spelled right",
    () => inE("Create an Event", "endtDateTime", "endDateTime"),
    ['  ~ event.createEvent body.endDateTime: remarks ["The table calls it `endtDateTime`."] → none'],
    [
      '- parameters/near-name event.createEvent: the table has "endtDateTime", the example "endDateTime": they are read as one, by the example\'s name',
    ],
  ],
  [
    "a value less",
    () => inE("Update a User", ", PRE_INVITED", ""),
    [
      '! ~ user.updateUser body.status: type "ACTIVE" | "ARCHIVE" | "PRE_INVITED" | "INVITED" | "BLOCKED" → "ACTIVE" | "ARCHIVE" | "INVITED" | "BLOCKED"',
    ],
    [],
  ],
  [
    "a mark of what is required",
    () => inE("Create a User", phone, phone.replace("phone ", "phone* ")),
    ["! ~ user.createUser body.phone: now required"],
    [],
  ],
  [
    "a mark of what is required, in words",
    () => inE("Create a User", phone, phone.replace("phone ", "phone (required) ")),
    ["! ~ user.createUser body.phone: now required"],
    [],
  ],
  [
    "a row without the cell of its values",
    () => inE("Create a User", phone, phone.replace("any ", "")),
    [],
    [],
  ],
  [
    "a row with another type",
    () => inE("Create a User", phone, phone.replace("string", "integer")),
    ["! ~ user.createUser body.phone: type string → integer"],
    ["+ example/rejected user.createUser: the example does not fit: phone is string, not integer"],
  ],
  [
    "a row less, which the example still shows",
    () => inE("Create a User", `${phone}\n`, ""),
    [
      "  ~ user.createUser body.phone: description Phone number of the user. → none",
      "  ~ user.createUser body.phone: origin none → example",
    ],
    [
      "+ parameters/example-keys user.createUser: no row names what the example shows: phone; the types are inferred from there",
    ],
  ],
  [
    "a description full of type words",
    () => inE("Create a User", phone, "phone string any string, integer or Array<boolean>, any - default 1."),
    [
      "  ~ user.createUser body.phone: description Phone number of the user. → string, integer or Array<boolean>, any - default 1.",
    ],
    [],
  ],
  [
    "a new listing in a new group",
    () => replaced(page, "\nErrors\n\n", `\n${newGroup}Errors\n\n`),
    [
      "  + tag Award tag added",
      "  + award.getAllAwards operation added: Get All Awards",
      "  + schema Award schema added",
    ],
    [],
  ],
  [
    "a second table with its own label",
    () =>
      inE(
        "Update a User",
        "Request Body\n",
        "Query Parameters\n\nParameter Type Description\nnotify boolean Tell the user.\n\nRequest Body\n",
      ),
    ["  + user.updateUser parameter notify: added, boolean, optional"],
    [],
  ],
  [
    "a second table without one",
    () =>
      inEndpoint(
        "Create a Photo",
        (section) =>
          `${section.trimEnd()}\n\nParameter Type Schema Values Description\nalbum string any Its album.\n\n`,
      ),
    ["  + photo.createPhoto body.album: added, string, optional"],
    [
      "+ parameters/not-shown photo.createPhoto: no example shows album, though at least half of the rows beside",
    ],
  ],
  [
    "a column of what is required",
    () =>
      inEndpoint("Get All Users", (section) =>
        section
          .replace("Type Default", "Type Required Default")
          .replace("cur_page integer 1", "cur_page integer yes 1")
          .replace("per_page integer 10", "per_page integer no 10")
          .replace(/^(location|department) uuid -/gmu, "$1 uuid no -"),
      ),
    ["! ~ user.getAllUsers parameter cur_page: now required"],
    ['+ parameter/required-default user.getAllUsers: "cur_page" is required, and has a default: "1"'],
  ],
];

describe("a new edition of a page of endpoints is understood, and its changes are told", () => {
  it("as it is", () => {
    expect(first.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(first.outputs.length).toBeGreaterThan(20);
  });

  it.each(told)("%s", (_, text, changes, findings) => {
    const now = next(text());
    expect(now.errors).toEqual([]);
    expect(now.changes).toEqual(changes);
    expect(now.findings).toEqual(findings);
  });

  it("a value more", () => {
    const now = next(inE("Update a User", "ACTIVE, ARCHIVE,", "ACTIVE, ARCHIVE, PAUSED,"));
    expect(now.errors).toEqual([]);
    expect(now.findings).toEqual([]);
    expect(now.changes).toHaveLength(1);
    expect(now.operation("user.updateUser").payload?.schema.properties?.status?.enum).toContain("PAUSED");
  });

  it("a field more in a shape that many share: the one that has it goes its own way, and says so", () => {
    const card = '"firstName": "string",';
    const now = next(
      inEndpoint("Get Location Members", (section) =>
        section.replace(card, `${card}\n      "nickName": "x",`),
      ),
    );
    expect(now.errors).toEqual([]);
    expect(now.findings.join("\n")).toMatch(/^\+ shapes\/nearly-equal locations\.getLocationMembers: /u);
    expect(now.spec.schemas.UserCard?.schema).toEqual(first.spec?.schemas.UserCard?.schema);
    expect(Object.values(now.spec.schemas).filter(({ schema }) => schema.properties?.nickName)).toHaveLength(
      1,
    );
  });

  it("a second server, to which no key goes unnoticed", () => {
    const text = inEndpoint("Delete a Photo", (section) =>
      replaced(section, "https://[[API_SERVER_ENDPOINT]]", "https://photos.example"),
    );
    const { errors, findings } = next(text);
    expect(errors).toEqual([
      `${lineOf(text, "\nDelete a Photo\n") + 1} names/new-server photo.deletePhoto: calls, and the tokens on them, would go to https://photos.example (server server2, new): accept it with --accept`,
    ]);
    expect(findings.join("\n")).toContain("+ server/several");
    const { spec, diagnostics } = generate(text, undefined, true);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const operation = spec?.operations.find(({ id }) => id === "photo.deletePhoto");
    expect(operation?.wire).toMatchObject({ server: "server2" });
  });

  it("a table that stands before the examples", () => {
    const moved = (gap: string): string =>
      inEndpoint("Create a User", (section) => {
        const table = section.indexOf("Parameter Type Schema");
        const examples = section.indexOf('{\n  "X-API-KEY"');
        const [above, shown] = [section.slice(0, examples), section.slice(examples, table)];
        return `${above}${section.slice(table).trimEnd()}\n${gap}${shown}\n`;
      });
    for (const gap of ["", "\n"])
      expect(next(moved(gap)), JSON.stringify(gap)).toMatchObject({ errors: [], changes: [], findings: [] });
  });

  it("a label of the answer, and other words of a label", () => {
    const labelled = inE(token, '}\n{\n  "userId": "20', '}\n\nResponse\n\n{\n  "userId": "20');
    const reworded = page.replaceAll(/^Request ?Body$/gmu, "Body Parameters");
    for (const text of [labelled, reworded])
      expect(next(text)).toMatchObject({ errors: [], changes: [], findings: [] });
  });

  it.each([
    ["line ends of Windows", page.replaceAll("\n", "\r\n")],
    ["blanks at the ends of lines", page.replaceAll("\n", "  \t\n")],
    ["blank lines at the end", `${page}\n\n\n`],
    ["a mark of the byte order", `\uFEFF${page}`],
  ])("nothing but %s", (_, text) => {
    expect(next(text)).toMatchObject({ errors: [], changes: [], findings: [] });
  });

  it("with the same bytes out of the same page", () => {
    expect(generate(page).outputs).toEqual(first.outputs);
  });
});
