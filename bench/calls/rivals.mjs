import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bench, work } from "../places.mjs";

const load = (...path) => import(pathToFileURL(join(...path)).href);
const key = { "x-api-key": "k" };

/** The same calls by others. Some of them want a Node that is newer than ours. */
export async function rivalCalls(url, fetch, message) {
  const { default: createFetchClient } = await load(bench, "node_modules/openapi-fetch/dist/index.mjs");
  const heyApi = await load(work, "hey-api-built/index.js");
  const { client } = await load(work, "hey-api-built/client.gen.js");
  const openapiFetch = createFetchClient({ baseUrl: url, fetch, headers: key });
  client.setConfig({ baseUrl: url, fetch, headers: key });
  const calls = {
    "openapi-fetch": {
      post: () => openapiFetch.POST("/#main.account.GetProjects", { body: message }),
      get: () => openapiFetch.GET("/api/users", { params: { query: { per_page: 1 } } }),
    },
    "hey-api": {
      post: () => heyApi.mainAccountGetProjects({ body: message }),
      get: () => client.get({ url: "/api/users", query: { per_page: 1 } }),
    },
  };
  if (Number.parseInt(process.versions.node, 10) < 22) return calls;
  const { default: ky } = await load(bench, "node_modules/ky/distribution/index.js");
  const { default: OpenAI } = await load(bench, "node_modules/openai/index.mjs");
  const short = ky.create({ fetch, headers: key });
  const openai = new OpenAI({ apiKey: "k", baseURL: url.replace(/\/$/, ""), fetch });
  return {
    ...calls,
    // With a timeout of ten seconds and two retries, as it comes.
    ky: {
      post: () => short.post(url, { json: message }).json(),
      get: () => short.get(`${url}api/users`, { searchParams: { per_page: 1 } }).json(),
    },
    // The same, with ten minutes.
    "openai SDK, its core": {
      post: () => openai.post("/", { body: message }),
      get: () => openai.get("/api/users", { query: { per_page: 1 } }),
    },
  };
}
