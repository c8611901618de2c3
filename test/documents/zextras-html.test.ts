import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../scripts/emit/openapi/document.js";
import { generateVendor, type VendorResult } from "../../scripts/pipeline.js";
import type { ApiSpec } from "../../scripts/spec/api-spec.js";
import { zextras } from "../../scripts/vendors/zextras/index.js";
import { renderPage } from "../support/widdershins.js";

const folder = "specs/zextras";
const fileOf = (name: string): string =>
  readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), "utf8");
const facts = {
  supplement: fileOf("supplement.json"),
  annotations: fileOf("annotations.json"),
  corrections: fileOf("corrections.json"),
};

function specOf({ spec, diagnostics }: VendorResult): ApiSpec {
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (spec === undefined) throw new Error("nothing was read");
  return spec;
}

/**
 * Without what differs between the two forms: lines and names; the type word "long", which the OpenAPI document does
 * not have; examples, which the generator makes of what it knows; and the one answer whose schema is lost, for which
 * the page in HTML shows an empty example.
 */
function facsimile({ source: _source, findings: _findings, operations, ...spec }: ApiSpec): unknown {
  const dropped = new Set([
    "line",
    "x-line",
    "lines",
    "mediaTypesOrigin",
    "x-documented",
    "examples",
    "x-reason",
  ]);
  const known = operations.map(({ responses, ...operation }) => ({
    ...operation,
    responses: operation.id === "getMeetingByRoomId" ? [] : responses,
  }));
  return JSON.parse(
    JSON.stringify({ ...spec, operations: known }, (key, value: unknown) =>
      dropped.has(key) ? undefined : value,
    ),
  );
}

const source = fileOf("source.txt");
const asItStands = specOf(generateVendor(zextras, { folder, source }, { accept: true }));
const page = await renderPage(openApiDocument(asItStands));

describe("the page of Zextras Chats as HTML", () => {
  const fromText = generateVendor(zextras, { folder, source, ...facts }, { accept: true });
  const fromHtml = generateVendor(
    zextras,
    { folder, sourceFile: "source.html", source: page.html, ...facts },
    { accept: true },
  );

  it("takes the same corrections, annotations and supplements as the text", () => {
    const applied = ({ findings }: ApiSpec): string[] =>
      findings.filter(({ code }) => code === "correction/applied").map(({ message }) => message);
    expect(applied(specOf(fromHtml)).sort()).toEqual(applied(specOf(fromText)).sort());
    expect(specOf(fromHtml).source).toMatchObject({ file: "specs/zextras/source.html", reader: "html" });
  });

  it("gives the same spec, and more where the text lost something", () => {
    const text = specOf(fromText);
    const html = specOf(fromHtml);
    const [, ...others] = html.servers;
    expect(others).toEqual(text.servers.slice(1));
    expect(html.servers[0]).toEqual({ name: "server1", url: "http://localhost:10000" });
    const user = html.schemas.User?.schema.properties?.email;
    expect(user).toMatchObject({ type: "string", format: "email" });
    expect(user).not.toHaveProperty("x-origin");
    const same = (spec: ApiSpec): unknown => facsimile({ ...spec, servers: [], schemas: {}, counts: {} });
    expect(same(html)).toEqual(same(text));
    const { User: _a, ...schemas } = html.schemas;
    const { User: _b, ...known } = text.schemas;
    expect(facsimile({ ...html, servers: [], operations: [], schemas })).toEqual(
      facsimile({ ...text, servers: [], operations: [], schemas: known }),
    );
  });

  it("has fewer findings", () => {
    const codes = ({ findings }: ApiSpec): string[] => findings.map(({ code }) => code);
    expect(codes(specOf(fromText))).toEqual(
      expect.arrayContaining(["table/name-recovered", "page/summary-alone"]),
    );
    for (const code of ["table/name-recovered", "page/summary-alone"])
      expect(codes(specOf(fromHtml))).not.toContain(code);
  });

  it("tells lines of the HTML, not of what is seen of it", () => {
    const lines = page.html.split("\n");
    for (const { lines: own, id } of specOf(fromHtml).operations)
      expect(lines[own.start - 1]).toContain(`>${id}</h2>`);
  });
});
