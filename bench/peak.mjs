// Preloaded into processes under measurement.
import { appendFileSync } from "node:fs";

process.on("exit", () => {
  appendFileSync(process.env.BENCH_PEAK_FILE, `${process.resourceUsage().maxRSS * 1024}\n`);
});
