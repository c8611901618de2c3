import { describe, expect, it } from "vitest";
import { textIds } from "../../../scripts/emit/typescript/wire/text-ids.js";
import { emitted, envelopeSpec, integer, object, operation } from "./small-spec.js";

const text = { type: "string" as const };
const answers = (id: string, schema: object) => operation(id, { responses: [{ status: "default", schema }] });
const ref = (name: string) => ({ $ref: `#/schemas/${name}` });

const spec = envelopeSpec(
  [
    answers(
      "a.b.Number",
      object({ task_id: integer, roomId: text, tag_ids: { type: "array", items: integer } }),
    ),
    answers("a.b.Text", object({ task_id: text, roomId: text, name: text })),
    answers("a.b.Nested", object({ list: { type: "array", items: ref("Derived") } })),
    answers("a.b.Loop", ref("Loop")),
    answers("a.b.Either", object({ tag_ids: { anyOf: [text, { type: "null" }] } })),
    operation("a.b.Sends", { payload: { required: true, schema: object({ sent_id: text }) } }),
  ],
  {
    schemas: {
      Base: { schema: object({ task_id: { type: ["string", "null"] } }) },
      Derived: { schema: { allOf: [ref("Base")], properties: { id: integer } } },
      Loop: { schema: object({ id: integer, parent: ref("Loop") }) },
      Sent: { schema: object({ other_id: text }), used: "input" },
      Lost: { schema: object({ lost_id: text, task_id: ref("Word") }) },
      Word: { schema: text },
    },
  },
);

const of = (id: string) => {
  const found = spec.operations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} is not in the spec`);
  return textIds(spec).of(found);
};

describe("ids that are strings", () => {
  it("in every answer are a fact of the API; those of requests do not count", () => {
    expect(textIds(spec).everywhere).toEqual(["lost_id", "roomId"]);
    expect(emitted(spec, "core")).toContain('textIds: ["lost_id", "roomId"]');
  });

  it("in some answers are a trait of the operations that have them, however deep", () => {
    expect(of("a.b.Text")).toEqual(["task_id"]);
    expect(of("a.b.Nested")).toEqual(["task_id"]);
    expect(of("a.b.Either")).toEqual(["tag_ids"]);
    expect(emitted(spec, "a/b")).toContain('jsonOperation("a.b.Nested", { ids: [], textIds: ["task_id"] })');
  });

  it("elsewhere only do not concern an operation", () => {
    for (const id of ["a.b.Number", "a.b.Loop", "a.b.Sends"]) expect(of(id)).toEqual([]);
  });
});
