import { describe, expect, it } from "vitest";
import { inEndpoint, next, page, realFacts } from "./editions-slate.js";
import { replaced } from "./excerpt.js";

const inE = (title: string, before: string, after: string): string =>
  inEndpoint(title, (section) => replaced(section, before, after));

const token = "Generate a new AccessToken";
const value = '"token": "3080826c-1270-45c7-b40f-36ac317556fd"';
const key = '  "X-API-KEY" : "AUTHORIZATION KEY"\n';

/** Edits, and all that is told of each: changes, and findings that come and go. */
const told: [name: string, text: () => string, changes: string[], findings: string[]][] = [
  [
    "an example that is JSON now",
    () =>
      inEndpoint("Create a User", (section) => section.replace("  ],\n}\nParameter", "  ]\n}\nParameter")),
    [],
    ["- example/repaired user.createUser: the example is mended: trailing comma"],
  ],
  [
    "an example that holds comments now",
    () => inE(token, value, `${value} // for an hour`),
    [],
    ["+ example/repaired accessToken.generateNewAccessToken: the example is mended: JSON5"],
  ],
  [
    "an example that broke",
    () => inE(token, value, '"token": the token of the user'),
    [
      "! ~ accessToken.generateNewAccessToken output 2XX: type object → unknown",
      "  ~ accessToken.generateNewAccessToken examples changed",
      "  ~ accessToken.generateNewAccessToken output 2XX: origin example → unknown",
    ],
    [
      "+ answer/opaque accessToken.generateNewAccessToken: the example of the answer cannot be read: the answer is unknown",
      "+ example/unparsable accessToken.generateNewAccessToken: the example is not JSON: invalid character 'h'",
    ],
  ],
  [
    "an example without its last bracket",
    () => inE(token, `${value}\n}\n`, `${value}\n`),
    [],
    ["+ example/repaired accessToken.generateNewAccessToken: the example is mended: missing closing bracket"],
  ],
  [
    "a field more in an answer",
    () => inE(token, value, `"expires": 12,\n  ${value}`),
    [
      "  ~ accessToken.generateNewAccessToken examples changed",
      "  ~ accessToken.generateNewAccessToken output 2XX: type object → AccessToken",
      "  + accessToken.generateNewAccessToken output 2XX.expires: added, number, optional",
      "  + schema AccessToken schema added",
    ],
    [],
  ],
  [
    "a field that is null now",
    () => inE(token, value, '"token": null'),
    [
      "! ~ accessToken.generateNewAccessToken output 2XX.token: type string → unknown",
      "  ~ accessToken.generateNewAccessToken examples changed",
      "  ~ accessToken.generateNewAccessToken output 2XX.token: format uuid → none",
      "  ~ accessToken.generateNewAccessToken output 2XX.token: origin example → unknown",
    ],
    [],
  ],
  [
    "an answer where none was",
    () => inEndpoint("Delete a Photo", (section) => `${section.trimEnd()}\n{\n  "deleted": true\n}\n\n`),
    [
      "  ~ photo.deletePhoto examples changed",
      "  ~ photo.deletePhoto output 2XX: type unknown → object",
      "  ~ photo.deletePhoto output 2XX: origin unknown → example",
    ],
    ["- answer/not-shown photo.deletePhoto: the page shows no answer: it is unknown"],
  ],
  [
    "a header that only one endpoint shows",
    () => inE("Create a User", key, `${key.trimEnd()},\n  "X-API-VERSION" : "2"\n`),
    ["  + user.createUser parameter X-API-VERSION: added, string, optional"],
    [
      "+ parameters/example-keys user.createUser: no row names what the example shows: X-API-VERSION (a header); the types are inferred from there",
    ],
  ],
  [
    "another header instead of the key",
    () => inE("Create a User", "X-API-KEY", "X-ORG-ID"),
    ["  + user.createUser parameter X-ORG-ID: added, string, optional"],
    [
      "+ parameters/example-keys user.createUser: no row names what the example shows: X-ORG-ID (a header); the types are inferred from there",
    ],
  ],
  [
    "a version of the API",
    () => replaced(page, "of WorkDrive API Access. You", "of WorkDrive API Access v2.1. You"),
    [
      "  ~ the API version: unversioned → 2.1",
      "  ~ the API description: Welcome to the documentation of WorkDrive API Access. You can use o… → Welcome to the documentation of WorkDrive API Access v2.1. You …",
    ],
    ["- page/no-version page: the page tells no version of the API"],
  ],
  ["a row less of the errors", () => page.replace(/\n403 .*/u, ""), ["! - error 403 status removed"], []],
  [
    "a row more of the errors",
    () => page.replace(/\n403 /u, "\n402 Payment -- No.\n403 "),
    ["  + error 402 status added: Payment -- No."],
    [],
  ],
  [
    "no errors any more",
    () => page.slice(0, page.indexOf("\nErrors\n\n")),
    ["! - 6 times: status removed (error 400, error 401, error 403, …)"],
    ["+ page/no-errors page: the page has no list of error codes"],
  ],
  [
    "a group without its text",
    () => page.replace(/\nPhoto\n\n.*\n\n/u, "\nPhoto\n\n"),
    [
      "  ~ tag Photo description: In this section you can find the APIs that are use to access Photo … → none",
    ],
    [
      '+ group/no-text page: "Photo" is read as the heading of a group, but the page says nothing of the group',
    ],
  ],
  [
    "an endpoint without its text",
    () => page.replace(/\nDelete a Photo\n\n.*\n\n/u, "\nDelete a Photo\n\n"),
    ["  ~ photo.deletePhoto description: Through this API you can delete any Photo. → none"],
    [],
  ],
];

describe("a new edition of examples, headers and texts is understood, and its changes are told", () => {
  it.each(told)("%s", (_, text, changes, findings) => {
    const now = next(text());
    expect(now.errors).toEqual([]);
    expect(now.changes).toEqual(changes);
    expect(now.findings).toEqual(findings);
  });
});

it("another name of the key is told, and stops till what is annotated of the key has it too", () => {
  const renamed = (text = ""): string => text.replaceAll("X-API-KEY", "X-AUTH-KEY");
  const before = next(renamed(page));
  const now = next(renamed(page), { annotations: renamed(realFacts.annotations) });
  expect(before.errors).toEqual([
    "1 annotation/no-target page: annotation key-is-regenerated: there is no X-API-KEY",
  ]);
  expect(now.errors).toEqual([]);
  for (const { changes } of [before, now])
    expect(changes).toEqual([
      "! ~ the API authentication: X-API-KEY → X-AUTH-KEY",
      "! - authentication X-API-KEY removed (header X-API-KEY)",
      "  + authentication X-AUTH-KEY added (header X-AUTH-KEY)",
    ]);
  expect(now.findings).toEqual([]);
});
