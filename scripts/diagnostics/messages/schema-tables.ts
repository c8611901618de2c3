import { entry, quote } from "../entry.js";

/** Tables of properties, as documentation generators flatten a schema into them. */
export const schemaTableMessages = {
  "table/row": entry<{ text: string }>(
    "error",
    (p) =>
      `${quote(p.text)} is not a row of a schema: expected name, type, true or false, restrictions, text`,
  ),
  "table/type": entry<{ text: string }>(
    "error",
    (p) => `${quote(p.text)} is no type: neither a word of JSON Schema nor a schema of the page`,
  ),
  "table/type-foreign": entry<{ word: string; meant: string }>(
    "warning",
    (p) => `JSON Schema has no type ${quote(p.word)}: it is read as ${p.meant}`,
  ),
  "table/type-ambiguous": entry<{ word: string }>(
    "info",
    (p) => `${quote(p.word)} is a type of JSON Schema and a schema of the page: it is read as the type`,
  ),
  "table/reference-unknown": entry<{ name: string }>(
    "error",
    (p) => `${quote(p.name)} links to a schema that the page does not have`,
  ),
  "table/block-title": entry<{ text: string }>(
    "error",
    (p) =>
      `${quote(p.text)} stands above a table of a schema, and is none of allOf, and, oneOf, xor, anyOf, or, not`,
  ),
  "table/combination-unknown": entry<{ kind: string }>(
    "warning",
    (p) => `the page does not tell how the alternatives of this body combine: they are read as ${p.kind}`,
  ),
  "table/depth": entry<{ name: string }>(
    "warning",
    (p) => `the depth of ${quote(p.name)} fits to no row above it: it is read as part of the nearest`,
  ),
  "table/depth-ambiguous": entry<{ name: string }>(
    "warning",
    (p) =>
      `${quote(p.name)} may belong to more than one of the rows above it, and the example does not tell to which`,
  ),
  "table/name-recovered": entry<{ name: string; text: string }>(
    "warning",
    (p) => `the name of this row is ${p.text}; by the example it is ${quote(p.name)}`,
  ),
  "table/name-lost": entry<{ keys: string }>(
    "warning",
    (p) =>
      `the name of this row is lost, and the example does not tell it (names without a row: ${p.keys || "none"}): the property is left out`,
  ),
  "table/name-twice": entry<{ name: string; first: number }>(
    "warning",
    (p) => `${quote(p.name)} already stands in line ${p.first}; the first is kept`,
  ),
  "table/example-key": entry<{ name: string }>(
    "warning",
    (p) => `the example has ${quote(p.name)}, which no row names: its type is inferred from there`,
  ),
  "table/from-example": entry<{ what: string }>(
    "info",
    (p) => `the table does not show ${p.what}: it is inferred from the example`,
  ),
  "table/differs": entry<{ name: string; what: string }>(
    "warning",
    (p) => `the rows of ${quote(p.name)} differ from what the page says of it under Schemas: ${p.what}`,
  ),
  "table/enum-orphan": entry<{ name: string }>(
    "warning",
    (p) => `values of ${quote(p.name)} are listed, but no row has this name`,
  ),
  "table/enum-shared": entry<{ name: string; rows: number }>(
    "warning",
    (p) =>
      `${p.rows} rows are called ${quote(p.name)}, and the page does not tell which of them the values belong to: they are left out`,
  ),
  "table/enum-value": entry<{ name: string; value: string; type: string }>(
    "warning",
    (p) => `the value ${quote(p.value)} of ${quote(p.name)} is no ${p.type}: it is left out`,
  ),
} as const;
