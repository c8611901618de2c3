import { describe, expect, it } from "vitest";
import { listed, lost, merge, query, unknown } from "./supplement-case.js";

const told = {
  "x-origin": "supplement",
  "x-confidence": "documented",
  "x-reason": "another edition of the documentation",
};
const text = { type: "string" } as const;
const body = (properties: { [key: string]: { type: string } }, required: string[] = []) => ({
  required: required.length > 0,
  schema: { type: "object", properties, ...(required.length > 0 ? { required } : {}) },
});

describe("a list that the page lost", () => {
  it("comes from the supplement, with its evidence", () => {
    const { operation, codes } = merge(lost("GET"), { parameters: [query("limit", "integer", true)] });
    expect(operation.parameters).toEqual([
      { name: "limit", in: "query", required: true, schema: { type: "integer", ...told } },
    ]);
    expect(operation.openParameters).toBeUndefined();
    expect(operation.parameterList).toEqual({
      state: "listed",
      origin: "supplement",
      confidence: "documented",
      reason: "another edition of the documentation",
      line: 8,
    });
    expect(codes).toEqual([]);
  });

  it("becomes a payload where the method carries one", () => {
    const { operation } = merge(lost("POST"), {
      payload: { ...body({ path: text }, ["path"]), jsonFields: ["path"] },
    });
    expect(operation.payload).toEqual({
      required: true,
      jsonFields: ["path"],
      schema: { type: "object", properties: { path: { ...text, ...told } }, required: ["path"] },
    });
    expect(
      merge(lost("POST"), { parameters: [query("path", "string")] }).operation.payload?.schema.properties,
    ).toEqual({
      path: { ...text, ...told },
    });
    const asked = merge(lost("GET"), {
      payload: { ...body({ path: text }), jsonFields: ["path"] },
    }).operation;
    expect(asked.parameters).toMatchObject([{ name: "path", in: "query", encoding: "json" }]);
    expect(asked.payload).toBeUndefined();
  });

  it("is empty where it is said to be", () => {
    const { operation } = merge(lost("POST"), {});
    expect(operation.parameterList?.state).toBe("none");
    expect(operation.payload).toBeUndefined();
    expect(operation.openParameters).toBeUndefined();
  });

  it("stays open where nobody tells all of it", () => {
    const half = merge(lost("POST"), { complete: false, payload: body({ path: text }, ["path"]) }).operation;
    expect(half.openParameters).toBe(true);
    expect(half.parameterList).toMatchObject({ state: "lost", origin: "supplement" });
    expect(half.payload).toMatchObject({
      required: true,
      schema: { required: ["path"], additionalProperties: true, "x-reason": "lost" },
    });
    const page = lost("POST", { parameters: [{ name: "id", in: "path", required: true, schema: text }] });
    const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
    const none = merge(page, { complete: false, parameters: [id] }).operation;
    expect(none.parameterList).toEqual(page.parameterList);
    expect(none.payload).toEqual(page.payload);
  });

  it("tells a field of other evidence as such", () => {
    const schema = { type: "string", "x-confidence": "client-code" };
    const parameters = [{ name: "a", in: "query", required: false, schema }];
    const reasonOf = (changes: Parameters<typeof merge>[1]) =>
      merge(lost("GET"), { parameters, ...changes }).operation.parameters[0]?.schema["x-reason"];
    expect(reasonOf({})).toBe("client code: a client");
    expect(reasonOf({ sources: ["D", "E"] })).toBe("hearsay");
    expect(merge(lost("GET"), { sources: ["D", "E"] }).operation.parameterList?.reason).toBe(
      "two other editions of the documentation",
    );
    expect(merge(lost("GET"), { confidence: "inferred" }).operation.parameterList?.reason).toBe(
      "what the page says elsewhere",
    );
  });
});

