import { readFileSync } from "node:fs";
import { it } from "vitest";
import { formatDiagnostic } from "../../../scripts/diagnostics/diagnostic.js";
import { startSchemas } from "../../../scripts/families/widdershins/schema/context.js";
import {
  readBodyRows,
  readComponents,
  readInline,
} from "../../../scripts/families/widdershins/schema/read-schema.js";
import { pageOf } from "./schema-page.js";

it("x", async () => {
  const api = JSON.parse(readFileSync("/tmp/schema-scratch/api.json", "utf8"));
  for (const reader of ["html", "text"] as const) {
    const page = await pageOf(api, reader);
    const d: any[] = [];
    const context = startSchemas(page.components, [...page.answers.values()], d);
    const out = {
      c: readComponents(context),
      a: Object.fromEntries([...page.answers].map(([n, p]) => [n, readInline(p, context)])),
      b: Object.fromEntries([...page.bodies].map(([n, p]) => [n, readBodyRows(p, context)])),
    };
    console.log(
      JSON.stringify(out, (k, v) => (k === "x-line" || k === "lines" ? undefined : v), 1).replace(
        /\n\s*/g,
        (m) => (m.length > 6 ? " " : m),
      ),
    );
    console.log(d.map((x) => formatDiagnostic("p", x)).join("\n"));
  }
});
