import type { TextLine } from "../../read/document.js";
import type { Json } from "../../spec/json-schema.js";

/** A page as its blocks, before anything is inferred. */
export interface LabelledPage {
  /** What the introduction calls the API. */
  title: string | undefined;
  introduction: TextLine[];
  /** The base URL that the introduction tells. */
  base: { url: string; line: number } | undefined;
  /** Ways to be let in that the introduction names, in the terms of OpenAPI: `basic`. */
  httpSchemes: { scheme: string; line: number }[];
  /** The media type of bodies that the introduction names. */
  mediaType: { text: string; line: number } | undefined;
  sections: SectionPart[];
}

export interface SectionPart {
  title: TextLine;
  text: TextLine[];
  blocks: BlockPart[];
}

/** One method of the API: lines of text, and labels with what stands behind or below them. */
export interface BlockPart {
  /** The path above the text, as written: `company/<company id>/status/`. Blocks may lack it: the URL names them. */
  title: TextLine | undefined;
  /** What the method does, in the page's words. */
  text: TextLine[];
  /** Left out where the page has none: the title tells the path. */
  url: UrlLine | undefined;
  versions: { values: string[]; line: number } | undefined;
  /** In upper case, in the order of the page. Empty: the page tells none. */
  methods: { values: string[]; line: number | undefined };
  headers: { name: string; text: string; line: number }[];
  parameters: ParameterList;
  returns: ReturnsPart;
  errors: StatusPart[];
  /** Remarks, whatever their label. */
  notes: TextLine[];
  examples: ExamplePart[];
  /** Values of a field that a list tells, such as types of events. */
  values: ValueList[];
  lines: { start: number; end: number };
}

export interface UrlLine {
  line: number;
  /** Scheme and host: `https://api.server.com`. Empty: the page tells none. */
  base: string;
  /** Begins with a slash; placeholders are in braces: `/api/1/company/{company_id}/status/`. */
  path: string;
  /** As the page writes it. */
  written: string;
  /** Placeholders that the page lost, by their names in `path`: an empty segment. */
  lost: string[];
}

/**
 * `listed`: rows, from a list, running text or a table. `none`: the page says that there are none. `lost`: the label
 * stands there with nothing below it. `absent`: there is no label.
 */
export type ParameterList =
  | { state: "listed"; line: number; rows: FieldRow[] }
  | { state: "none" | "lost"; line: number }
  | { state: "absent" };

/** A parameter or a field of an answer, texts as on the page. */
export interface FieldRow {
  line: number;
  name: string;
  /** Left out where the page does not tell. */
  required?: boolean;
  /** The words for its type, where a column or a pseudo-object tells. */
  type?: string;
  default?: string;
  text?: string;
  /** Where it travels, if a column tells. */
  place?: "path" | "query" | "header" | "body";
  /** Fields within it: `groups - list, each record is as follows:`, or a table in its cell. */
  nested?: FieldRow[];
}

/**
 * What an answer is said to be. `none`: the page says that nothing comes. `lost`: a label with nothing below it.
 * `absent`: no label. `told`: whatever stands there, taken apart.
 */
export interface ReturnsPart {
  state: "told" | "none" | "lost" | "absent";
  line: number | undefined;
  /** Prose, line by line. */
  text: TextLine[];
  /** Statuses that stand among the answers: `200 A group created`, `404 CompanyNotFound - company not found`. */
  statuses: StatusPart[];
  /** Fields in lists or tables. */
  fields: FieldRow[];
  /** Objects in a notation of their own: `{ 'progress': <0.0-100.0>, 'status': <'a' | 'b'> }`. */
  skeletons: SkeletonPart[];
}

export interface StatusPart {
  status: string;
  /** Names that the text begins with: `CompanyNotFound`. */
  codes: string[];
  /** What is left of the text. */
  text: string;
  line: number;
}

/** An object or list whose values are words for types. */
export interface SkeletonPart {
  line: number;
  endLine: number;
  /** One object, or a list of such objects. */
  list: boolean;
  fields: SkeletonField[];
}

export interface SkeletonField {
  name: string;
  /** The words: `string ISOFORMAT of modified`, `<0.0-100.0>`, or empty. */
  type: string;
  /** The values it may have: `<'created' | 'in_progress'>`. */
  values?: Json[];
  /** A comment behind it. */
  text?: string;
}

/**
 * An example. `response`: of the answer, or of that under `status`. `task`: what the background task gives in the end.
 * `event`: of a message that is no answer. Only the first three get into the spec.
 */
export interface ExamplePart {
  use: "request" | "response" | "task" | "event";
  /** The method that it is of, where the page tells: `POST result example`. */
  method?: string;
  status?: string;
  line: number;
  endLine: number;
  /** Undefined where no repair makes JSON of it. */
  value: Json | undefined;
}

export interface ValueList {
  /** What stands above it: `Event types`. */
  title: TextLine;
  values: { value: string; text: string; line: number }[];
}
