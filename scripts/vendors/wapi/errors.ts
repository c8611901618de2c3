import type { Node } from "../../read/nodes.js";
import type { ApiSpec } from "../../spec/api-spec.js";
import { note, type Reading } from "./reading.js";

/** `api.error.1026` is the key of a text that nobody wrote. */
const untold = /^api\.error\.\d+$/u;

/** The catalogue: a code and its text in each line, below a line of column names. */
export function readErrors(reading: Reading, nodes: readonly Node[]): ApiSpec["errors"] {
  const errors: (ApiSpec["errors"][number] & { code: number })[] = [];
  const seen = new Map<number, number>();
  for (const node of nodes) {
    if (node.kind !== "line") continue;
    const [, digits, text] = /^(\d{1,15}) (.+)$/u.exec(node.text) ?? [];
    if (digits === undefined || text === undefined) {
      if (/^Error ID\b/u.test(node.text)) reading.ledger.claim("wapi/errors-head", node.line);
      if (/^unmapped error code\b/u.test(node.text)) {
        reading.ledger.claim("wapi/errors", node.line);
        note(reading, "errors/not-a-code", { line: node.line }, { text: node.text });
      }
      continue;
    }
    reading.ledger.claim("wapi/errors", node.line);
    const code = Number(digits);
    const first = seen.get(code);
    if (first !== undefined) {
      note(reading, "errors/duplicate", { line: node.line }, { code, first, text });
      continue;
    }
    seen.set(code, node.line);
    errors.push({ code, ...(untold.test(text) ? {} : { text }), line: node.line });
  }
  return errors.sort((a, b) => a.code - b.code);
}
