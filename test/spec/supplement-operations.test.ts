import { describe, expect, it } from "vitest";
import { supplementSchema } from "../../scripts/spec/supplement.js";
import { listed, lost, merge, query } from "./supplement-case.js";

describe("a supplement", () => {
  it("for an operation that the page lacks is an error", () => {
    const { codes } = merge(lost("GET"), { id: "a.gone" });
    expect(codes).toEqual(["supplement/unknown-operation"]);
  });

  it("that adds nothing any more is told", () => {
    const page = listed("GET", {
      parameters: [{ name: "a", in: "query", required: false, schema: { type: "string" } }],
    });
    const { operation, findings } = merge(page, { parameters: [query("a", "string")], notes: ["Beware."] });
    expect(findings).toEqual([
      "7 warning the supplement for a.do adds nothing any more: the page tells all of it",
    ]);
    expect(operation).toEqual({ ...page, notes: ["Beware."] });
  });

  it("tells callers what they have to know, after the page", () => {
    expect(merge(lost("GET", { notes: ["1"] }), { notes: ["2"] }).operation.notes).toEqual(["1", "2"]);
  });

  it("makes a finding of each contradiction, at its operation", () => {
    const contradictions = [
      { operations: ["a.do"], text: "The page says so, others do not." },
      { operations: [], text: "Times are numbers." },
      { operations: ["a.gone"], text: "?" },
    ];
    const { findings } = merge(lost("GET"), {}, { contradictions });
    expect(findings).toEqual([
      "1 error the supplement describes a.gone, which the page does not have",
      "7 warning The page says so, others do not.",
      "1 warning Times are numbers.",
    ]);
  });

  it("leaves the operations that it is given as they were", () => {
    const page = lost("POST");
    const before = structuredClone(page);
    merge(page, {
      parameters: [query("a", "string", true)],
      responses: [{ status: "200", schema: { type: "string" } }],
    });
    expect(page).toEqual(before);
  });
});

describe("the media types of payloads", () => {
  const mediaTypes = ["application/x-www-form-urlencoded", "application/json"];
  const payloadMediaTypes = { mediaTypes, evidence: "six clients" };
  const payload = { required: true, schema: { type: "string" } } as const;

  it("are those of the supplement, with one finding at the page's own", () => {
    const page = lost("POST", { payload: { ...payload, mediaTypes: ["application/json"] } });
    const { operation, findings } = merge(page, { complete: false }, { payloadMediaTypes });
    expect(operation.payload).toEqual({ ...payload, mediaTypes, mediaTypesOrigin: "supplement" });
    expect(findings).toContain(
      "5 warning the page says that bodies are application/json; application/x-www-form-urlencoded is sent by default: six clients",
    );
  });

  it("stay where the page agrees, and where bytes are sent", () => {
    for (const own of [{ mediaTypes }, { binary: true, mediaTypes: ["image/png"] }]) {
      const page = lost("POST", { payload: { ...payload, ...own } });
      const { operation, codes } = merge(page, { complete: false }, { payloadMediaTypes });
      expect(operation.payload).toEqual(page.payload);
      expect(codes).not.toContain("supplement/media-types");
    }
  });
});

describe("the file", () => {
  const file = { about: "", evidence: "", operations: [{ id: "a", parameters: [] }] };

  it("needs no sources, but no unknown ones either", () => {
    expect(supplementSchema.safeParse(file).success).toBe(true);
    const named = { ...file, operations: [{ id: "a", parameters: [], sources: ["D"] }] };
    expect(supplementSchema.safeParse(named).error?.issues[0]?.message).toBe("has an unknown source D");
  });

  it("describes each operation once", () => {
    const twice = { ...file, operations: [...file.operations, ...file.operations] };
    expect(supplementSchema.safeParse(twice).error?.issues[0]?.message).toBe("is described twice");
  });
});
