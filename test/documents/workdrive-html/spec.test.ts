import { describe, expect, it } from "vitest";
import { generateVendor, type VendorResult } from "../../../scripts/pipeline.js";
import type { ApiSpec } from "../../../scripts/spec/api-spec.js";
import { workdrive } from "../../../scripts/vendors/workdrive/index.js";
import { excerpt, html } from "./page.js";

const folder = "specs/workdrive";
const read = (sourceFile: string, source: string): VendorResult =>
  generateVendor(workdrive, { folder, sourceFile, source }, { accept: true });
const fromText = read("source.txt", excerpt);
const fromHtml = read("source.html", html);

function specOf({ spec }: VendorResult): ApiSpec {
  if (spec === undefined) throw new Error("nothing was read");
  return spec;
}

/** Without what a place in the source is; `edit` changes the texts. */
function withoutPlaces({ source: _source, findings: _findings, ...spec }: ApiSpec, edit = same): unknown {
  const places = new Set(["line", "x-line", "lines"]);
  return JSON.parse(
    JSON.stringify(spec, (key, value: unknown) => {
      if (places.has(key)) return undefined;
      return typeof value === "string" ? edit(value) : value;
    }),
  );
}

const same = (text: string): string => text;
/** The text alone, of links and of pictures. */
const unlinked = (text: string): string => text.replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1");

/** Findings without lines, each as often as it is there. */
function findingsOf({ diagnostics }: VendorResult): string[] {
  return diagnostics
    .map(({ code, operation = "-", message }) => {
      const told = message.replace(/\bline \d+/gu, "line");
      return `${code} ${operation} ${told}`;
    })
    .sort();
}

function without(findings: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return findings.filter((finding) => {
    const at = left.indexOf(finding);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const count = ({ diagnostics }: VendorResult, code: string): number =>
  diagnostics.filter((diagnostic) => diagnostic.code === code).length;

describe("a part of WorkDrive's page as HTML", () => {
  it("is read without errors, as the text is", () => {
    for (const result of [fromText, fromHtml]) {
      expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(result.outputs.length).toBeGreaterThan(5);
    }
    expect(specOf(fromHtml).counts).toEqual(specOf(fromText).counts);
    expect(specOf(fromHtml).counts).toMatchObject({ operations: 35 });
    expect(specOf(fromHtml).source).toMatchObject({ file: "specs/workdrive/source.html", reader: "html" });
  });

  it("gives the same spec but for links and pictures, which flattening has thrown away", () => {
    expect(withoutPlaces(specOf(fromHtml), unlinked)).toEqual(withoutPlaces(specOf(fromText)));
    expect(JSON.stringify(withoutPlaces(specOf(fromText)))).not.toMatch(/\]\(/u);
    const links = JSON.stringify(withoutPlaces(specOf(fromHtml))).match(/\]\(#[a-z-]+\)/gu) ?? [];
    expect(links.length).toBeGreaterThan(30);
  });

  it("finds nothing that the text does not show", () => {
    expect(without(findingsOf(fromHtml), findingsOf(fromText))).toEqual([]);
  });

  it("does not doubt what only the markup tells", () => {
    // Headings tell titles, and nested lists and tables tell depth.
    const doubts = [
      "endpoint/title-unclear",
      "parameters/depth",
      "parameters/squashed",
      "parameters/single-value",
      "parameters/continued",
      "example/place-unclear",
    ];
    expect(doubts.filter((code) => count(fromHtml, code) > 0)).toEqual([]);
    const fewer = without(findingsOf(fromText), findingsOf(fromHtml));
    expect(fewer.map((finding) => finding.split(" ")[0])).toEqual(
      expect.arrayContaining(["endpoint/title-unclear", "parameters/depth"]),
    );
    expect(fewer.filter((finding) => !doubts.includes(finding.split(" ")[0] ?? ""))).toEqual([]);
  });

  it("is the same as a browser saves it", () => {
    const address = "https://docs.example.com/index.html";
    const saved = html
      .replace(/<!doctype html>/iu, `$&\n<!-- saved from url=(0035)${address} -->`)
      .replace(/href=(["'])#/gu, `href=$1${address}#`)
      .replace("</body>", '<script src="page_files/all.js"></script><div hidden>Copied!</div></body>');
    expect(saved).toContain(`${address}#get-all-users`);
    const result = read("source.html", saved);
    expect(findingsOf(result)).toEqual(findingsOf(fromHtml));
    expect(withoutPlaces(specOf(result))).toEqual(withoutPlaces(specOf(fromHtml)));
  });

  it("is the same in a single line, but for its code", () => {
    const parts = html.split(/(<pre[\s\S]*?<\/pre>)/u);
    const squeezed = parts
      .map((part) => (part.startsWith("<pre") ? part : part.replace(/\s+/gu, " ")))
      .join("");
    const result = read("source.html", squeezed);
    expect(findingsOf(result)).toEqual(findingsOf(fromHtml));
    expect(withoutPlaces(specOf(result))).toEqual(withoutPlaces(specOf(fromHtml)));
  });
});
