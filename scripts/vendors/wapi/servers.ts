import type { ApiSpec } from "../../spec/api-spec.js";

/**
 * Names the servers that the page's URLs mean. The main one is called by the first label of its host; another by the
 * labels that the main one lacks: beside `api.example.com`, `api.files.example.com` is `files`.
 */
export function serverNames(
  main: string | undefined,
  urls: readonly (string | undefined)[],
): { servers: ApiSpec["servers"]; serverOf: (url: string | undefined) => string } {
  const distinct = [...new Set([main, ...urls])].filter((url) => url !== undefined && URL.canParse(url));
  const servers: ApiSpec["servers"] = [];
  for (const url of distinct) {
    if (url === undefined) continue;
    const labels = new URL(url).hostname.split(".");
    const known = new Set(
      servers[0] === undefined ? labels.slice(1) : new URL(servers[0].url).hostname.split("."),
    );
    const own = labels.filter((label) => !known.has(label)).join(".");
    const name = own === "" ? labels.join(".") : own;
    // Two addresses on one host differ in their port or path: each is called by all of it.
    servers.push({ name: servers.some((server) => server.name === name) ? url : name, url });
  }
  const byUrl = new Map(servers.map(({ name, url }) => [url, name]));
  return { servers, serverOf: (url) => byUrl.get(url ?? "") ?? servers[0]?.name ?? "api" };
}
