import { describe, expect, it } from "vitest";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";
import { errorsOf, type PageReading, readPage } from "../read/read-page.js";
import { excerpt, inSection, replaced } from "./excerpt.js";

const page = excerpt(["auth.user", "activity.event", "meeting.meeting"]);
const today = readPage(page);

const edited = "meeting.meeting.Get";
const section = `meeting.meeting.Postpone

Postpone a meeting

Url:

https://api.wimi.pro

Call type:

The json message is sent in the http request body.

Restrictions:

Role restrictions:
Guests (-5)Contributors (0)Managers (1)Administrators (2)Account manager (3)
XXXXX

Header Identification:

  • account_id - int

Body Data:

  • days - int Optional: 1

Output:

  • success - bool

Example:

{
    "header": { "target": "meeting.meeting.Postpone", "identification": { "account_id": 12345 } },
    "body": { "data": { "days": 12345 } }
}

`;

function operation({ spec }: PageReading, id: string): Operation {
  const found = spec.operations.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
}

function answerField(reading: PageReading, id: string, field: string): Schema | undefined {
  return operation(reading, id).responses[0]?.schema?.properties?.[field];
}

const addOutput = (line: string): string =>
  inSection(page, edited, (text) => replaced(text, "Output:\n\n", `Output:\n\n  • ${line}\n`));

describe("a new edition of the page is understood", () => {
  it("as it is", () => {
    expect(errorsOf(today)).toEqual([]);
    expect(today.spec.operations.length).toBeGreaterThan(20);
  });

  it("with a new action", () => {
    const indexed = replaced(
      page,
      "\nmeeting.meeting.RemoveParticipants Remove",
      "\nmeeting.meeting.Postpone Postpone a meeting\nmeeting.meeting.RemoveParticipants Remove",
    );
    const now = readPage(
      replaced(
        indexed,
        "\n\nmeeting.meeting.RemoveParticipants\n\n",
        `\n\n${section}meeting.meeting.RemoveParticipants\n\n`,
      ),
    );
    expect(errorsOf(now)).toEqual([]);
    expect(operation(now, "meeting.meeting.Postpone")).toMatchObject({
      name: "postpone",
      payload: { schema: { properties: { days: { type: "integer", default: 1 } } } },
    });
    expect(now.spec.operations).toHaveLength(today.spec.operations.length + 1);
  });

  it("with a new field, a new combination of words, and a new object", () => {
    const now = readPage(
      replaced(
        addOutput(
          "rates - float list\n  • grid - LIST of LIST of int\n  • place - LIST of Place - can be missing",
        ),
        "Output object - Account (",
        "Output object - Place\n\n  • name - string\n\nOutput object - Account (",
      ),
    );
    expect(errorsOf(now)).toEqual([]);
    expect(answerField(now, edited, "rates")).toMatchObject({ type: "array", items: { type: "number" } });
    expect(answerField(now, edited, "grid")?.items).toEqual({ type: "array", items: { type: "integer" } });
    expect(answerField(now, edited, "place")?.items).toEqual({ $ref: "#/schemas/Place" });
    expect(now.spec.schemas.Place?.schema.properties).toHaveProperty("name");
  });

  it("with a renamed field", () => {
    const now = readPage(page.replaceAll("meeting_id", "gathering_id"));
    expect(errorsOf(now)).toEqual([]);
    expect(operation(now, edited).parameters.map(({ name }) => name)).toContain("gathering_id");
    expect(JSON.stringify(now.spec)).not.toContain('"meeting_id"');
  });

  it("with an action removed, or moved to another group", () => {
    const text = inSection(page, "meeting.meeting.UnfixDate", () => "").replace(
      "meeting.meeting.UnfixDate Unfix a date\n",
      "",
    );
    const removed = readPage(text);
    expect(errorsOf(removed)).toEqual([]);
    expect(removed.spec.operations).toHaveLength(today.spec.operations.length - 1);
    const moved = readPage(page.replaceAll("meeting.meeting.UnfixDate", "meeting.date.Unfix"));
    expect(errorsOf(moved)).toEqual([]);
    expect(operation(moved, "meeting.date.Unfix").group).toEqual(["meeting", "date"]);
  });

  it("with a section removed and its index entry kept: it says so", () => {
    const now = readPage(inSection(page, "meeting.meeting.UnfixDate", () => ""));
    expect(operation(now, "meeting.meeting.UnfixDate").origin).toBe("unknown");
    expect(now.diagnostics.map(({ code }) => code)).toContain("index/section-missing");
  });

  it("with new restrictions, receivers and streams", () => {
    const now = readPage(
      inSection(page, edited, (text) =>
        replaced(
          replaced(
            text,
            "Restrictions:\n\n",
            "Restrictions:\n\nRooms restrictions:\nVisitors (7)Owners (8)\nXX\n\n",
          ),
          "Url:\n",
          "Push information:\n\nPushing to: Room users\nWith target: meeting.meeting.Get\nStream value: Pushing on room stream (32)\n\nUrl:\n",
        ),
      ),
    );
    expect(errorsOf(now)).toEqual([]);
    expect(operation(now, edited).restrictions?.[0]).toMatchObject({
      kind: "Rooms restrictions",
      allowed: ["Visitors", "Owners"],
    });
    expect(operation(now, edited).push).toMatchObject({
      to: "Room users",
      streams: [{ label: "room", value: 32 }],
    });
  });

  it("with a new error code", () => {
    const now = readPage(
      replaced(page, "\n429 Too many requests\n", "\n429 Too many requests\n4711 Out of cologne\n"),
    );
    expect(errorsOf(now)).toEqual([]);
    expect(now.spec.errors.find(({ code }) => code === 4711)?.text).toBe("Out of cologne");
  });

  it("with another address, and with prose that names one", () => {
    const moved = readPage(page.replaceAll("https://api.wimi.pro", "https://api.wimi.example"));
    expect(errorsOf(moved)).toEqual([]);
    expect(moved.spec.servers[0]).toEqual({ name: "api", url: "https://api.wimi.example" });
    const told = readPage(
      replaced(page, "The usage mode is synchronous.", "See https://docs.wimi.pro first."),
    );
    expect(errorsOf(told)).toEqual([]);
    expect(told.spec.servers).toEqual(today.spec.servers);
    expect(told.spec.description).toContain("See https://docs.wimi.pro first.");
  });

  it("with more prose in the overview and in a section", () => {
    const prose = "A second way is planned.";
    const now = readPage(
      inSection(replaced(page, "\nOverview\n", `\nOverview\n\n${prose}\n`), edited, (text) =>
        replaced(text, "\n\nUrl:", `\n\n${prose}\n\nUrl:`),
      ),
    );
    expect(errorsOf(now)).toEqual([]);
    expect(now.spec.description).toContain(prose);
    expect(operation(now, edited).description).toContain(prose);
  });
});
