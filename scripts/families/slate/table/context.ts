import type { Json, Schema } from "../../../spec/json-schema.js";
import type { Reading } from "../../reading.js";
import type { TableRow } from "../model.js";

/** What making schemas of rows shares. */
export interface Context {
  reading: Reading;
  operation: string;
  /** The values travel as text. */
  isText: boolean;
  /** The schema of an object by its rows. */
  contents: (rows: readonly TableRow[], samples: readonly Json[], context: Context, parent: string) => Schema;
}
