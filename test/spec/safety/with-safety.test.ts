import { expect, test } from "vitest";
import { annotate, annotationsSchema } from "../../../scripts/spec/annotations.js";
import type { Operation } from "../../../scripts/spec/api-spec.js";
import { compareSpecs } from "../../../scripts/spec/changes.js";
import { withSafety } from "../../../scripts/spec/safety/with-safety.js";
import { httpSpec } from "../../emit/openapi/specs.js";
import { httpOperation } from "../../emit/typescript/rest-operations.js";
import { told } from "../changes/told.js";

const wire: Operation["wire"] = { kind: "http", method: "GET", path: "/soft/set_version" };
const spec = httpSpec({ operations: [httpOperation("soft.setVersion", { name: "setVersion", wire })] });

function annotated(level: "read" | "idempotent" | "unsafe") {
  const annotation = {
    ...{ id: "a", operations: ["soft.setVersion"], set: { safety: level } },
    ...{ certainty: "probable", reason: "somebody looked", evidence: "the server" },
  };
  const [changed] = annotate(spec, annotationsSchema.parse({ operations: [annotation] }));
  return withSafety(changed);
}

test("a contradiction is a finding at the operation", () => {
  const [decided, diagnostics] = withSafety(spec);
  expect(decided.operations[0]?.safety).toEqual({ level: "idempotent", from: "verb", verb: "set" });
  expect(diagnostics).toEqual([
    {
      code: "safety/contradiction",
      severity: "warning",
      line: spec.operations[0]?.lines.start,
      operation: "soft.setVersion",
      message: 'it is called "set", but sent by GET: taken for idempotent',
    },
  ]);
});

test("an annotation decides, and says why", () => {
  const [decided, diagnostics] = annotated("unsafe");
  expect(decided.operations[0]?.safety).toEqual({
    level: "unsafe",
    from: "annotation",
    certainty: "probable",
    reason: "somebody looked",
  });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'it is called "set", but sent by GET: taken for unsafe',
  ]);
});

test("an annotation that finds it harmless settles the contradiction", () => {
  const [decided, diagnostics] = annotated("read");
  expect(decided.operations[0]?.safety?.level).toBe("read");
  expect(diagnostics).toEqual([]);
});

test("operations that become more dangerous are a breaking change; an edition without levels is as the rules say", () => {
  const [harmless] = annotated("read");
  const [dangerous] = annotated("unsafe");
  const [usual] = withSafety(spec);
  expect(told(compareSpecs(harmless, dangerous))).toEqual([
    "! changed soft.setVersion safety: read → unsafe",
  ]);
  expect(told(compareSpecs(dangerous, harmless))).toEqual([
    "  changed soft.setVersion safety: unsafe → read",
  ]);
  expect(told(compareSpecs(spec, usual))).toEqual([]);
});
