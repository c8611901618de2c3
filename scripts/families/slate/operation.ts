import type { TextLine } from "../../read/document.js";
import type { Example, Operation } from "../../spec/api-spec.js";
import { note, type Reading } from "../reading.js";
import { titleName } from "../title-name.js";
import { payloadOf, responsesOf, success } from "./bodies.js";
import type { EndpointPart, PlacedExample, TableRow, TitledList } from "./model.js";
import { parametersOfEndpoint, type ReadTable } from "./parameters.js";
import { templateNames } from "./placeholders.js";
import { rowsOf } from "./table/rows.js";

const exampleKinds: { [place in PlacedExample["place"]]?: Example["kind"] } = {
  query: "parameters",
  body: "request",
  response: "response",
};

/** One endpoint as an operation, its shapes still inline. `group`: the client's name of its group. */
export function readOperation(reading: Reading, endpoint: EndpointPart, group: string): Operation {
  const { title, text, request, lists, lines } = endpoint;
  const name = titleName(title.text);
  const id = `${group}.${name}`;
  const tables = endpoint.tables.map((table): ReadTable => {
    const places = table.place === "body" || table.place === undefined ? ["body", "query"] : ["query"];
    const shown = endpoint.examples.flatMap(({ place, value }) =>
      places.includes(place) && value !== undefined ? [value] : [],
    );
    return { ...table, rows: rowsOf(reading, table.table, shown, templateNames(request.path)) };
  });
  for (const row of tables.flatMap(({ rows }) => rows.flatMap(withNested)))
    if (row.required && row.default !== undefined)
      note(
        reading,
        "parameter/required-default",
        { line: row.line, operation: id },
        {
          name: row.name,
          value: row.default,
        },
      );
  const payload = payloadOf(reading, endpoint, tables, id);
  const conditions = lists.flatMap(conditionsOf);
  return {
    id,
    group: [group],
    name,
    title: title.text,
    ...(text.length === 0 ? {} : { description: textOf(text) }),
    wire: { kind: "http", method: request.method, path: request.path },
    parameters: parametersOfEndpoint(reading, endpoint, tables, id),
    ...(payload === undefined ? {} : { payload }),
    responses: responsesOf(reading, endpoint, id),
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(request.path === request.written ? {} : { notes: [`The page writes \`${request.written}\`.`] }),
    examples: endpoint.examples.flatMap(exampleOf),
    lines,
  };
}

function withNested(row: TableRow): TableRow[] {
  return [row, ...(row.nested ?? []).flatMap(withNested)];
}

export function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ text, markdown }) => markdown ?? text).join("\n\n");
}

function exampleOf({ place, value, line }: PlacedExample): Example[] {
  const kind = exampleKinds[place];
  if (kind === undefined || value === undefined) return [];
  return [{ kind, ...(kind === "response" ? { status: success } : {}), line, value }];
}

/** `Media mime type, image: image/jpeg, image/png.` */
function conditionsOf({ title, items }: TitledList): { text: string; line: number }[] {
  return items.map((item) => ({
    text: `${title.text}, ${item.title.text}: ${item.values.map(({ text }) => text).join(", ")}.`,
    line: item.title.line,
  }));
}
