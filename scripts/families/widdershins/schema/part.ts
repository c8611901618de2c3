import type { Row, Table, TextLine } from "../../../read/document.js";
import type { Json } from "../../../spec/json-schema.js";

/**
 * One table of a schema. The title of the first is the schema's own title or description; the others say how they
 * combine with what stands before: `allOf`, `and`, `oneOf - discriminator: Pet.petType`, `continued`.
 */
export interface SchemaBlock {
  title?: TextLine;
  table?: Table;
}

/** What the page says of a schema: under "Schemas", or below "Response Schema". */
export interface SchemaPart {
  blocks: readonly SchemaBlock[];
  /** "Enumerated Values". */
  enums?: Table;
  /** The example, if it could be read. */
  sample?: Json;
  /** Of a named schema: its title or description, between the example and "Properties". */
  text?: readonly TextLine[];
  line: number;
}

/** The rows below the row `body` of a table of parameters. */
export interface BodyPart {
  rows: readonly Row[];
  /** "Enumerated Values" of the operation's parameters; those of others are passed over. */
  enums?: Table;
  sample?: Json;
  line: number;
}
