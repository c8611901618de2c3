import { runTable } from "./suite.js";
import type { Urls } from "./urls.js";

/** The bundle of this file runs in a page, and reports to the server that the page comes from. */
const urls: Urls = await (await fetch("/urls.json")).json();
const unhandled: string[] = [];
addEventListener("unhandledrejection", ({ reason }) => unhandled.push(`unhandled: ${reason}`));
const results = await runTable(urls, "browser").catch((error: unknown) => `${error}`);
const report = unhandled.length ? unhandled.join("\n") : results;
await fetch("/report", { method: "POST", body: JSON.stringify(report) });
