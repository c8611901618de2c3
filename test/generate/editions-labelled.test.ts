import { describe, expect, it } from "vitest";
import { blockOf, first, inB, inBlock, next, page } from "./editions-labelled.js";
import { replaced } from "./excerpt.js";

const lists = "analytics.getMultipleData";
const newBlock = `toys/play/<toy_id>/

Plays with a toy.

URL: https://api.server.com/api/1/toys/play/<toy_id>/

Versions:0,1

Method: POST

Headers:
X-Toy - Kind of the toy

Params:
- toy_id - Mandatory. Toy id
- times - Optional. How often
- loud - Mandatory. Whether it is loud

Returns:
played - Times that it was played
last - Time of the last play

Errors:
404 ToyNotFound - no such toy
409 The toy is taken.

Notes:

Toys wear out.

Example

{
    "played": 3,
    "last": 1339568818575
}

`;

/** Edits, and all that is told of each: changes, and findings that come and go. */
const told: [name: string, text: () => string, changes: string[], findings: string[]][] = [
  [
    "blocks in another order",
    () => {
      const [one, two] = [blockOf("groups.create"), blockOf("groups.delete")];
      return replaced(page, `${one}\n${two}`, `${two}\n${one}`);
    },
    [],
    [],
  ],
  [
    "another name of a section",
    () => replaced(page, "\nKUKUDOCS\n", "\nDOCUMENT VIEWER\n"),
    [
      "  ~ kukudocs.link.view section: KUKUDOCS → DOCUMENT VIEWER",
      "  ~ kukudocs.view section: KUKUDOCS → DOCUMENT VIEWER",
    ],
    [],
  ],
  [
    "a block more, in a section of its own",
    () => replaced(page, "\nKUKUDOCS\n", `\nTOYS\n\n${newBlock}KUKUDOCS\n`),
    ["  + toys.play operation added: Plays with a toy", "  + error ToyNotFound code added: no such toy"],
    [
      "- labelled/section-count page: the introduction speaks of 10 groups, the page has 15",
      "+ labelled/section-count page: the introduction speaks of 10 groups, the page has 16",
    ],
  ],
  [
    "a placeholder that was lost",
    () => inBlock("admin.company.approve", (block) => block.replaceAll("company//", "company/<company_id>/")),
    [
      "  ~ admin.company.approve notes: The page writes `https://api.server.com/api/1/admin/company//approv… → none",
    ],
    [
      '- labelled/placeholder-lost admin.company.approve: a placeholder of "https://api.server.com/api/1/admin/company//approve/" was lost: the page writes {company_id} in its place elsewhere',
    ],
  ],
  [
    "a parameter more",
    () => inB(lists, "Metric name", "Metric name\n- region - Region"),
    [`  + ${lists} body.region: added, unknown, optional`],
    [],
  ],
  [
    "a mark less",
    () => inB(lists, "Mandatory. Metric name", "Optional. Metric name"),
    [`  ~ ${lists} body.metrics: now optional`],
    [
      `+ supplement/required-differs ${lists}: the supplement calls "metrics" required, the page does not: the page is followed`,
    ],
  ],
  [
    "another method",
    () => inB("groups.create", "POST", "PUT"),
    [
      "! ~ groups.create call: POST /api/1/groups/create/ → PUT /api/1/groups/create/",
      "  ~ groups.create safety: unsafe → idempotent",
    ],
    [],
  ],
  [
    "no method",
    () => inB("groups.create", "Method: POST\n\n", ""),
    ["  ~ groups.create origin of the method: none → unknown"],
    ["+ block/no-method groups.create: the page tells no method: POST is sent unless somebody knows better"],
  ],
  [
    "a status more among the answers",
    () => inB("groups.create", "404 Company not found", "404 Company not found\n418 TeapotError - no coffee"),
    ["  + groups.create output 418: added", "  + error TeapotError code added: no coffee"],
    [],
  ],
  [
    "a status more among the errors",
    () => inB("groups.list", "Errors:\n", "Errors:\n429 TooMany - slow down\n"),
    ["  + groups.list output 429: added", "  + error TooMany code added: slow down"],
    [],
  ],
  [
    "an answer in words",
    () => inB("groups.addUser", "Returns:\n", "Returns:\nThe results, one by one\n"),
    ["  ~ groups.addUser output 2XX: description none → The results, one by one"],
    [],
  ],
  [
    "a label that no rule knows",
    () => inB("groups.create", "Versions:1\n", "Versions:1\n\nPermissions: admins only\n"),
    ["  ~ groups.create conditions: none → Permissions: admins only"],
    [
      '+ labelled/label-unknown groups.create: "Permissions: admins only" looks like a label that no rule knows: what stands below it is read as a remark',
    ],
  ],
  [
    "a title that is not its URL",
    () => inB("groups.create", "groups/create/\n\nCreate", "groups/new/\n\nCreate"),
    [],
    [
      '+ labelled/title-differs groups.create: the title "groups/new/" is not the path of "https://api.server.com/api/1/groups/create/": the URL counts',
    ],
  ],
  [
    "a block that stands there twice, without a blank line between",
    () => inBlock("groups.create", (block) => block + block),
    [],
    [
      '+ block/repeated page: "/api/1/groups/create/" is described word for word as in line N: it is read as one',
    ],
  ],
  [
    "code without its label, below a status",
    () => inB("metadataFullListing.get", "Note:\n", '409 Too many requests.\n\n{ "wait": 5 }\n\nNote:\n'),
    ["  ~ metadataFullListing.get examples changed", "  + metadataFullListing.get output 409: added"],
    [
      "+ labelled/code-of-status metadataFullListing.get: code stands below the status 409: it is read as what is answered with it",
    ],
  ],
  ["a block whose title was lost", () => inB("groups.delete", "groups/delete/\n\nDelete", "Delete"), [], []],
  [
    "a block whose title and text were lost",
    () => inBlock("groups.delete", (block) => block.replace(/^groups\/delete\/\n\n.*\n\n/u, "")),
    ["  ~ groups.delete title: Delete the group by name and company (company admin access rights a… → none"],
    [],
  ],
];

describe("a new edition of a page of labelled blocks is understood, and its changes are told", () => {
  it("as it is", () => {
    expect(first.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(first.outputs.length).toBeGreaterThan(50);
  });

  it.each(told)("%s", (_, text, changes, findings) => {
    const now = next(text());
    expect(now.errors).toEqual([]);
    expect(now.changes).toEqual(changes);
    expect(now.findings).toEqual(findings);
  });

  it("a block with everything", () => {
    const { operation } = next(replaced(page, "\nKUKUDOCS\n", `\nTOYS\n\n${newBlock}KUKUDOCS\n`));
    expect(operation("toys.play")).toMatchObject({
      title: "Plays with a toy",
      section: "TOYS",
      wire: { method: "POST", path: "/api/1/toys/play/{toy_id}/", versions: ["0", "1"] },
      parameters: [
        { name: "toy_id", in: "path", required: true },
        { name: "X-Toy", in: "header" },
      ],
      parameterList: { state: "listed" },
      payload: { schema: { required: ["loud"], properties: { times: {}, loud: {} } } },
      responses: [{ status: "2XX" }, { status: "404", codes: [{ code: "ToyNotFound" }] }, { status: "409" }],
      conditions: [{ text: "Toys wear out." }],
      examples: [{ kind: "response", status: "2XX", value: { played: 3, last: 1339568818575 } }],
    });
  });
});
