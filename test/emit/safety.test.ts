import { describe, expect, test } from "vitest";
import { openApiDocument } from "../../scripts/emit/openapi/index.js";
import { safetySection } from "../../scripts/emit/report/safety.js";
import { safetyText } from "../../scripts/emit/typescript/operation/safety-doc.js";
import { envelopeWire } from "../../scripts/emit/typescript/wire/envelope.js";
import { httpTraits } from "../../scripts/emit/typescript/wire/http-traits.js";
import type { Operation, Safety, Upload } from "../../scripts/spec/api-spec.js";
import { envelopeOperation, envelopeSpec } from "./openapi/specs.js";
import { restSpec } from "./rest-spec.js";
import { httpOperation } from "./typescript/rest-operations.js";

type HttpWire = Extract<Operation["wire"], { kind: "http" }>;

const level = (of: Safety["level"]): Safety => ({ level: of, from: "default" });

function called(methods: string, safety: Safety): Operation {
  const [method = "", ...others] = methods.split("+");
  const more = others.length === 0 ? {} : { methods: [method, ...others] };
  const wire: HttpWire = { kind: "http", method, path: "/things", ...more };
  return httpOperation("run", { wire, safety });
}

describe("the runtime is told what it cannot know", () => {
  test.each<[string, Safety["level"], boolean]>([
    ["GET", "read", false],
    ["GET", "unsafe", true],
    ["PUT", "idempotent", false],
    ["PUT", "unsafe", true],
    ["DELETE", "idempotent", false],
    ["POST", "unsafe", false],
    ["POST", "read", true],
    ["PATCH", "idempotent", true],
    // Callers can choose the method, and what the runtime makes of it would be wrong for one of them.
    ["POST+GET", "unsafe", true],
    ["GET+POST", "read", true],
    ["GET+HEAD", "read", false],
  ])("%s, %s: %s", (methods, of, isTold) => {
    const { safety } = httpTraits(restSpec(), called(methods, level(of)));
    expect(safety).toBe(isTold ? of : undefined);
  });

  test.each<[Safety["level"], string | undefined]>([
    ["read", "read"],
    ["idempotent", "idempotent"],
    ["unsafe", undefined],
  ])("in an envelope: %s", (of, told) => {
    const wire = envelopeWire(envelopeSpec(), "Acme");
    expect(wire.traits(envelopeOperation({ safety: level(of) })).safety).toBe(told);
  });
});

test.each<[string, string, Safety]>([
  ["by its method `PUT`", "PUT+GET", { level: "idempotent", from: "method" }],
  ["by its verb `get`", "POST", { level: "read", from: "verb", verb: "get" }],
  ["by the verb `send` of its text", "GET", { level: "unsafe", from: "text", verb: "send" }],
  ["as other sessions are told of it", "POST", { level: "unsafe", from: "push" }],
  ["as nothing tells otherwise", "POST", { level: "unsafe", from: "default" }],
])("hovers tell it: %s", (because, methods, safety) => {
  expect(safetyText(called(methods, safety))).toEqual([`Safety: ${safety.level}, ${because}.`]);
});

test("hovers tell the reason of an annotation, without markup of its own", () => {
  const reason = "it sends a mail */ {@link x}";
  const [certain = ""] = safetyText(
    called("GET", { level: "unsafe", from: "annotation", certainty: "certain", reason }),
  );
  expect(certain).toMatch(/^Safety: unsafe\. It sends a mail /u);
  expect(certain).not.toMatch(/\*\/|(?<!\\)\{@/u);
  const [probable = ""] = safetyText(
    called("GET", { level: "read", from: "annotation", certainty: "probable", reason: "it only signs" }),
  );
  expect(probable).toBe("Safety: read. Probable: it only signs.");
});

describe("hovers tell of an upload that its content is sent once", () => {
  const form: Upload = {
    style: "form",
    name: "upload",
    url: "url",
    fields: "fields",
    file: "file",
    result: "id",
  };
  const whole: Upload = {
    ...{ style: "confirmed", name: "upload", url: "url", method: "method", headers: "headers" },
    ...{ fields: "fields", file: "file", confirm: "confirm" },
  };
  const inParts: Upload = {
    ...whole,
    parts: { operation: "part", flag: "flag", of: "of", number: "number" },
  };
  const once = "Safety: unsafe, by its content, which is sent once";

  test.each<[string, Upload, string, Safety, string]>([
    ["a form", form, "POST", level("unsafe"), "."],
    ["confirmed", whole, "POST", { level: "unsafe", from: "verb", verb: "create" }, "."],
    ["in parts", inParts, "POST", level("unsafe"), "; each part of a large file up to `attempts` times."],
    [
      ...(["a first request by its method", form, "GET", { level: "read", from: "method" }] as const),
      ". Its first request is tried again, as that is read, by its method `GET`.",
    ],
    [
      "a reviewed first request",
      form,
      "POST",
      { level: "read", from: "annotation", certainty: "probable", reason: "it only signs" },
      ". Its first request is tried again, as that is read. Probable: it only signs.",
    ],
  ])("%s", (_, sends, method, safety, more) => {
    expect(safetyText({ ...called(method, safety), sends })).toEqual([once + more]);
  });
});

test("of several operations with one request the most dangerous level is in OpenAPI", () => {
  const [first, second] = ["a.first", "a.second"].map((id, index) => ({
    ...called("POST", level(index === 0 ? "read" : "unsafe")),
    ...{ id, name: id.slice(2) },
  }));
  const document = openApiDocument(restSpec({ operations: [first, second].flatMap((each) => each ?? []) }));
  expect(document).toMatchObject({ paths: { "/things": { post: { "x-docwright-safety": "unsafe" } } } });
});

test("the report counts levels by their source, and lists what people have decided", () => {
  const operations = [
    called("GET", { level: "read", from: "method" }),
    called("POST", { level: "read", from: "annotation", certainty: "certain", reason: "It lists." }),
    called("POST", { level: "unsafe", from: "verb", verb: "send" }),
  ];
  const section = safetySection(restSpec({ operations }));
  expect(section).toContain("| read | 2 | 1 | 0 | 0 | 0 | 1 | 0 |");
  expect(section).toContain("| idempotent | 0 | 0 | 0 | 0 | 0 | 0 | 0 |");
  expect(section).toContain("| unsafe | 1 | 0 | 1 | 0 | 0 | 0 | 0 |");
  expect(section).toMatch(/^- read, certain: It lists: \[`run`\]/mu);
});
