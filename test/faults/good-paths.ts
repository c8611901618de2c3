import { createWorkDriveCore } from "../../src/workdrive/index.js";
import { become, type CaseResult, look } from "./case.js";
import { goodCalls } from "./good-calls.js";
import type { Runtime } from "./table/fault.js";
import type { Urls } from "./urls.js";
import { differ } from "./verdict.js";

/** Makes the calls that must succeed. */
export async function runGoodPaths(
  urls: Urls,
  prefix: string,
  runtime: Runtime,
): Promise<readonly CaseResult[]> {
  const calls = goodCalls.filter(({ notInBrowsers }) => !(runtime === "browser" && notInBrowsers));
  return Promise.all(
    calls.map(async ({ name, path, requests, run }, index) => {
      const id = `${prefix}-good-${index}`;
      const baseUrl = `${urls.faults[index % urls.faults.length]}/fault/${path}/${id}`;
      const facts = { auth: { in: "header", name: "X-API-KEY" } } as const;
      const client = createWorkDriveCore({ baseUrl, apiKey: "key", maxRetryDelay: 30 }, facts);
      const problems: string[] = [];
      try {
        await run(client, (...compared) => problems.push(...differ(...compared)));
      } catch (error) {
        problems.push(`${error}`);
      }
      const seen = await become(
        () => look(urls, id),
        ({ open }) => open === 0,
      );
      problems.push(...differ("requests", requests, seen.requests));
      problems.push(...differ("requests left open", 0, seen.open));
      return { fault: name, via: "rest", column: "good", problems, ...(problems.length && { seen }) };
    }),
  );
}
