import { expect, it } from "vitest";
import { withItemFormats } from "../../../scripts/families/widdershins/schema/item-formats.js";
import type { Json, Schema } from "../../../scripts/spec/json-schema.js";

const list: Schema = { type: "array", items: { type: "string" } };
const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

it.each<[Json, string]>([
  [[id, id], "uuid"],
  [["2019-08-24T14:15:22Z"], "date-time"],
  [["2019-08-24"], "date"],
  [["user@example.com"], "email"],
])("items of %j have a format, and it says where from", (sample, format) => {
  expect(withItemFormats(list, sample).items).toMatchObject({ format, "x-origin": "example" });
});

it.each<[Json]>([[["string"]], [[id, "string"]], [[]], [[1]], ["text"]])(
  "those of %j have none",
  (sample) => {
    expect(withItemFormats(list, sample)).toEqual(list);
  },
);

it("what has a format or values of its own keeps them", () => {
  for (const items of [
    { type: "string", format: "ulid" },
    { type: "string", enum: [id] },
  ] satisfies Schema[])
    expect(withItemFormats({ type: "array", items }, [id]).items).toEqual(items);
});