describe("a list that the page has", () => {
  const page = listed("POST", {
    payload: {
      required: false,
      schema: { type: "object", properties: { a: { ...unknown, description: "A." }, b: text } },
    },
  });

  it("gets the types that it does not tell, with its own texts", () => {
    const { operation, codes } = merge(page, { payload: body({ a: { type: "integer" }, b: text }) });
    expect(operation.payload?.schema.properties).toEqual({
      a: { type: "integer", ...told, description: "A." },
      b: text,
    });
    expect(operation.parameterList).toEqual(page.parameterList);
    expect(codes).toEqual([]);
  });

  it("is followed where they differ", () => {
    const { operation, findings } = merge(page, { payload: body({ b: { type: "integer" } }, ["b"]) });
    expect(operation).toEqual(page);
    expect(findings.slice(0, 2)).toEqual([
      '7 warning the supplement calls "b" required, the page does not: the page is followed',
      '7 warning "b" is string on the page and integer in the supplement: the page is followed',
    ]);
  });

  it("gets others as optional, with a finding", () => {
    const { operation, findings } = merge(page, { payload: body({ c: text }, ["c"]) });
    expect(operation.payload?.required).toBe(false);
    expect(Object.keys(operation.payload?.schema.properties ?? {})).toEqual(["a", "b", "c"]);
    expect(operation.payload?.schema.required).toBeUndefined();
    expect(findings[0]).toContain('lacks "c"');
  });

  it("that is empty gets them too", () => {
    const none = listed("GET", { parameterList: { state: "none", line: 8 } });
    const { operation, codes } = merge(none, { parameters: [query("c", "string", true)] });
    expect(operation.parameters).toMatchObject([{ name: "c", required: false }]);
    expect(operation.parameterList).toEqual({ state: "none", line: 8 });
    expect(codes).toEqual(["supplement/beyond-none"]);
  });

  it("knows a field of a query as one of a form", () => {
    const { codes } = merge(page, { parameters: [query("b", "string")] });
    expect(codes).toEqual(["supplement/adds-nothing"]);
  });
});

describe("parts of the path", () => {
  const path = (schema: { type: string }) => ({ name: "id", in: "path", required: true, schema });

  it("get their types", () => {
    const page = lost("GET", {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string", "x-line": 3 } }],
    });
    const { operation, codes } = merge(page, { parameters: [path({ type: "integer" })] });
    expect(operation.parameters[0]?.schema).toEqual({ type: "integer", ...told, "x-line": 3 });
    expect(codes).toEqual([]);
  });

  it("need a place in it", () => {
    const { operation, codes } = merge(lost("GET"), { parameters: [path({ type: "integer" })] });
    expect(operation.parameters).toEqual([]);
    expect(codes).toContain("supplement/no-placeholder");
  });
});

describe("the method", () => {
  const wire = { kind: "http", method: "POST", path: "/a/do/" } as const;

  it("is told where the page has none", () => {
    const page = lost("POST", { wire: { ...wire, methodOrigin: "unknown" } });
    const { operation } = merge(page, { method: "GET", parameters: [query("a", "string")] });
    expect(operation.wire).toMatchObject({ method: "GET", methodOrigin: "supplement" });
    expect(operation.payload).toBeUndefined();
    expect(operation.parameters).toMatchObject([{ name: "a", in: "query" }]);
    const posted = merge(page, { method: "POST" }).operation;
    expect(posted.wire).toMatchObject({ method: "POST", methodOrigin: "supplement" });
  });

  it("is chosen among those of the page, and fields move with it", () => {
    const payload = {
      required: true,
      schema: { type: "object", properties: { a: text }, required: ["a"] },
    } as const;
    const page = listed("POST", {
      wire: { ...wire, methods: ["POST", "GET"] },
      payload: { ...payload, schema: { ...payload.schema, required: ["a"] } },
    });
    const { operation, codes } = merge(page, { method: "GET" });
    expect(operation.wire).toEqual({ ...wire, method: "GET", methods: ["POST", "GET"] });
    expect(operation.parameters).toEqual([{ name: "a", in: "query", required: true, schema: text }]);
    expect(operation.payload).toBeUndefined();
    expect(codes).toEqual([]);
  });

  it("stays where the page does not list it", () => {
    const { operation, findings } = merge(lost("GET"), { method: "POST" });
    expect(operation.wire).toMatchObject({ method: "GET" });
    expect(findings[0]).toBe(
      "7 warning the supplement tells the method POST, the page GET: the page is followed",
    );
  });
});
