import type { ApiSpec, Server } from "../../../spec/api-spec.js";
import type { Json } from "../../../spec/json-schema.js";
import { target } from "./http-target.js";

/** Few, because every bundle holds them. The base URL of the default server is an option. */
export function facts(spec: ApiSpec): { [fact: string]: Json } {
  const used = new Set(spec.operations.map(({ wire }) => wire.server));
  const [, ...others] = spec.servers;
  const hosts = others.filter(({ name }) => used.has(name));
  const auth = authOf(spec);
  const login = spec.operations.find(({ session }) => session === "open");
  return {
    ...(hosts.length === 0
      ? {}
      : { hosts: Object.fromEntries(hosts.map((server) => [server.name, resolvedUrl(server)])) }),
    ...(auth === undefined ? {} : { auth }),
    ...(login === undefined ? {} : { login: target(login) }),
  };
}

/** A URL in which every variable has its default. */
function resolvedUrl({ url, variables = {} }: Server): string {
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string) => variables[name]?.default ?? whole);
}

/**
 * Where the credential travels that the API as a whole asks for, and what to do where it is refused: of several, one that
 * is issued for the purpose.
 */
function authOf({ authSchemes = [], security = [] }: ApiSpec): { [fact: string]: string } | undefined {
  const wanted = security.flatMap(({ schemes }) => schemes.map(({ name }) => name));
  const among = authSchemes.filter(({ name }) => wanted.includes(name));
  const scheme = among.find(({ type }) => type === "apiKey") ?? among[0] ?? authSchemes[0];
  if (scheme === undefined) return undefined;
  const place =
    scheme.type === "apiKey"
      ? { in: scheme.in, name: scheme.parameter }
      : { in: "header", name: "Authorization" };
  return scheme.remedy === undefined ? place : { ...place, remedy: scheme.remedy.text };
}
