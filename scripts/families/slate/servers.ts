import type { Server } from "../../spec/api-spec.js";
import { note, type Reading } from "../reading.js";
import type { EndpointPart } from "./model.js";
import { withBraces } from "./placeholders.js";

const addressForm = /^https?:\/\/(?:[\p{L}\p{N}_.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/iu;

/** The hosts that the requests of a page go to. What stands in brackets, or behind a colon, only the caller knows. */
export function serversOf(reading: Reading, endpoints: readonly EndpointPart[]): Server[] {
  const servers = new Map<string, Server>();
  for (const { request } of endpoints) {
    if (request.base === "" || servers.has(request.base)) continue;
    const [first] = servers.values();
    if (first !== undefined)
      note(reading, "server/several", { line: request.line }, { url: request.base, first: first.url });
    const server = serverAt(request.base, `server${servers.size + 1}`);
    if (!isAddress(server)) note(reading, "server/invalid", { line: request.line }, { url: request.base });
    servers.set(request.base, server);
  }
  const [first] = servers.values();
  if (first !== undefined) {
    for (const { request } of endpoints.filter(({ request: { base } }) => base === ""))
      note(reading, "server/relative", { line: request.line }, { path: request.path, url: first.url });
    return [...servers.values()];
  }
  note(reading, "page/no-server", { line: 1 });
  const reason = "The page tells no address: its operations are relative to wherever the API is.";
  return [{ name: "server1", url: "/", origin: "unknown", reason }];
}

function serverAt(base: string, name: string): Server {
  const variables: NonNullable<Server["variables"]> = {};
  const [, scheme = "", host = ""] = /^(https?:\/\/)(.*)$/iu.exec(base) ?? [];
  const marked = withBraces(host).replace(/(^|\.):([A-Za-z_]\w*)/gu, "$1{$2}");
  for (const [, variable = ""] of marked.matchAll(/\{([\w$.-]+)\}/gu)) {
    // OpenAPI wants a default; the placeholder itself tells that there is none.
    variables[variable] = { default: variable, description: "The page leaves it to the reader." };
  }
  const url = `${scheme}${marked}`;
  return { name, url, ...(Object.keys(variables).length === 0 ? {} : { variables }) };
}

/** Whether an address is one, whatever its variables are. */
function isAddress({ url, variables = {} }: Server): boolean {
  const filled = url.replace(/\{([^{}]+)\}/gu, (whole, name: string) =>
    Object.hasOwn(variables, name) ? "1" : whole,
  );
  return addressForm.test(filled);
}

/** The name of an endpoint's server, where it is not the first. */
export function serverNameOf({ request }: EndpointPart, bases: readonly string[]): string | undefined {
  const index = bases.indexOf(request.base);
  return index > 0 ? `server${index + 1}` : undefined;
}
