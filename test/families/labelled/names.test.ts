import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Addressed, nameBlocks } from "../../../scripts/families/labelled/block/names.js";

/** `GET /api/1/links/ Lists links` → a block. */
function block(line: string): Addressed {
  const [method = "", path = "", ...words] = line.split(" ");
  return { method, path, text: words.join(" ") };
}

function idsOf(...lines: string[]): string[] {
  return nameBlocks(lines.map(block)).map(({ id }) => id);
}

describe("names of blocks", () => {
  it("are the static segments behind the version", () => {
    expect(
      idsOf(
        "POST /api/1/fileops/multi/delete/",
        "POST /api/1/company/{company_id}/logo_clear/",
        "GET /v2/files/get",
        "GET /rooms/list",
        "POST /api/rooms/addGuest",
      ),
    ).toEqual(["fileops.multi.delete", "company.logoClear", "files.get", "rooms.list", "rooms.addGuest"]);
  });

  it("are methods where one segment stands alone, or others stand below", () => {
    expect(
      idsOf(
        "GET /api/1/metadata/{path}",
        "GET /api/1/trash/",
        "POST /api/1/trash/restore/{name}",
        "POST /api/1/trash/restore/{name}/from_shared/{path}",
        "POST /api/1/workflow/comment/{path}",
        "POST /api/1/workflow/comment/edit",
      ),
    ).toEqual([
      "metadata.get",
      "trash.get",
      "trash.restore.post",
      "trash.restore.fromShared",
      "workflow.comment.post",
      "workflow.comment.edit",
    ]);
  });

  it("add the group's name to a method whose name is taken", () => {
    expect(idsOf("GET /api/1/links/", "GET /api/1/links/get/{hash}/{path}")).toEqual([
      "links.getLinks",
      "links.get",
    ]);
    expect(idsOf("GET /api/1/links/", "GET /api/1/links/get/all")).toEqual([
      "links.getLinks",
      "links.get.all",
    ]);
  });

  it("tell placeholders where paths differ in nothing else", () => {
    expect(idsOf("GET /api/1/shares/company/get/", "GET /api/1/shares/company/get/{folder_hash}/")).toEqual([
      "shares.company.get",
      "shares.company.getByFolderHash",
    ]);
    expect(idsOf("GET /a/find/{id}", "GET /a/find/{hash}/{path}")).toEqual([
      "a.findById",
      "a.findByHashAndPath",
    ]);
  });

  it("put the method in front of the later ones of a path", () => {
    expect(idsOf("POST /api/1/files/stream/", "GET /api/1/files/stream/")).toEqual([
      "files.stream",
      "files.getStream",
    ]);
    expect(idsOf("GET /api/1/info/", "PUT /api/1/info/")).toEqual(["info.get", "info.put"]);
  });

  it("take the text of a request that occurs again", () => {
    expect(
      idsOf(
        "POST /api/1/company/{id}/quota/ Send a request",
        "POST /api/1/company/{id}/quota Mark the quota request as viewed. Or not.",
        "POST /api/1/company/{id}/quota/",
        "POST /api/1/company/{id}/quota/ Mark a quota request as viewed",
      ),
    ).toEqual([
      "company.quota",
      "company.markQuotaRequestAsViewed",
      "company.postQuota",
      "company.markQuotaRequestAsViewed2",
    ]);
  });

  it("tell versions apart", () => {
    expect(idsOf("GET /api/1/files/get/ One", "GET /api/0/files/get/ Another")).toEqual([
      "files.get",
      "files.getV0",
    ]);
  });

  it("exist for paths without a word", () => {
    expect(idsOf("GET /", "GET /{path}", "GET /api/1/{hash}/")).toEqual(["root.get", "path.get", "hash.get"]);
  });
});

const word = fc.constantFrom("a", "b", "get", "post", "get_a", "a_b", "aB");
const segment = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 1, arbitrary: fc.constantFrom("{id}", "{path}") },
);
const addressed = fc.record({
  path: fc
    .tuple(fc.constantFrom("/api/1/", "/api/0/", "/"), fc.array(segment, { maxLength: 4 }))
    .map(([base, segments]) => base + segments.join("/")),
  method: fc.constantFrom("GET", "POST"),
  text: fc.constantFrom("", "Get the a", "Post a get", "…"),
});
const pages = fc.array(addressed, { maxLength: 24 });

describe("the law of names", () => {
  it("gives every block an id of its own, which is no group of others", () => {
    fc.assert(
      fc.property(pages, (blocks) => {
        const names = nameBlocks(blocks);
        const ids = names.map(({ id }) => id);
        expect(names).toHaveLength(blocks.length);
        expect(new Set(ids).size).toBe(ids.length);
        const groups = names.flatMap(({ group }) => group.map((_, end) => group.slice(0, end + 1).join(".")));
        expect(ids.filter((id) => groups.includes(id))).toEqual([]);
        for (const { group, name, id } of names) {
          expect(group.length).toBeGreaterThan(0);
          expect([...group, name].join(".")).toBe(id);
          for (const part of [...group, name]) expect(part).toMatch(/^[A-Za-z_$][\w$]*$/u);
        }
      }),
    );
  });

  it("gives the same names again, and those of unrelated blocks have no say", () => {
    const foreign = fc.array(
      addressed.map((each) => ({ ...each, path: `/api/1/other/${each.path.replaceAll("/", "-")}x/y` })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(pages, foreign, (blocks, others) => {
        const alone = nameBlocks(blocks);
        expect(nameBlocks(blocks)).toEqual(alone);
        expect(nameBlocks([...others, ...blocks]).slice(others.length)).toEqual(alone);
      }),
    );
  });

  it("does not depend on the order of blocks with other static segments", () => {
    const distinct = fc.uniqueArray(addressed, {
      maxLength: 12,
      selector: ({ path }) =>
        path
          .replace(/^\/api\/\d\//u, "/")
          .replace(/\{\w+\}|\/+/gu, "/")
          .toLowerCase()
          .replaceAll("_", "")
          .split("/")
          .filter((each) => each !== "")
          .join("/"),
    });
    fc.assert(
      fc.property(distinct, (blocks) => {
        const ids = new Map(nameBlocks(blocks).map(({ id }, index) => [blocks[index], id]));
        const turned = blocks.toReversed();
        for (const [index, { id }] of nameBlocks(turned).entries()) expect(id).toBe(ids.get(turned[index]));
      }),
    );
  });
});
