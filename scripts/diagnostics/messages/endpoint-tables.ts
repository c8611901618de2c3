import { entry, quote } from "../entry.js";

/** Tables of parameters and fields, and what examples say of them. */
export const endpointTableMessages = {
  // Reading a table.
  "parameters/header": entry<{ text: string }>(
    "error",
    (p) => `${quote(p.text)} are no titles of a table of parameters`,
  ),
  "parameters/row": entry<{ text: string; columns: string }>(
    "error",
    (p) => `${quote(p.text)} is no row of its table: expected ${p.columns}`,
  ),
  "parameters/cell": entry<{ name: string; column: string; text: string }>(
    "error",
    (p) => `the ${p.column} of ${quote(p.name)} cannot be ${quote(p.text)}`,
  ),
  "parameters/cell-shifted": entry<{ name: string; column: string }>(
    "info",
    (p) => `a cell of ${quote(p.name)} is missing: its description stands under ${p.column}`,
  ),
  "parameters/type": entry<{ name: string; text: string }>(
    "error",
    (p) => `the type of ${quote(p.name)} is ${quote(p.text)}: neither a type word nor a thing of the example`,
  ),
  "parameters/squashed": entry<{ text: string; splits: string }>(
    "error",
    (p) =>
      `name and type ran together in ${quote(p.text)}, and nothing tells where they part: ${p.splits}, or a name alone`,
  ),
  "parameters/name-spaced": entry<{ name: string }>("warning", (p) => `the name ${quote(p.name)} has spaces`),
  "parameters/row-unclear": entry<{ name: string; above: string }>(
    "warning",
    (p) =>
      `nothing tells whether ${quote(p.name)} is a parameter or goes on with the description of ${quote(p.above)}: it is read as a parameter`,
  ),
  "parameters/default-misplaced": entry<{ name: string; value: string; column: "values" | "nested" }>(
    "info",
    (p) =>
      `${quote(p.value)} stands where ${quote(p.name)} has its ${p.column === "nested" ? "nested fields" : "values"}: it is read as the default`,
  ),
  "parameters/value-unread": entry<{ name: string; column: "values" | "default"; text: string }>(
    "warning",
    (p) =>
      `${quote(p.text)} may be the ${p.column} of ${quote(p.name)}: it is read as part of the description`,
  ),
  "parameters/single-value": entry<{ name: string; value: string }>(
    "warning",
    (p) => `${quote(p.value)} is read as the only value of ${quote(p.name)}; it may begin the description`,
  ),
  "parameters/depth": entry<{ name: string; parent: string }>(
    "warning",
    (p) => `nothing tells where ${quote(p.name)} belongs: it is read as part of ${p.parent}`,
  ),
  "parameters/nested-empty": entry<{ name: string }>(
    "info",
    (p) => `the table within ${quote(p.name)} has titles, but no rows`,
  ),
  "parameters/list-as-text": entry<{ name: string; text: string }>(
    "info",
    (p) => `${quote(p.text)} is no value of ${quote(p.name)}: it is read as part of the description`,
  ),
  "parameters/continued": entry<{ name: string; text: string }>(
    "warning",
    (p) => `${quote(p.text)} is no row: it is read as part of the description of ${quote(p.name)}`,
  ),

  // The table and the example.
  "parameters/near-name": entry<{ name: string; key: string }>(
    "warning",
    (p) =>
      `the table has ${quote(p.name)}, the example ${quote(p.key)}: they are read as one, by the example's name`,
  ),
  "parameters/near-unsettled": entry<{ name: string; candidates: string }>(
    "warning",
    (p) =>
      `the table's ${quote(p.name)} may mean more than one key of the example (${p.candidates}): all are kept`,
  ),
  "parameters/example-keys": entry<{ keys: string; parent: string }>(
    "warning",
    (p) =>
      `no row names what the example shows${p.parent && ` in ${quote(p.parent)}`}: ${p.keys}; the types are inferred from there`,
  ),
  "parameters/nested-type": entry<{ name: string; documented: string; shape: string }>(
    "warning",
    (p) => `${quote(p.name)} is documented as ${p.documented}, but has nested fields: it is ${p.shape}`,
  ),
  "parameters/values-shown": entry<{ name: string; documented: string }>(
    "warning",
    (p) =>
      `${quote(p.name)} is documented as ${p.documented}, the example shows a number: those of its values that look like numbers are numbers`,
  ),
  "parameters/value-unlisted": entry<{ name: string; values: string; accepted: string }>(
    "warning",
    (p) =>
      `the example shows ${p.values} for ${quote(p.name)}, which the documented values lack: every ${p.accepted} is accepted`,
  ),
  "parameters/repeated": entry<{ name: string }>(
    "warning",
    (p) => `${quote(p.name)} is listed twice: the rows are read as one, with both descriptions`,
  ),
  "parameters/repeated-otherwise": entry<{ name: string; what: string; first: string; second: string }>(
    "warning",
    (p) =>
      `${quote(p.name)} is listed twice, with another ${p.what}: ${quote(p.first)} is read, ${quote(p.second)} is not`,
  ),
  "parameters/not-shown": entry<{ names: string; parent: string }>(
    "info",
    (p) =>
      `no example shows ${p.names}${p.parent && ` of ${quote(p.parent)}`}, though at least half of the rows beside`,
  ),
  "parameters/values-type": entry<{ name: string; documented: string; meant: string }>(
    "warning",
    (p) => `${quote(p.name)} is documented as ${p.documented}, but its values are words: ${p.meant}`,
  ),
  "parameters/default-words": entry<{ name: string; text: string }>(
    "info",
    (p) => `the default of ${quote(p.name)} is told in words (${quote(p.text)}): it is kept as a remark`,
  ),
} as const;
