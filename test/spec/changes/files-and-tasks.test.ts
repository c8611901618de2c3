import { expect, test } from "vitest";
import type { Operation } from "../../../scripts/spec/api-spec.js";
import type { Confidence } from "../../../scripts/spec/json-schema.js";
import { between, compare } from "./rest.js";

const wire = { kind: "http", method: "GET", path: "/rooms" } as const;
const offset: Operation["paging"] = {
  style: "offset",
  parameter: "skip",
  size: "limit",
  items: "",
  total: "all",
};
const upload: Operation["upload"] = {
  style: "confirmed",
  name: "upload",
  ...{ url: "url", method: "method", headers: "headers", fields: "fields", file: "file", confirm: "confirm" },
};
const parts = { operation: "part", flag: "multipart", of: "id", number: "number" };
const failed = (...codes: { code: string; text?: string }[]): Partial<Operation> => ({
  responses: [{ status: "404", codes: codes.map((each) => ({ ...each, line: 9 })) }],
});
const result = (...names: string[]): Partial<Operation> => ({
  taskResult: {
    schema: {
      type: "object",
      properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
    },
  },
});
const sure = (confidence: Confidence): Operation["parameters"][number] => ({
  name: "id",
  in: "query",
  required: false,
  schema: { type: "string", "x-origin": "supplement", "x-confidence": confidence },
});

test.each<[string, Partial<Operation>, Partial<Operation>, string[]]>([
  [
    "further methods",
    { wire: { ...wire, methods: ["GET", "POST"] } },
    { wire },
    ["! changed methods: GET, POST → GET"],
  ],
  [
    "methods and versions that are new",
    { wire },
    { wire: { ...wire, methods: ["GET", "POST"], versions: ["0", "1"] } },
    ["  changed methods: GET → GET, POST", "  changed versions: none → 0, 1"],
  ],
  [
    "another method and version beside those that were there",
    { wire: { ...wire, methods: ["GET", "POST"], versions: ["0", "1"] } },
    { wire: { ...wire, methods: ["GET", "POST", "PUT"], versions: ["0", "1", "2"] } },
    ["  changed methods: GET, POST → GET, POST, PUT", "  changed versions: 0, 1 → 0, 1, 2"],
  ],
  [
    "a version that is gone",
    { wire: { ...wire, versions: ["0", "1"] } },
    { wire: { ...wire, versions: ["1", "2"] } },
    ["! changed versions: 0, 1 → 1, 2"],
  ],
  [
    "a documented path that is kept",
    { wire: { ...wire, documentedPath: "/room" } },
    { wire },
    ["  changed documented path: /room → /rooms"],
  ],
  [
    "a documented path that is another",
    { wire: { ...wire, documentedPath: "/room" } },
    { wire: { ...wire, documentedPath: "/chamber" } },
    ["! changed documented path: /room → /chamber"],
  ],
  [
    "a correction of the path that is gone",
    { wire: { ...wire, documentedPath: "/room" } },
    { wire: { ...wire, path: "/room" } },
    ["! changed call: GET /rooms → GET /room"],
  ],
  [
    "where the method is from",
    { wire: { ...wire, methodOrigin: "unknown" } },
    { wire: { ...wire, methodOrigin: "supplement" } },
    ["  changed origin of the method: unknown → supplement"],
  ],
  [
    "pages from an offset",
    { paging: offset },
    { paging: { ...offset, items: "rooms" } },
    [
      "! changed paging: the answer, by the offset skip, limit a page, until all → rooms, by the offset skip, limit a page, until all",
    ],
  ],
  [
    "an upload that is confirmed",
    { upload },
    { upload: { ...upload, size: "size", done: "201", parts } },
    [
      "  changed fields of the upload: method, headers, fields, file, no size, no status → method, headers, fields, file, size, 201",
      "  changed parts of the upload: none → part with multipart, id and number",
    ],
  ],
  [
    "another place of the confirmation",
    { upload },
    { upload: { ...upload, confirm: "done" } },
    ["! changed upload: upload to url, confirmed at confirm → upload to url, confirmed at done"],
  ],
  [
    "a download",
    { download: { name: "download", url: "url" } },
    { download: { name: "download", url: "url", size: "size" } },
    ["! changed download: download from url → download from url, its size in size"],
  ],
  [
    "a task",
    {},
    { task: { id: "id", operation: "getTask", parameter: "task" } },
    ["  changed task: none → getTask asks for id as task"],
  ],
  ["what a task gives", result("a", "b"), result("a"), ["! removed result of the task.b: removed"]],
  [
    "that nobody tells any more what it gives",
    result("a"),
    {},
    ["! changed result of the task: object → none"],
  ],
  [
    "names of errors",
    failed({ code: "Gone" }, { code: "Missing", text: "no room" }),
    failed({ code: "Missing", text: "no such room" }, { code: "Closed" }),
    [
      "! removed output 404: error Gone removed",
      "  added output 404: error Closed added",
      "  changed output 404: text of error Missing no room → no such room",
    ],
  ],
  [
    "a list of parameters that was lost",
    { parameterList: { state: "lost", line: 4 } },
    { parameterList: { state: "listed", origin: "supplement", confidence: "inferred", line: 9 } },
    ["  changed list of parameters: lost → listed, supplement, inferred"],
  ],
  ["the section", { section: "Rooms" }, { section: "Halls" }, ["  changed section: Rooms → Halls"]],
  [
    "how sure a parameter is",
    { parameters: [sure("inferred")] },
    { parameters: [sure("documented")] },
    ["  changed parameter id: confidence inferred → documented"],
  ],
  [
    "fields that are written as JSON",
    { payload: { required: true, schema: { type: "object" } } },
    { payload: { required: true, schema: { type: "object" }, jsonFields: ["value"] } },
    ['  changed body: fields written as JSON none → ["value"]'],
  ],
])("%s", (_, before, after, changes) => {
  expect(between(before, after)).toEqual(changes);
});

test("names of errors of all operations", () => {
  expect(compare({ errors: [{ code: "Gone", line: 9 }] }, { errors: [{ code: 404, line: 9 }] })).toEqual([
    "! removed error Gone code removed",
    "  added error 404 status added",
  ]);
});
