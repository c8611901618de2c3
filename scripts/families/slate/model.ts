import type { Table, TextLine } from "../../read/document.js";
import type { Json } from "../../spec/json-schema.js";

/** A page as its sections, before anything is inferred. */
export interface SlatePage {
  /** What the introduction calls the API. */
  title: string | undefined;
  /** The number behind the title. */
  version: string | undefined;
  introduction: TextLine[];
  authentication: Authentication | undefined;
  groups: GroupPart[];
  errors: ErrorRow[];
}

/** How a caller proves who it is: the headers of the section's example, and what the section says. */
export interface Authentication {
  text: TextLine[];
  headers: { name: string; line: number }[];
}

export interface ErrorRow {
  status: number;
  text: string;
  line: number;
}

export interface GroupPart {
  title: TextLine;
  text: TextLine[];
  endpoints: EndpointPart[];
}

/** Where a value travels. A table can stand below a label that does not tell. */
export type Place = "path" | "query" | "body";

export interface EndpointPart {
  title: TextLine;
  text: TextLine[];
  request: RequestLine;
  tables: PlacedTable[];
  examples: PlacedExample[];
  /** Headers of its examples that the section about authentication does not name. */
  headers: { name: string; line: number }[];
  /** Lists with titles of their own behind the parameters, such as media types by kind. */
  lists: TitledList[];
  lines: { start: number; end: number };
}

export interface RequestLine {
  line: number;
  /** In upper case. */
  method: string;
  /** Scheme and host as the page writes them: `https://[[API_SERVER_ENDPOINT]]`. Empty: the request names no host. */
  base: string;
  /** Begins with a slash. Placeholders are in braces. */
  path: string;
  /** As the page writes it. */
  written: string;
  /** The query string behind the path. */
  query?: QueryValue[];
}

/** A pair of a query string. `value`: left out where the page does not tell one. */
export interface QueryValue {
  name: string;
  value?: string;
}

export interface PlacedTable {
  place: Place | undefined;
  label: TextLine | undefined;
  table: FlatTable | Table;
}

/** A table whose cells ran together in flattening: its titles, and all lines below them. */
export interface FlatTable {
  kind: "flat";
  header: TextLine;
  lines: TextLine[];
}

export interface PlacedExample {
  place: "header" | "query" | "body" | "response";
  line: number;
  endLine: number;
  /** Undefined where no repair makes JSON of it. */
  value: Json | undefined;
}

export interface TitledList {
  title: TextLine;
  items: { title: TextLine; values: TextLine[] }[];
}

/** A row of a table with its columns told apart; texts are as on the page, cells with `-` or `any` are left out. */
export interface TableRow {
  line: number;
  endLine: number;
  name: string;
  required: boolean;
  /** Left out where the table has no types. */
  type?: string;
  default?: string;
  description?: string;
  /** Enumerated values, from whatever notation. */
  values?: EnumeratedValue[];
  /** A table or list of properties within the cell. */
  nested?: TableRow[];
}

export interface EnumeratedValue {
  value: Json;
  /** What it means: `a: Recent`. */
  title?: string;
}
