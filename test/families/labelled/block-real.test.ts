import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { labelled } from "../../../scripts/families/labelled/index.js";
import { readText } from "../../../scripts/read/text.js";
import { apiSpecSchema } from "../../../scripts/spec/api-spec.js";
import { collect } from "../../../scripts/spec/infer.js";

const page = readFileSync(
  fileURLToPath(new URL("../../../specs/cloudike/source.txt", import.meta.url)),
  "utf8",
);
const { spec, diagnostics } = labelled.read(readText("cloudike", page), "source.txt");
const byId = new Map(spec.operations.map((operation) => [operation.id, operation]));

function answer(id: string, status = "2XX") {
  return byId.get(id)?.responses.find((response) => response.status === status);
}

describe("the real page as operations", () => {
  it("is a valid spec without errors", () => {
    expect(apiSpecSchema.safeParse(spec).error).toBeUndefined();
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(spec).toMatchObject({
      title: "Cloudike Enterprise REST API",
      version: "1",
      servers: [{ url: "https://api.server.com" }],
      authSchemes: [{ type: "http", scheme: "basic" }],
    });
  });

  it("has one operation for each block but the one that is there twice", () => {
    const { blocks = 0, operations, sections } = spec.counts;
    expect([sections, blocks, operations]).toEqual([15, 204, 203]);
    expect(diagnostics.filter(({ code }) => code === "block/repeated").map(({ line }) => line)).toEqual([
      4302,
    ]);
  });

  it("names them by their paths", () => {
    const places = new Map(spec.operations.map(({ id, lines }) => [lines.start, id]));
    const named = [2277, 1752, 2920, 2942, 4503, 1305, 2826, 2857, 2642, 2656, 1859, 1893, 363, 379];
    expect(named.map((line) => places.get(line))).toEqual([
      "fileops.multi.delete",
      "metadata.get",
      "trash.get",
      "trash.restore.post",
      "workflow.comment.post",
      "keyvalue.get",
      "links.getLinks",
      "links.get",
      "shares.company.get",
      "shares.company.getByFolderHash",
      "files.downloadAsArchiveStream",
      "files.getDownloadAsArchiveStream",
      "company.requestQuota",
      "company.markQuotaRequestAsViewed",
    ]);
  });

  it("gives answers that refer to another method its schema", () => {
    const metadata = answer("metadata.get")?.schema;
    const same = ["fileops.folderCreate", "files.confirm", "fileops.rename", "links.create", "links.delete"];
    expect(metadata).toHaveProperty("$ref");
    expect(same.map((id) => answer(id)?.schema)).toEqual(same.map(() => metadata));
    expect(answer("files.create", "201")?.schema).toEqual(metadata);
    expect(answer("company.usersEnable")?.schema).toEqual(answer("accounts.get")?.schema);
  });

  it("says why an answer is unknown, and never without a finding", () => {
    const told = collect(diagnostics.map(({ code, operation }) => [operation, code] as const));
    const unknown = spec.operations.filter(
      ({ id }) => answer(id)?.schema?.["x-origin"] === "unknown" && answer(id)?.schema?.type === undefined,
    );
    expect(unknown.length).toBeGreaterThan(50);
    for (const { id } of unknown) {
      expect(answer(id)?.schema?.["x-reason"]).toMatch(/^The (?:page|example) /u);
      expect(told.get(id)?.some((code) => /^answer\/(?:untold|prose-only|opaque)$/u.test(code))).toBe(true);
    }
  });

  it("keeps lost lists, lists and none apart", () => {
    const states = collect(
      spec.operations.map(({ id, parameterList }) => [parameterList?.state, id] as const),
    );
    expect(states.get("listed")).toEqual([
      "company.requestQuota",
      "analytics.getMultipleData",
      "groups.delete",
    ]);
    expect(states.get("none")).toContain("fileops.purge");
    for (const id of states.get("lost") ?? []) expect(byId.get(id)?.openParameters).toBe(true);
  });
});
