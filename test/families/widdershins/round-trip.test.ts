import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../../scripts/emit/openapi/document.js";
import { widdershins } from "../../../scripts/families/widdershins/index.js";
import { readFamilyPage } from "../../../scripts/pipeline.js";
import { type ApiSpec, apiSpecSchema } from "../../../scripts/spec/api-spec.js";
import { isObject } from "../../../scripts/spec/infer.js";
import type { Json } from "../../../scripts/spec/json-schema.js";
import { sorted } from "../../../scripts/spec/print.js";
import { withSafety } from "../../../scripts/spec/safety/with-safety.js";
import { withUsage } from "../../../scripts/spec/usage.js";
import type { JsonObject } from "../../support/recovery-schema.js";
import { renderPage } from "../../support/widdershins.js";
import { specs } from "./api-arbitrary.js";
import { remembered } from "./lost.js";

const shapes = [
  { shape: "html", form: "html", file: "page.html" },
  { shape: "plain", form: "html", file: "page.html" },
  { shape: "text", form: "text", file: "page.txt" },
] as const;

/** `ROUND_TRIPS`: how many generated APIs are read in each shape; `SEED`: other ones. */
const { ROUND_TRIPS: runs = "12", SEED: seed = "1" } = process.env;

/** The document of a spec, with only the names of operations that the spec has. */
function documentOf(spec: ApiSpec): JsonObject {
  return JSON.parse(
    JSON.stringify(openApiDocument(spec), (_, value: Json) =>
      isObject(value) && /^[A-Z]+ \//u.test(String(value["x-docwright-id"]))
        ? { ...value, operationId: undefined }
        : value,
    ),
  );
}

/** Where the page leaves a choice, and the reader says so: schemas behind lists of lists, values of fields of one name. */
const doubts = new Set(["table/depth-ambiguous", "table/depth", "table/enum-shared"]);

/** What the page of a spec says, and the errors of reading it. */
async function readBack(spec: ApiSpec, { shape, file }: (typeof shapes)[number]) {
  const page = await renderPage(documentOf(spec));
  const { spec: read, diagnostics } = readFamilyPage(widdershins, file, page[shape]);
  if (read === undefined) throw new Error("the page was not read");
  const inDoubt = diagnostics.some(({ code }) => doubts.has(code));
  return { read, inDoubt, errors: diagnostics.filter(({ severity }) => severity === "error") };
}

const source = readFileSync(new URL("../../../specs/zextras/spec.json", import.meta.url), "utf8");

describe("a spec comes back from its page", () => {
  it.each(shapes)("of Zextras Chats: $shape", async (shape) => {
    const spec = apiSpecSchema.parse(JSON.parse(source));
    const { read, errors } = await readBack(spec, shape);
    expect(errors).toEqual([]);
    expect(remembered(read, shape.form)).toEqual(remembered(spec, shape.form));
  });

  it.each(shapes)("of any API: $shape", async (shape) => {
    await fc.assert(
      fc.asyncProperty(specs, async (made) => {
        const spec = sorted(withSafety(withUsage(apiSpecSchema.parse(made)))[0]);
        const { read, inDoubt, errors } = await readBack(spec, shape);
        expect(errors).toEqual([]);
        fc.pre(!inDoubt);
        expect(remembered(read, shape.form)).toEqual(remembered(spec, shape.form));
      }),
      { numRuns: Number(runs), seed: Number(seed) },
    );
  });
});
