// Generates everything below another root: `node generate-root.mjs <folder>`.
import { register } from "tsx/esm/api";

register();
const { run } = await import("../scripts/cli.ts");
const { text, ok } = await run(process.argv[2], ["--accept"]);
if (!ok) throw new Error(text.slice(0, 4_000));
