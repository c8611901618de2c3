/** What a column of a table holds. `values`: enumerated ones. `title`: what a value means. */
export type Column =
  | "name"
  | "type"
  | "required"
  | "default"
  | "values"
  | "nested"
  | "description"
  | "value"
  | "title";

const titles: Record<Column, string[]> = {
  name: ["parameter", "parameters", "property", "properties", "attribute", "field", "key", "name"],
  type: ["type", "datatype"],
  required: ["required", "mandatory"],
  default: ["default", "defaultvalue"],
  values: ["schemavalues", "values", "allowedvalues", "possiblevalues", "enum", "options"],
  nested: ["nestedfields", "nestedfield", "nestedproperties", "nested"],
  description: ["description", "details", "meaning"],
  value: ["value"],
  title: ["title", "label"],
};

const byLength = Object.entries(titles)
  .flatMap(([column, words]) => words.map((word) => ({ column, word })))
  .sort((a, b) => b.word.length - a.word.length);

/**
 * The columns that the titles of a flattened table name, whatever their case and the spaces between them. Undefined: the
 * text is no row of titles. Tables begin with names, and tables of values with a value; descriptions come last, because
 * nothing else tells where one ends.
 */
export function columnsOf(text: string): Column[] | undefined {
  if (text.length > 200) return undefined;
  let left = text.toLowerCase().replace(/[^a-z]/gu, "");
  const columns: Column[] = [];
  while (left !== "") {
    const next = byLength.find(({ word }) => left.startsWith(word));
    if (next === undefined) return undefined;
    const column = columnNamed(next.column, columns);
    if (column === undefined) return undefined;
    columns.push(column);
    left = left.slice(next.word.length);
  }
  const isTable = columns[0] === "name" && [-1, columns.length - 1].includes(columns.indexOf("description"));
  const isValues = columns[0] === "value" && columns.length === 2;
  return columns.length > 1 && (isTable || isValues) ? columns : undefined;
}

/** The column that a cell of titles names. */
export function columnOf(title: string): Column | undefined {
  const word = title.toLowerCase().replace(/[^a-z]/gu, "");
  const found = byLength.find((each) => each.word === word || `${each.word}name` === word);
  return found === undefined ? undefined : columnNamed(found.column, []);
}

/** "Parameter Name" is one column. */
function columnNamed(column: string, before: readonly Column[]): Column | undefined {
  const known = isColumn(column) ? column : undefined;
  return known !== undefined && before.includes(known) ? undefined : known;
}

function isColumn(text: string): text is Column {
  return Object.hasOwn(titles, text);
}
