import type { Diagnostic } from "../../../scripts/diagnostics/diagnostic.js";
import { startSchemas } from "../../../scripts/families/widdershins/schema/context.js";
import {
  readBodyRows,
  readComponents,
  readInline,
} from "../../../scripts/families/widdershins/schema/read-schema.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { type Api, type Page, pageOf } from "./schema-page.js";

/** Schemas by name, whatever they stand for, and what was noted. */
export interface Read {
  schemas: Record<string, Schema>;
  diagnostics: Diagnostic[];
}

/** Renders schemas and reads them again. `edit` changes the page before it is read. */
export async function readBack(
  api: Api,
  reader: "html" | "text",
  edit: (page: Page) => void = () => {},
): Promise<Read> {
  const page = await pageOf(api, reader);
  edit(page);
  const diagnostics: Diagnostic[] = [];
  const context = startSchemas(page.components, [...page.answers.values()], diagnostics);
  const schemas: Record<string, Schema> = {};
  for (const [name, { schema }] of Object.entries(readComponents(context))) schemas[name] = schema;
  for (const [name, part] of page.answers) schemas[name] = readInline(part, context);
  for (const [name, part] of page.bodies) schemas[name] = readBodyRows(part, context);
  return { schemas: asInTables(schemas), diagnostics };
}

/** Formats of items are no part of a table: examples show some of them. */
function asInTables(schemas: Record<string, Schema>): Record<string, Schema> {
  return JSON.parse(
    JSON.stringify(schemas, (key, value: unknown) => {
      if (key !== "items" || typeof value !== "object" || value === null || !("format" in value))
        return value;
      const { format: _format, ...items } = value;
      const { "x-origin": _origin, "x-reason": _reason, ...bare } = items as Schema;
      return bare;
    }),
  );
}
