import { describe, expect, test } from "vitest";
import type { Operation } from "../../../scripts/spec/api-spec.js";
import { compareSpecs } from "../../../scripts/spec/changes.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { envelopeOperation, httpSpec } from "../../emit/openapi/specs.js";
import { compare, object, operation, output, text, told } from "./told.js";

describe("operations", () => {
  const parameters = (required: boolean, schema: Schema = { type: "integer" }): Partial<Operation> => ({
    parameters: [{ name: "file_id", in: "identification", required, schema }],
  });

  test.each<[string, Partial<Operation>, Partial<Operation>, string[]]>([
    [
      "required parameter",
      { parameters: [] },
      parameters(true),
      ["! added parameter file_id: added, integer, required"],
    ],
    [
      "optional parameter",
      { parameters: [] },
      parameters(false),
      ["  added parameter file_id: added, integer, optional"],
    ],
    ["parameter removed", parameters(false), { parameters: [] }, ["! removed parameter file_id: removed"]],
    [
      "parameter now required",
      parameters(false),
      parameters(true),
      ["! changed parameter file_id: now required"],
    ],
    [
      "type of a parameter",
      parameters(true),
      parameters(true, text),
      ["! changed parameter file_id: type integer → string"],
    ],
    [
      "place of a parameter",
      parameters(true),
      { parameters: [{ name: "file_id", in: "header", required: true, schema: { type: "integer" } }] },
      ["! changed parameter file_id: place identification → header"],
    ],
    ["payload removed", {}, { payload: undefined }, ["! removed data: removed"]],
    [
      "payload added",
      { payload: undefined },
      { payload: { required: false, schema: object({}) } },
      ["  added data: added, object, optional"],
    ],
    [
      "answer becomes bytes",
      output({}),
      { responses: [{ status: "default", binary: true, schema: {} }] },
      ["! changed output: a message → bytes"],
    ],
    ["answer removed", output({}), { responses: [] }, ["! removed output: removed"]],
    ["answer added", { responses: [] }, output({}), ["  added output: added"]],
    [
      "server",
      {},
      { wire: { kind: "envelope", target: "document.file.Lock", server: "files", channel: "body" } },
      ["! changed server: api → files"],
    ],
    [
      "channel",
      {},
      { wire: { kind: "envelope", target: "document.file.Lock", server: "api", channel: "header" } },
      ["! changed channel of the message: body → header"],
    ],
    ["session", {}, { session: "close" }, ["! changed session: used → close"]],
    [
      "client name",
      {},
      { name: "lockFile" },
      ["! changed client name: document.file.Lock → document.file.lockFile"],
    ],
    ["title", {}, { title: "Locks" }, ["  changed title: Used to lock a file → Locks"]],
    [
      "conditions",
      {},
      { conditions: [{ text: "Only on Mondays", line: 3 }] },
      ["  changed conditions: none → Only on Mondays"],
    ],
    ["examples", {}, { examples: [] }, ["  changed examples changed"]],
    ["push removed", {}, { push: undefined }, ["! removed push document.file.Lock: removed"]],
    ["push added", { push: undefined }, {}, ["  added push document.file.Lock: added, to Project users"]],
    [
      "push changed",
      {},
      { push: { to: "Self", target: "x", streams: [], line: 14 } },
      [
        "! changed push: target document.file.Lock → x",
        "  changed push: receivers Project users → Self",
        "  changed push: streams 2 → all",
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(operation(before, after)).toEqual(expected);
  });

  test("restrictions break where somebody is shut out", () => {
    const columns = [{ label: "Guests" }, { label: "Managers" }];
    const table = (allowed: string[] | null, marks: number): Partial<Operation> => ({
      restrictions: [{ kind: "Role", columns, marks, allowed, line: 5 }],
    });
    const [all, some, lost] = [table(["Guests", "Managers"], 2), table(["Managers"], 1), table(null, 1)];
    expect(operation(all, some)).toEqual(["! changed Role: Guests, Managers of 2 → Managers of 2"]);
    expect(operation(some, all)).toEqual(["  changed Role: Managers of 2 → Guests, Managers of 2"]);
    expect(operation(lost, some)).toEqual(["  changed Role: 1 of 2 → Managers of 2"]);
    expect(operation({ restrictions: [] }, some)).toEqual(["! added Role: added, Managers of 2"]);
    expect(operation({ restrictions: [] }, all)).toEqual(["  added Role: added, Guests, Managers of 2"]);
    expect(operation(some, { restrictions: [] })).toEqual(["  removed Role: removed"]);
  });

  test("an HTTP operation has a body, media types and statuses", () => {
    const before = httpSpec();
    const after = httpSpec({
      operations: before.operations.map((one) =>
        one.name !== "createRoom"
          ? one
          : {
              ...one,
              wire: { kind: "http", method: "PUT", path: "/rooms" },
              payload: { required: true, mediaTypes: ["application/json"], schema: object({}) },
              responses: one.responses.slice(0, 1),
            },
      ),
    });
    expect(told(compareSpecs(before, after))).toEqual([
      "! changed POST /rooms call: POST /rooms → PUT /rooms",
      "! changed POST /rooms body: media types application/json, application/x-www-form-urlencoded → application/json",
      "  changed POST /rooms body: type Room → object",
      "! removed POST /rooms body.name: removed",
      "! removed POST /rooms output 201: removed",
    ]);
  });

  test("operations come and go", () => {
    expect(compare({ operations: [] }, { operations: [envelopeOperation()] })).toEqual([
      "  added document.file.Lock operation added: Used to lock a file",
    ]);
    expect(compare({ operations: [envelopeOperation()] }, { operations: [] })).toEqual([
      "! removed document.file.Lock operation removed",
    ]);
  });

  test("an operation under another name is a rename", () => {
    const renamed = envelopeOperation({ id: "document.file.Freeze", name: "Freeze", examples: [] });
    expect(compare({ operations: [envelopeOperation({ examples: [] })] }, { operations: [renamed] })).toEqual(
      [
        "! changed document.file.Freeze renamed, it was document.file.Lock",
        "! changed document.file.Freeze push: target document.file.Lock → document.file.Freeze",
      ],
    );
  });

  test("a new spelling is a rename, whatever else changed", () => {
    const before = envelopeOperation({ examples: [], push: undefined });
    const after = { ...before, id: "document.file.lock", title: "Locks" };
    expect(compare({ operations: [before] }, { operations: [after] })).toEqual([
      "! changed document.file.lock renamed, it was document.file.Lock",
      "  changed document.file.lock title: Used to lock a file → Locks",
    ]);
  });

  test("what cannot be told apart is not called a rename", () => {
    const named = (id: string): Operation => envelopeOperation({ id, name: id });
    const lines = compare({ operations: [named("a"), named("b")] }, { operations: [named("c"), named("d")] });
    expect(lines.map((line) => line.split(" ").slice(0, 5).join(" ").trim())).toEqual([
      "! removed a operation removed",
      "! removed b operation removed",
      "added c operation",
      "added d operation",
    ]);
  });
});
