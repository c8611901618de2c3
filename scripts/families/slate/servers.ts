import type { Server } from "../../spec/api-spec.js";
import { note, type Reading } from "../reading.js";
import type { EndpointPart } from "./model.js";

/** The hosts that the requests of a page go to. What stands in double brackets only the caller knows. */
export function serversOf(reading: Reading, endpoints: readonly EndpointPart[]): Server[] {
  const servers = new Map<string, Server>();
  for (const { request } of endpoints) {
    if (servers.has(request.base)) continue;
    const [first] = servers.values();
    if (first !== undefined)
      note(reading, "server/several", { line: request.line }, { url: request.base, first: first.url });
    servers.set(request.base, serverAt(request.base, `server${servers.size + 1}`));
  }
  if (servers.size > 0) return [...servers.values()];
  note(reading, "page/no-server", { line: 1 });
  const reason = "The page tells no address: its operations are relative to wherever the API is.";
  return [{ name: "server1", url: "/", origin: "unknown", reason }];
}

function serverAt(base: string, name: string): Server {
  const variables: NonNullable<Server["variables"]> = {};
  const url = base.replace(/\[\[([^[\]]+)\]\]/gu, (_, text: string) => {
    const variable = text.trim();
    // OpenAPI wants a default; the placeholder itself tells that there is none.
    variables[variable] = { default: variable, description: "The page leaves it to the reader." };
    return `{${variable}}`;
  });
  return { name, url, ...(Object.keys(variables).length === 0 ? {} : { variables }) };
}

/** The name of an endpoint's server, where it is not the first. */
export function serverNameOf({ request }: EndpointPart, bases: readonly string[]): string | undefined {
  const index = bases.indexOf(request.base);
  return index > 0 ? `server${index + 1}` : undefined;
}
