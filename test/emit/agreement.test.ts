import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apiSpecSchema } from "../../scripts/spec/api-spec.js";
import { agreement } from "./agreement.js";
import { labelledSpec } from "./labelled-spec.js";
import { restSpec } from "./rest-spec.js";
import { compile } from "./typescript/compile.js";

const options = { exactOptionalPropertyTypes: false };

test("our interfaces are the types that openapi-typescript makes of the document", async () => {
  expect(compile(await agreement(restSpec()), "7", options)).toBe("");
});

test("so they are where a page has answers with names of errors", async () => {
  expect(compile(await agreement(labelledSpec), "7", options)).toBe("");
});

test("a difference is seen", async () => {
  const changed = await agreement(restSpec(), (text) => text.replace('"radius": {', '"size": {'));
  expect(compile(changed, "7", options)).toMatch(/Type 'true' is not assignable to type 'false'/);
});

test("so they are for the REST vendors", async () => {
  const spec = apiSpecSchema.parse(JSON.parse(readFileSync("specs/zextras/spec.json", "utf8")));
  expect(compile(await agreement(spec), "7", options)).toBe("");
});
