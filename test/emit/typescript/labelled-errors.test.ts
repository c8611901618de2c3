import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { apiSpecSchema } from "../../../scripts/spec/api-spec.js";
import { labelledSpec } from "../labelled-spec.js";
import { httpOperation } from "./rest-operations.js";

const filesOf = (spec = labelledSpec) =>
  new Map(
    emitTypeScript(spec, { variable: "drawer", prefix: "Drawer" }).map(({ path, text }) => [
      path.replace("generated/drawer/", "").replace(".ts", ""),
      text,
    ]),
  );
const files = filesOf();
const file = (name: string): string => files.get(name) ?? "";

/** The comment of a method, without its marks. */
function commentOf(name: string, method: string): string {
  const before = file(name).split(`\n  ${method}(`)[0] ?? "";
  return before
    .slice(before.lastIndexOf("/**"))
    .replace(/^ *(?:\/\*\*|\*\/|\*) ?/gm, "")
    .replace(/(?<!\n)\n(?![\n-])/g, " ");
}

describe("comments tell", () => {
  test("names of errors by status, escaped", () => {
    expect(commentOf("files.types", "create")).toContain("- 409 `FileExists`: The file exists *\\/ already.");
    expect(commentOf("files.types", "list")).toContain("- 404: There is no such folder.\n- 404 `NotFound`");
  });

  const errorsOf = (description: string | undefined, codes: { code: string; text?: string }[]): string => {
    const response = { status: "403", description, codes: codes.map((each) => ({ ...each, line: 12 })) };
    const operation = httpOperation("run", { responses: [{ status: "200" }, response] });
    const told = filesOf({ ...labelledSpec, operations: [operation] }).get("rooms.types") ?? "";
    return told.replace(/\n +\* /g, "\n").match(/Errors:\n((?:- .*\n)*)/)?.[1] ?? "";
  };
  const forbidden = { code: "GroupForbidden", text: "group in another company" };

  test.each([
    [
      "that the names tell is told by them",
      "Group in another company.",
      ["- 403 `GroupForbidden`: Group in another company."],
    ],
    [
      "beside the names is told beside them",
      "No rights. group in another company",
      ["- 403: No rights.", "- 403 `GroupForbidden`: Group in another company."],
    ],
    [
      "of another kind is kept whole",
      "No rights. Nothing else.",
      ["- 403: No rights. Nothing else.", "- 403 `GroupForbidden`: Group in another company."],
    ],
  ])("what a status means %s", (_, description, lines) => {
    expect(errorsOf(description, [forbidden])).toBe(`${lines.join("\n")}\n`);
  });

  test("two names that tell all of a status", () => {
    const other = { code: "CompanyNotFound", text: "company not found" };
    expect(errorsOf("group in another company; company not found", [forbidden, other])).toBe(
      "- 403 `GroupForbidden`: Group in another company.\n- 403 `CompanyNotFound`: Company not found.\n",
    );
  });

  test("errors of the operation that only other sources tell", () => {
    const errors = [
      {
        code: "Locked",
        text: "ten logins failed",
        operations: ["accounts.login"],
        reason: "client code: one",
      },
      { code: "LastAttempt", operations: ["accounts.login"] },
    ];
    const told = filesOf({ ...labelledSpec, errors }).get("accounts.types") ?? "";
    expect(told).toContain("- `Locked`: Ten logins failed. From client code: one.\n");
    expect(told).toContain("- `LastAttempt`:\n");
  });

  test("names that come with a success", () => {
    expect(commentOf("accounts.types", "login")).toContain("Answer 200: `AlreadyOpen`: There is a session.");
  });
});

describe("errors", () => {
  test("have names and statuses, and one table of texts", () => {
    expect(file("errors")).toContain(
      'export type DrawerErrorCode = "AlreadyOpen" | "FileExists" | "NotFound" | "Unauthorized";',
    );
    expect(file("errors")).toContain("export type DrawerErrorStatus = 404 | 409;");
    expect(file("errors")).toContain("- `FileExists` (409): see `files.create`.\n");
    expect(file("errors")).toContain('  Unauthorized: "log in first",');
    expect(file("errors")).toContain("...codes: readonly (DrawerErrorCode | (string & {}) | number)[]");
    expect(file("index")).toMatch(/type DrawerErrorCode,\s+type DrawerErrorStatus,/);
  });

  test("what one operation says of a name is no text of the name, though the page lists the name", () => {
    const own = { code: "FileExists", text: "the file exists */ already", line: 14 };
    const told = filesOf({ ...labelledSpec, errors: [own] }).get("errors");
    expect(told).toContain("- `FileExists` (409): see `files.create`.\n");
    expect(told).not.toContain("FileExists:");
  });

  test("names that only other sources tell say so, and where they were seen", () => {
    const errors = [
      {
        code: "Locked",
        text: "ten logins failed",
        operations: ["accounts.login"],
        reason: "client code: one",
      },
      { code: "Gone", reason: "another edition of the documentation" },
    ];
    const told = filesOf({ ...labelledSpec, errors }).get("errors");
    expect(told).toContain("- `Locked`: ten logins failed. See `accounts.login`; from client code.\n");
    expect(told).toContain("- `Gone`: from another edition of the documentation.\n");
    expect(told).toContain('  Locked: "ten logins failed",');
  });

  test("statuses that mean something else in each operation are not listed", () => {
    expect(file("errors")).toContain("What they mean differs by operation: see there.");
  });

  test("a text that two operations have is that of the name", () => {
    const text = JSON.stringify(labelledSpec).replace(
      '{"code":"NotFound","line":15}',
      '{"code":"NotFound","text":"no such task","line":15}',
    );
    const errors = filesOf(apiSpecSchema.parse(JSON.parse(text))).get("errors");
    expect(errors).toContain("- `NotFound` (404): no such task.\n");
    expect(errors).toContain('  NotFound: "no such task",');
    expect(file("errors")).not.toContain("NotFound:");
  });
});
