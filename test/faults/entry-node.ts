import { runTable } from "./suite.js";
import type { Runtime } from "./table/fault.js";

/**
 * The bundle of this file runs in any Node: its arguments say where the server is, and which Node this is. It prints
 * the results. A rejection that nobody handles ends it with an error.
 */
const results = await runTable(JSON.parse(process.argv[2] ?? ""), process.argv[3] as Runtime);
process.stdout.write(JSON.stringify(results));
