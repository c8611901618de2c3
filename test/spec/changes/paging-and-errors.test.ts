import { expect, test } from "vitest";
import type { Operation, Paging } from "../../../scripts/spec/api-spec.js";
import { between, compare } from "./rest.js";

const numbered: Paging = {
  style: "page",
  parameter: "page",
  size: "size",
  items: "users",
  last: "meta.last",
};
const timed: Paging = { style: "time", parameter: "till", items: "users", time: "at", id: "id" };
const upload = {
  style: "form" as const,
  name: "upload",
  url: "form.url",
  fields: "form.fields",
  file: "file",
  result: "id",
};

test.each<[string, Partial<Operation>, Partial<Operation>, string[]]>([
  [
    "another style of pages",
    { paging: numbered },
    { paging: timed },
    [
      "! changed paging: users, by the number page, size a page, until meta.last → users, from at to the parameter till, told apart by id",
    ],
  ],
  [
    "another field that tells the end",
    { paging: numbered },
    { paging: { ...numbered, next: "meta.next" } },
    [
      "! changed paging: users, by the number page, size a page, until meta.last → users, by the number page, size a page, until meta.next and meta.last",
    ],
  ],
  [
    "an upload",
    {},
    { upload },
    ["  changed upload: none → upload to form.url with form.fields and file, gives id"],
  ],
  [
    "no upload any more",
    { upload },
    {},
    ["! changed upload: upload to form.url with form.fields and file, gives id → none"],
  ],
])("%s", (_, before, after, changes) => {
  expect(between(before, after)).toEqual(changes);
});

test("statuses of all operations", () => {
  const error = (code: number, text?: string) => ({ code, text, line: 9 });
  expect(
    compare(
      { errors: [error(400, "Bad"), error(404)] },
      { errors: [error(400, "Wrong"), error(503, "Off")] },
    ),
  ).toEqual([
    "! removed error 404 status removed",
    "  added error 503 status added: Off",
    "  changed error 400 text Bad → Wrong",
  ]);
});
