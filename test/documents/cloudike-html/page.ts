import { readFileSync } from "node:fs";
import { load } from "cheerio";
import { type Supplement, supplementSchema } from "../../../scripts/spec/supplement.js";
import { labelledExcerpt, realFacts } from "../../generate/editions-labelled.js";

/** The operations whose sections are marked up in `page.html`, as the page would look before it became text. */
export const ids: readonly string[] = [
  ...["admin.accountsFindUsers", "admin.editUser", "company.status", "company.requestQuota"],
  ...["admin.company.deny", "analytics.getData", "analytics.getMultipleData", "task.get"],
  ...["copyright.makeComplaint", "copyright.getComplaints", "copyright.editComplaint"],
  ...["links.createExtra", "shares.createExtra", "groups.create", "groups.delete", "groups.list"],
  ...["groups.change", "groups.addUser", "groups.users", "keyvalue.get", "fileops.folderCreate"],
  ...["fileops.precheck", "metadata.get", "metadataFullListing.get", "links.downloadAsArchive"],
  ...["files.create", "files.versions", "fileops.multi.delete", "shares.add", "shares.company.add"],
  ...["shares.company.requests", "dirSizeCalculate.get", "accounts.login", "accounts.get"],
  ...["accounts.changeProfile", "company.users", "workflow.comment.post"],
  "workflow.comment.updateTaskStatus",
];

/** With the tables, which hold what the supplement knows. */
export const html = readFileSync(new URL("page.html", import.meta.url), "utf8");

/** The same sections as they stand in the flattened page. */
export const excerpt = labelledExcerpt(ids);

/** The page without its tables: what flattening left of it. */
export function withoutTables(source: string): string {
  const $ = load(source);
  $("table").remove();
  return $.html();
}

/** The facts beside the page that are about operations of the excerpt. */
export function supplementFor(wanted: readonly string[]): Supplement {
  const whole = supplementSchema.parse(JSON.parse(realFacts.supplement ?? "{}"));
  const operations = whole.operations.filter(({ id }) => wanted.includes(id));
  const used = new Set<string>();
  let text = JSON.stringify(operations);
  while (text !== "") {
    const fresh = [...text.matchAll(/#\/schemas\/(\w+)/gu)].flatMap(([, name = ""]) =>
      used.has(name) ? [] : [name],
    );
    for (const name of fresh) used.add(name);
    text = fresh.map((name) => JSON.stringify(whole.schemas?.[name] ?? {})).join("");
  }
  const schemas = Object.entries(whole.schemas ?? {}).filter(([name]) => used.has(name));
  const { contradictions: _, errors: __, ...rest } = whole;
  return { ...rest, operations, schemas: Object.fromEntries(schemas) };
}
