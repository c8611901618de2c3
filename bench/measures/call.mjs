import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { interleave } from "../measure.mjs";
import { bench, consumers, work } from "../places.mjs";

const answer = JSON.stringify({
  header: { target: "main.account.GetProjects", token: "t" },
  body: { data: { projects: [{ project_id: 7, name: "A project" }] } },
});
const stub = async () => new Response(answer, { headers: { "content-type": "application/json" } });
const message = {
  header: {
    target: "main.account.GetProjects",
    identification: { account_id: 1, user_id: 2 },
    ...{ app_token: "a", api_version: "1.2", token: "t", msg_key: "k" },
  },
  body: { data: { with_categories: true } },
};
const url = "https://api.example/";

async function clients() {
  const load = (path) => import(pathToFileURL(path).href);
  const { createWapiClient } = await load(
    join(consumers, "node_modules/docwright/dist/generated/wapi/index.js"),
  );
  const { default: createFetchClient } = await load(join(bench, "node_modules/openapi-fetch/dist/index.mjs"));
  const heyApi = await load(join(work, "hey-api-built/index.js"));
  const { client } = await load(join(work, "hey-api-built/client.gen.js"));
  const wimi = createWapiClient({
    ...{ appToken: "a", auth: { token: "t", accountId: 1, userId: 2 }, hosts: { api: url }, fetch: stub },
  });
  const limited = wimi.with({ timeout: 60_000 });
  const openapiFetch = createFetchClient({ baseUrl: url, fetch: stub });
  client.setConfig({ baseUrl: url, fetch: stub });
  return {
    "bare fetch": async () => {
      const headers = { "content-type": "application/json" };
      const response = await stub(url, { method: "POST", headers, body: JSON.stringify(message) });
      return response.json();
    },
    docwright: () => wimi.main.account.getProjects({ data: { with_categories: true } }),
    "docwright, with a deadline": () => limited.main.account.getProjects({ data: { with_categories: true } }),
    "openapi-fetch": () => openapiFetch.POST("/#main.account.GetProjects", { body: message }),
    "hey-api": () => heyApi.mainAccountGetProjects({ body: message }),
  };
}

/** Microseconds that a client adds to one call on a fetch that answers at once. */
export async function measureCalls() {
  const batch = 2_000;
  const contenders = Object.entries(await clients()).map(([name, call]) => [
    name,
    async () => {
      const start = performance.now();
      for (let count = 0; count < batch; count++) await call();
      return ((performance.now() - start) * 1_000) / batch;
    },
  ]);
  const whole = await interleave(Object.fromEntries(contenders), 25);
  const base = whole["bare fetch"].median;
  const added = Object.entries(whole).map(([name, { median, min, max }]) => [
    name,
    { median: median - base, min: min - base, max: max - base },
  ]);
  const bare = { "bare fetch": whole["bare fetch"] };
  return [
    { title: "one call on a stubbed fetch", unit: "us", samples: bare },
    {
      title: "added to it",
      unit: "us",
      yardstick: "openapi-fetch",
      samples: Object.fromEntries(added.slice(1)),
      budget: { docwright: "≤ 5 µs", "docwright, with a deadline": "≤ 5 µs" },
    },
  ];
}
