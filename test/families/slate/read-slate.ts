import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../../scripts/diagnostics/diagnostic.js";
import { startReading } from "../../../scripts/families/reading.js";
import type { EndpointPart, SlatePage } from "../../../scripts/families/slate/model.js";
import { readSlatePage } from "../../../scripts/families/slate/page/slate-page.js";
import { readHtml } from "../../../scripts/read/html.js";
import { readText } from "../../../scripts/read/text.js";

/** A real page, flattened to text. */
export const realPage = readFileSync(
  fileURLToPath(new URL("../../../specs/workdrive/source.txt", import.meta.url)),
  "utf8",
);

export interface ReadPage {
  page: SlatePage;
  endpoints: EndpointPart[];
  /** Of the rules and of the ledger. */
  diagnostics: Diagnostic[];
  /** The lines and codes of the diagnostics, in short. */
  codes: string[];
}

export function readSlate(source: string, reader: "text" | "html" = "text"): ReadPage {
  const document = (reader === "text" ? readText : readHtml)("demo", source);
  const reading = startReading(document);
  const page = readSlatePage(reading);
  const diagnostics = [...reading.diagnostics, ...reading.ledger.check(document)];
  return {
    page,
    endpoints: page.groups.flatMap(({ endpoints }) => endpoints),
    diagnostics,
    codes: diagnostics.map(({ line, code }) => `${line} ${code}`),
  };
}

/** An endpoint in a line: method, path, and the places of its examples and tables. */
export function inShort({ title, request, examples, tables }: EndpointPart): string {
  const shown = examples.map(({ place }) => place).join(" ");
  const listed = tables.map(({ place }) => place ?? "?").join(" ");
  return `${title.text}: ${request.method} ${request.path} | ${shown} | ${listed}`;
}

export const front = `NAV
Request Headers Request Body Response

Introduction

Welcome to the documentation of Rooms API. You can use it.

Authentication

{
  "X-KEY" : "YOUR KEY"
}

Use it as a header.

Key Window

`;

const errors = `
Errors

The API uses the following error codes:

Error Code Meaning
400 Bad Request -- Your request is invalid.
404 Not Found -- No such thing.
`;

/** A page with two groups around the given endpoints of the first. */
export function pageWith(...endpoints: string[]): string {
  return `${front}Room

In this section you can find the rooms of a house.

${endpoints.join("\n")}
Guest

In this section you can find those who live there.

Get All Guests

Through this API you can get all guests.

GET https://[[HOST]]/api/guests

{
  "X-KEY" : "YOUR KEY"
}
[
  {
    "name": "string"
  }
]
${errors}`;
}

export const getRooms = `Get All Rooms

Through this API you can get all rooms.

HTTP Request

GET https://[[HOST]]/api/rooms

Query Parameters

{
  "X-KEY" : "YOUR KEY"
}
{
   "page":1
}
{
  "rooms": []
}
Parameter Type Default Description
page integer 1 Which page.
`;
