import { describe, expect, it } from "vitest";
import { errorsOf, readPage } from "../read/read-page.js";
import { excerpt, inSection, lineOf, replaced } from "./excerpt.js";

const page = excerpt(["auth.user", "activity.event", "meeting.meeting"]);
const edited = "meeting.meeting.Get";

const addOutput = (line: string): string =>
  inSection(page, edited, (text) => replaced(text, "Output:\n\n", `Output:\n\n  • ${line}\n`));

/** Edits that nobody can understand yet: what stops the generation, and the words that it is told with. */
const stops: [string, (text: string) => string, string, string][] = [
  [
    "an unknown type word",
    () => addOutput("price - money"),
    "grammar/type",
    '"money" in "price - money" (rule wapi/output)',
  ],
  [
    "an unknown object",
    () => addOutput("price - LIST of Price"),
    "grammar/type",
    '"Price" in "LIST of Price"',
  ],
  ["another notation of types", () => addOutput("ids - int[]"), "grammar/type", '"int[]"'],
  ["a union of types", () => addOutput("id - int|string"), "grammar/type", '"int|string"'],
  [
    "an unknown qualifier",
    () => addOutput("price - int - can be negative"),
    "grammar/qualifier",
    '"can be negative"',
  ],
  [
    "an unknown default",
    () => addOutput("price - int Optional: PHP_INT_MAX"),
    "grammar/default",
    '"PHP_INT_MAX"',
  ],
  ["a default in another case", () => addOutput("done - bool Optional: TRUE"), "grammar/default", '"TRUE"'],
  ["a field without a type", () => addOutput("price"), "grammar/field", '"price"'],
  ["a field with a colon", () => addOutput("price: int"), "grammar/field", '"price: int"'],
  [
    "a field of two lines",
    () => addOutput("price - string - what it\n    costs"),
    "ledger/unclaimed",
    '"costs"',
  ],
  [
    "a blank line inside a list",
    () => addOutput("a - int\n\n  • b - int"),
    "section/list-twice",
    "a second list",
  ],
  [
    "dashes for bullets",
    (text) => text.replace("  • account_id", "  - account_id"),
    "ledger/unclaimed",
    '"- account_id',
  ],
  [
    "a new label",
    (text) => inSection(text, edited, (s) => replaced(s, "Output:", "Rate limit:\n\n10\n\nOutput:")),
    "ledger/unclaimed",
    '"Rate limit:"',
  ],
  [
    "a new label before the others",
    (text) => inSection(text, edited, (s) => replaced(s, "Url:", "Since:\n\n7.31\n\nUrl:")),
    "ledger/unclaimed",
    '"Since:"',
  ],
  [
    "a label in another case",
    (text) => inSection(text, edited, (s) => replaced(s, "Output:", "OUTPUT:")),
    "section/part-missing",
    '"Output:"',
  ],
  [
    "a label without its colon",
    (text) => inSection(text, edited, (s) => replaced(s, "Call type:", "Call type")),
    "ledger/unclaimed",
    '"Call type"',
  ],
  [
    "prose behind a list",
    (text) => inSection(text, edited, (s) => replaced(s, "Example:", "More to come.\n\nExample:")),
    "ledger/unclaimed",
    '"More to come."',
  ],
  [
    "a second example",
    (text) => inSection(text, edited, (s) => `${s}\n\n{\n    "a": 1\n}\n`),
    "ledger/unclaimed",
    '"{"',
  ],
  [
    "another call type",
    (text) => inSection(text, edited, (s) => replaced(s, "sent in the http request body", "sent as a form")),
    "ledger/unclaimed",
    "sent as a form",
  ],
  [
    "an address that is none",
    (text) => inSection(text, edited, (s) => replaced(s, "https://api.wimi.pro", "api.wimi.pro")),
    "section/part-missing",
    '"Url:"',
  ],
  [
    "restrictions with a mark that is no X",
    (text) => inSection(text, edited, (s) => replaced(s, "\nXXXXX\n", "\nXX✓XX\n")),
    "ledger/unclaimed",
    '"XX✓XX"',
  ],
  [
    "a heading glued to its text",
    (text) => replaced(text, `\n\n${edited}\n\n`, `\n\n${edited}\n`),
    "ledger/unclaimed",
    edited,
  ],
  [
    "an error without a code",
    (text) => replaced(text, "\n429 Too many requests\n", "\n429 Too many requests\nplease wait\n"),
    "ledger/unclaimed",
    '"please wait"',
  ],
  [
    "an object heading in another notation",
    (text) => replaced(text, "Output object - AccountBase\n", "Output object AccountBase\n"),
    "ledger/unclaimed",
    '"Output object AccountBase"',
  ],
  [
    "a base that is gone",
    (text) => replaced(text, "(derive from AccountBase)", "(derive from Basis)"),
    "schema/unresolved",
    '"Basis"',
  ],
  [
    "a chapter renamed",
    (text) => replaced(text, "\nObjects\n", "\nOutput objects\n"),
    "page/missing",
    'chapter "Objects"',
  ],
  [
    "a section twice",
    (text) => inSection(text, edited, (s) => `${s}\n\n${s}`),
    "index/duplicate",
    "already documented",
  ],
];

describe("an edition that is not understood stops, and tells where and why", () => {
  for (const [name, edit, code, words] of stops)
    it(name, () => {
      const text = edit(page);
      expect(text).not.toBe(page);
      const found = errorsOf(readPage(text)).filter((error) => error.code === code);
      const lines = text.split("\n");
      expect(found.map(({ message }) => message).join("\n")).toContain(words);
      for (const { line } of found) expect(lines[line - 1]).toBeDefined();
    });

  it("with the line of what it does not understand", () => {
    const text = addOutput("price - money");
    expect(errorsOf(readPage(text)).map(({ line }) => line)).toEqual([lineOf(text, "• price - money")]);
  });

  it("when a label of any section is lost", () => {
    const labels = [
      "Push information:",
      "Url:",
      "Call type:",
      "Restrictions:",
      "Header Identification:",
      "Body Data:",
      "Output:",
      "Example:",
    ];
    const lines = page.split("\n");
    for (const label of labels) {
      const at = lines.indexOf(label, lines.indexOf("activity.event.GetNotifications"));
      expect(at).toBeGreaterThan(0);
      const now = readPage(lines.toSpliced(at, 1).join("\n"));
      expect(errorsOf(now), label).not.toEqual([]);
    }
  });
});
