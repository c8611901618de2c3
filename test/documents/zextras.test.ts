import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateVendor } from "../../scripts/pipeline.js";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Schema } from "../../scripts/spec/json-schema.js";
import { innerSchemas } from "../../scripts/spec/usage.js";
import { zextras } from "../../scripts/vendors/zextras/index.js";

const folder = "specs/zextras";
const fileOf = (name: string): string =>
  readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), "utf8");
const source = fileOf("source.txt");
const lines = source.split("\n");
const facts = {
  supplement: fileOf("supplement.json"),
  annotations: fileOf("annotations.json"),
  corrections: fileOf("corrections.json"),
};
const { spec, diagnostics, claims, outputs } = generateVendor(
  zextras,
  { folder, source, ...facts },
  { accept: true },
);
const operations = spec?.operations ?? [];
const byId = (id: string): Operation | undefined => operations.find((operation) => operation.id === id);

/** Rows of all tables with these columns, counted without the reader. */
function rowsBelow(header: string): string[] {
  return lines.flatMap((line, index) => {
    if (line !== header) return [];
    const rows = lines.slice(index + 2);
    return rows.slice(
      0,
      rows.findIndex((row) => !row.includes(" | ")),
    );
  });
}

const parameterRows = rowsBelow("Name | In | Type | Required | Description |");
const requestLines = lines.filter((line) => /^[A-Z]+ \/\S*$/u.test(line));

describe("the page of Zextras Chats", () => {
  it("is read without an error, and every line is read once", () => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const claimed = Object.values(claims).reduce((sum, number) => sum + number, 0);
    expect(claimed).toBe(lines.filter((line) => line.trim() !== "").length);
    expect(outputs.length).toBeGreaterThan(20);
  });

  it("has as many facts as its tables have rows", () => {
    const bodies = parameterRows.filter((row) => row.startsWith("body | body | "));
    const responses = rowsBelow("Status | Meaning | Description | Schema |");
    expect(spec?.counts).toMatchObject({
      operations: requestLines.length,
      parameters: parameterRows.length - bodies.length,
      bodies: bodies.length,
      responses: responses.length,
      schemas: lines.filter((line) => line === "Properties").length,
    });
    expect(spec?.counts).toMatchObject({
      operations: 39,
      parameters: 64,
      bodies: 9,
      responses: 105,
      schemas: 28,
    });
  });

  it("has every method and path once, below the name that stands above its samples", () => {
    const found = operations.map(({ wire }) => (wire.kind === "http" ? `${wire.method} ${wire.path}` : ""));
    expect(found.sort()).toEqual(requestLines.toSorted());
    const names = lines.filter((_, index) => lines[index + 1] === "Code samples");
    expect(operations.map(({ id }) => id).sort()).toEqual(names.toSorted());
  });

  it("tells of each parameter what its row tells", () => {
    const own = parameterRows.filter((row) => !row.startsWith("body | body | "));
    const told = operations.flatMap(({ parameters }) => parameters);
    expect(told.filter(({ required }) => required)).toHaveLength(
      own.filter((row) => / \| true \| /u.test(row)).length,
    );
    for (const place of ["path", "query", "header"])
      expect(told.filter((each) => each.in === place)).toHaveLength(
        own.filter((row) => row.split(" | ")[1] === place).length,
      );
    const uuids = own.filter((row) => row.includes("string(uuid)"));
    expect(told.filter(({ schema }) => schema.format === "uuid")).toHaveLength(uuids.length);
  });

  it("takes media types from the code samples", () => {
    const accepted = lines.filter((line) => line.startsWith("Accept: ")).length;
    const sent = lines.filter((line) => line.startsWith("Content-Type: ")).length;
    const answers = operations.flatMap(({ responses }) =>
      responses.filter(({ mediaTypes }) => mediaTypes !== undefined),
    );
    expect(answers).toHaveLength(accepted);
    expect(operations.filter(({ payload }) => payload?.mediaTypes !== undefined)).toHaveLength(sent);
    const bytes = lines.filter((line) => line === "Accept: application/octet-stream").length;
    expect(answers.filter(({ binary }) => binary)).toHaveLength(bytes);
  });

  it("recovers the name that the page lost, and says so", () => {
    const user = spec?.schemas.User?.schema;
    expect(user?.required).toEqual(["id", "email", "name"]);
    expect(user?.properties?.email).toMatchObject({ type: "string", format: "email", "x-origin": "example" });
    const told = diagnostics.filter(({ code }) => code === "table/name-recovered").map(({ line }) => line);
    expect(told).toEqual(
      lines.flatMap((line, index) => (line.startsWith("string(email) | ") ? [index + 1] : [])),
    );
  });

  it("folds answers that repeat a schema back into a reference", () => {
    const answer = (id: string): Schema | undefined => byId(id)?.responses[0]?.schema;
    expect(answer("listRoom")).toMatchObject({ type: "array", items: { $ref: "#/schemas/Room" } });
    expect(answer("listRoomMember")).toMatchObject({ type: "array", items: { $ref: "#/schemas/Member" } });
    expect(answer("getUsers")).toMatchObject({ type: "array", items: { $ref: "#/schemas/User" } });
  });

  it("knows no schema where the page has none", () => {
    const schemas = Object.values(spec?.schemas ?? {}).map(({ schema }) => schema);
    const bodies = operations.flatMap(({ parameters, payload, responses }) => [
      ...parameters.map(({ schema }) => schema),
      ...[payload, ...responses].flatMap((body) => body?.schema ?? []),
    ]);
    const unknown = [...schemas, ...bodies].flatMap(all).filter((schema) => schema["x-origin"] === "unknown");
    expect(unknown).toEqual([byId("getMeetingByRoomId")?.responses[0]?.schema]);
  });
});

function all(schema: Schema): Schema[] {
  return [schema, ...innerSchemas(schema).flatMap(all)];
}
