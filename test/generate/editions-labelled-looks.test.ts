import { describe, expect, it } from "vitest";
import { first, generate, inB, inBlock, next, page } from "./editions-labelled.js";

const labels = (edit: (label: string) => string): string =>
  page.replace(/^(URL|Versions|Method|Params|Returns|Errors)(?=:)/gmu, edit);

describe("what is no change makes none", () => {
  it.each([
    ["line ends of Windows", () => page.replaceAll("\n", "\r\n")],
    ["tabs", () => page.replace(/^ +/gmu, (spaces) => "\t".repeat(Math.ceil(spaces.length / 4)))],
    [
      "spaces that do not break",
      () => page.replaceAll(": ", ":\u00a0").replaceAll("Params:", "\u00a0Params:\u00a0"),
    ],
    ["spaces at the ends of lines", () => page.replaceAll("\n", "  \n")],
    ["everything indented", () => page.replace(/^(?=\S)/gmu, "  ")],
    ["a mark of the byte order", () => `\uFEFF${page}`],
    ["labels in capitals", () => labels((label) => label.toUpperCase())],
    [
      "other words for labels",
      () => page.replace(/^Params:/gmu, "Request parameters:").replace(/^Returns:/gmu, "Response:"),
    ],
    ["a label without its colon", () => inB("groups.create", "Params:\n", "Params\n")],
  ])("nothing but %s", (_, text) => {
    const { errors, changes, findings } = next(text());
    expect(errors).toEqual([]);
    expect(changes).toEqual([]);
    // A finding may quote the label.
    expect(findings.filter((finding) => !/label "|below "/u.test(finding))).toEqual([]);
  });

  it("labels in small letters", () => {
    const now = next(labels((label) => label.toLowerCase()));
    expect(now).toMatchObject({ errors: [], changes: [] });
  });

  it("quotation marks of a word processor, within examples", () => {
    const now = next(inBlock("groups.addUser", (block) => block.replace(/"([^"\n]*)"/gu, "“$1”")));
    expect(now).toMatchObject({ errors: [], changes: [] });
    expect(now.findings).toEqual([
      "+ example/repaired groups.addUser: the example is mended: typographic quotation marks, 3 times",
    ]);
  });

  it("with the same bytes out of the same page", () => {
    expect(generate(page, undefined, true).outputs).toEqual(first.outputs);
  });
});
