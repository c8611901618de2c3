import { describe, expect, it } from "vitest";
import { inB, inBlock, next } from "./editions-labelled.js";

const lists = "analytics.getMultipleData";

describe("a list of parameters that a later edition prints", () => {
  it("the list of parameters that was lost, without types", () => {
    const list =
      "- path - Mandatory. What goes\n- only_empty - Optional. Empty ones\n- without_trash - At once\n";
    const now = next(inB("fileops.multi.delete", "Params:\n", `Params:\n${list}`));
    const { parameterList, payload, openParameters } = now.operation("fileops.multi.delete");
    expect(now.errors).toEqual([]);
    expect(parameterList).toEqual({ state: "listed", line: expect.any(Number) });
    expect(openParameters).toBeUndefined();
    // The words are the page's, the types those of the supplement.
    expect(payload?.schema).toMatchObject({
      properties: { path: { type: "array", description: "What goes", "x-origin": "supplement" } },
      required: ["path"],
    });
    expect(now.findings).toHaveLength(1);
    expect(now.findings[0]).toMatch(/^- block\/parameters-lost fileops\.multi\.delete: /u);
  });

  it("the list of parameters that was lost, as a table with types", () => {
    const table = `Name | Required | Type | Default | Description
--- | --- | --- | --- | ---
path | yes | list of strings | | What goes
only_empty | no | bool | false | Empty ones
without_trash | no | bool | false | At once
`;
    const { operation, errors } = next(inB("fileops.multi.delete", "Params:\n", `Params:\n\n${table}`));
    expect(errors).toEqual([]);
    const { payload } = operation("fileops.multi.delete");
    expect(JSON.stringify(payload?.schema)).not.toContain("supplement");
    expect(payload?.schema.properties?.only_empty).toMatchObject({ default: false, "x-documented": "bool" });
  });

  it("all that a fact of the supplement told, which is needless then", () => {
    const list =
      "Name | Required | Type | Description\n--- | --- | --- | ---\nname | yes | string | The name of a group\n";
    const text = inB("groups.delete", "- name - The name of a group\n", `\n${list}`);
    // People corrected what is told now, and some names besides.
    const now = next(text, { corrections: undefined });
    expect(now.errors.filter((error) => !error.includes(" names/renamed "))).toEqual([]);
    expect(now.findings).toContain(
      "+ supplement/adds-nothing groups.delete: the supplement for groups.delete adds nothing any more: the page tells all of it",
    );
    expect(next(text).errors.join("\n")).toContain(
      "correction/stale groups.delete: correction groups-are-deleted-by-name no longer fits",
    );
  });

  it("the word for nothing where a list was lost", () => {
    const now = next(inB("groups.addUser", "Params:\n", "Params: None\n"));
    expect(now.errors).toEqual([]);
    expect(now.operation("groups.addUser").parameterList?.state).toBe("none");
    expect(now.findings.join("\n")).toContain(
      '+ supplement/beyond-none groups.addUser: the page says that there are no parameters: offered as optional "user_ids"',
    );
  });

  it("a broken example: what it showed is told by the supplement, or gone", () => {
    const now = next(inB("groups.list", '"count": 10,', '"count": 10 "x'));
    expect(now.errors).toEqual([]);
    expect(now.findings).toContain(
      "+ example/unparsable groups.list: the example is not JSON: a string has no end",
    );
    expect(now.operation("groups.list").examples).toEqual([]);
  });

  it.each([
    ["stars", (block: string) => block.replace(/^- /gmu, "* ")],
    ["colons", (block: string) => block.replace(/^- (\w+) - /gmu, "$1: ")],
    ["en dashes", (block: string) => block.replace(/^- (\w+) - /gmu, "$1 – ")],
    [
      "marks in brackets",
      (block: string) => block.replace(/^- (\w+) - Mandatory\. /gmu, "- $1 (required) - "),
    ],
    ["names as code", (block: string) => block.replace(/^- (\w+) /gmu, "- `$1` ")],
    ["stars behind names", (block: string) => block.replace(/^- (\w+) - Mandatory\. /gmu, "- $1* - ")],
  ])("a list with %s", (_, edit) => {
    expect(next(inBlock(lists, edit))).toMatchObject({ errors: [], changes: [], findings: [] });
  });

  it("a list with types", () => {
    const now = next(
      inBlock(lists, (block) => block.replace(/^- (date_\w+) - Mandatory\. /gmu, "- $1 (int, required) - ")),
    );
    expect(now).toMatchObject({ errors: [], findings: [] });
    expect(now.operation(lists).payload?.schema.properties?.date_from).toMatchObject({
      type: "integer",
      "x-documented": "int",
    });
  });
});
