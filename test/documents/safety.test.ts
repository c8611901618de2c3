import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apiSpecSchema } from "../../scripts/spec/api-spec.js";

function safetiesOf(vendor: string) {
  const file = new URL(`../../specs/${vendor}/spec.json`, import.meta.url);
  const { operations } = apiSpecSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(operations.map(({ id, safety }) => [id, safety]));
}

/** Levels of all operations. A change of the rules that moves one of them is to be looked at. */
const counts: Record<string, Record<string, number>> = {
  cloudike: { read: 61, idempotent: 19, unsafe: 123 },
  wapi: { read: 186, idempotent: 121, unsafe: 411 },
  workdrive: { read: 22, idempotent: 15, unsafe: 38 },
  zextras: { read: 20, idempotent: 15, unsafe: 4 },
};

/** What a name or a method alone would tell wrong. */
const traps: Record<string, Record<string, string>> = {
  cloudike: {
    "accounts.approve": "unsafe verb",
    "csvDownload.get": "unsafe annotation",
    "files.downloadAsArchive": "unsafe annotation",
    "files.downloadAsArchiveStream": "unsafe default",
    "files.getDownloadAsArchiveStream": "unsafe text",
    "fileops.setFavorite": "unsafe annotation",
    "files.search": "read verb",
    "groups.list": "read verb",
    "groups.users": "read annotation",
    "keyvalue.get": "unsafe default",
    "soft.setVersion": "unsafe annotation",
    "wopi.files.contents": "unsafe default",
  },
  wapi: {
    "auth.user.GetSessionToken": "unsafe annotation",
    "communication.air.GetOrCreatePersistentRoom": "unsafe verb",
    "document.file.Download": "read annotation",
    "document.file.GetDownloadToken": "unsafe annotation",
    "document.file.GetVersions": "read verb",
    "document.validation.GetFolderTemplateValidation": "unsafe text",
    // It takes `add_paying_service`.
    "main.project.IsServiceAvailableForProject": "unsafe push",
    "main.project.SetUserAuth": "unsafe annotation",
    "main.session.Ping": "idempotent annotation",
    "task.task.BatchDelete": "idempotent verb",
    "task.task.Update": "unsafe verb",
  },
  workdrive: {
    "departments.updateDepartmentMembers": "unsafe verb",
    "media.uploadMedia": "read annotation",
    "user.bulkDeleteUser": "idempotent method",
  },
  zextras: {
    clearRoomHistory: "idempotent method",
    forwardMessages: "unsafe verb",
    getTokens: "read method",
  },
};

describe.each(Object.keys(counts))("whether operations of %s may be repeated", (vendor) => {
  const safeties = safetiesOf(vendor);

  it("is told of all of them", () => {
    const found: Record<string, number> = {};
    for (const safety of safeties.values()) {
      const level = safety?.level ?? "untold";
      found[level] = (found[level] ?? 0) + 1;
    }
    expect(found).toEqual(counts[vendor]);
  });

  it("is told right where the name misleads", () => {
    const expected = traps[vendor] ?? {};
    const found = Object.keys(expected).map((id) => {
      const { level = "", from = "" } = safeties.get(id) ?? {};
      return [id, `${level} ${from}`];
    });
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});
