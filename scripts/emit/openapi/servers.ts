import type { ApiSpec, Server } from "../../spec/api-spec.js";
import { type JsonObject, present, record } from "./json.js";
import { asMarkdown, plain } from "./markdown.js";

/** The `servers` of the document, the default first. */
export function serverObjects({ servers, envelope }: ApiSpec): JsonObject[] {
  return servers.map((server) => serverObject(server, envelope !== undefined));
}

/** The `servers` of an operation: nothing where it uses the default one. */
export function serversOf(name: string | undefined, spec: ApiSpec): JsonObject[] | undefined {
  const server = spec.servers.find((candidate) => candidate.name === name);
  if (server === undefined || server === spec.servers[0]) return undefined;
  return [serverObject(server, spec.envelope !== undefined)];
}

/** The names are the page's only where an envelope has them on the wire. */
function serverObject(
  { name, url, description, variables, origin, reason }: Server,
  isNamed: boolean,
): JsonObject {
  const text = description === undefined ? undefined : asMarkdown(description);
  return present({
    url: trimSlash(url),
    description: isNamed ? plain(name) : text,
    variables:
      variables === undefined
        ? undefined
        : record(Object.entries(variables).map(([key, variable]) => [key, present(variable)])),
    "x-docwright-origin": origin,
    "x-docwright-reason": reason === undefined ? undefined : plain(reason),
  });
}

/** Paths begin with a slash, so a server must not end in one. */
function trimSlash(url: string): string {
  return url === "/" ? url : url.replace(/\/+$/, "");
}
