import { expect, test } from "vitest";
import { checkNames, namesOf, noNames } from "../../scripts/spec/names.js";
import { listingSpec } from "../emit/listing-spec.js";

const check = (spec: ReturnType<typeof listingSpec>, pinned = noNames) =>
  checkNames(spec, pinned, new Set()).map(({ code }) => code);

test("the name of an upload is pinned beside that of its operation", () => {
  expect(namesOf(listingSpec()).operations).toMatchObject({
    "media.uploadMedia": "media.uploadMedia",
    "media.uploadMedia#upload": "media.upload",
  });
  expect(check(listingSpec(), namesOf(listingSpec()))).toEqual([]);
  expect(check(listingSpec(), { operations: { "media.uploadMedia#upload": "media.send" } })).toEqual([
    "names/renamed",
  ]);
});

test("no other operation may have it", () => {
  const operations = listingSpec().operations.map((each) =>
    each.id === "task.createTask" ? { ...each, group: ["media"], name: "upload" } : each,
  );
  expect(check(listingSpec({ operations }))).toEqual(["names/collision"]);
});
