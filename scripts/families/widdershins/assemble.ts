import type { ApiSpec, AuthScheme, Operation, Security, Server, Tag } from "../../spec/api-spec.js";
import { camelName } from "../camel-name.js";
import { claim, isLine, note, type Reading } from "../reading.js";
import { markdownOf } from "./markdown.js";
import type { ReadOperation } from "./operation.js";
import type { GroupPart } from "./outline.js";

/**
 * The addresses of the page, and those that the code samples call: the page may have lost its list, and an operation can
 * have a server of its own.
 */
export function serversOf(
  reading: Reading,
  told: readonly Server[],
  read: readonly ReadOperation[],
): Server[] {
  const servers = [...told];
  const bases = read.map(({ base }) => base).filter((base) => base !== "");
  if (servers.length + bases.length === 0) {
    note(reading, "page/no-server", { line: 1 });
    const reason = "The page tells no address: its operations are relative to wherever the API is.";
    return [{ name: "server1", url: "/", origin: "unknown", reason }];
  }
  for (const base of bases) {
    if (serverAt(servers, base) !== undefined) continue;
    servers.push({
      name: `server${servers.length + 1}`,
      url: base,
      origin: "example",
      reason:
        told.length === 0
          ? "The code samples call it: the page has lost its list of base URLs."
          : "The code samples of some operations call it.",
    });
  }
  return servers;
}

/** The operation with the server that its samples call, where it is not the first. */
export function withServer({ operation, base }: ReadOperation, servers: readonly Server[]): Operation {
  const server = serverAt(servers, base);
  if (server === undefined || server === servers[0] || operation.wire.kind !== "http") return operation;
  return { ...operation, wire: { ...operation.wire, server: server.name } };
}

function serverAt(servers: readonly Server[], base: string): Server | undefined {
  const bare = (url: string): string => url.replace(/\/$/u, "");
  return servers.find(({ url }) => bare(url) === bare(base));
}

/** What the template calls a link without a text of its own. */
const further = "External documentation";

/** One tag per heading of a group; operations of a page without any belong to none. */
export function tagOf(reading: Reading, { heading, text }: GroupPart): Tag[] {
  if (heading === undefined) return [];
  reading.ledger.claim("widdershins/tag", heading.line);
  claim(reading, "widdershins/tag", text);
  const last = text.at(-1);
  const [, label = "", url] = (isLine(last) && /^\[([^\]]*)\]\(([^()]*)\)$/u.exec(last.markdown ?? "")) || [];
  const isLink =
    url !== undefined || (reading.document.reader === "text" && isLine(last) && last.text === further);
  const description = markdownOf(isLink ? text.slice(0, -1) : text);
  return [
    {
      name: heading.text,
      group: [camelName(heading.text)],
      ...(description === "" ? {} : { description }),
      ...(url === undefined
        ? {}
        : { externalDocs: { url, ...(label === further ? {} : { description: label }) } }),
      line: heading.line,
    },
  ];
}

/**
 * What operations need for authentication. Where a page lost their remarks, the headers of the code samples tell. Needs
 * of schemes that nobody describes are left out; what most operations share stands once.
 */
export function secured(
  reading: Reading,
  operations: readonly Operation[],
  schemes: readonly AuthScheme[],
  headersOf: (operation: Operation) => ReadonlySet<string>,
): Pick<ApiSpec, "security" | "operations"> {
  // Without a scheme every remark says that no authentication is needed: it is the template's default, and no fact.
  if (schemes.length === 0) return { operations: operations.map(({ security: _none, ...rest }) => rest) };
  const lost = operations.every(({ security }) => security === undefined);
  const checked = operations.map((operation): Operation => {
    const security = lost ? sampledSecurity(headersOf(operation), schemes) : operation.security;
    const { security: _told, ...rest } = operation;
    const ways = security && known(reading, operation, security, schemes);
    // Where no way is left, the operation needs something that nobody describes: this is not the same as nothing.
    const isLost = ways === undefined || (ways.length === 0 && security !== undefined && security.length > 0);
    return isLost ? rest : { ...rest, security: ways };
  });
  if (lost && checked.some(({ security }) => security !== undefined))
    note(reading, "security/from-samples", { line: operations[0]?.lines.start ?? 1 });
  const common = commonest(checked);
  if (common === undefined) return { operations: checked };
  const print = JSON.stringify(common);
  return {
    security: common,
    operations: checked.map(({ security, ...rest }) =>
      JSON.stringify(security) === print ? rest : { ...rest, security: security ?? [] },
    ),
  };
}

function known(
  reading: Reading,
  { id, lines }: Operation,
  security: readonly Security[],
  schemes: readonly AuthScheme[],
): Security[] {
  const names = new Set(schemes.map(({ name }) => name));
  for (const { name } of security.flatMap((way) => way.schemes))
    if (!names.has(name))
      note(reading, "security/unknown-scheme", { line: lines.start, operation: id }, { name });
  return security.filter((way) => way.schemes.every(({ name }) => names.has(name)));
}

/** Samples send the headers of the first way to be let in. Several schemes can be meant by one header. */
function sampledSecurity(
  headers: ReadonlySet<string>,
  schemes: readonly AuthScheme[],
): Security[] | undefined {
  const keys = schemes.filter(
    (scheme) =>
      scheme.type === "apiKey" && scheme.in === "header" && headers.has(scheme.parameter.toLowerCase()),
  );
  const tokens = headers.has("authorization")
    ? schemes.filter(
        (scheme) => scheme.type === "oauth2" || (scheme.type === "http" && scheme.scheme === "bearer"),
      )
    : [];
  const all = tokens.length === 0 ? [keys] : tokens.map((token) => [...keys, token]);
  const ways = all.filter((way) => way.length > 0);
  return ways.length === 0 ? undefined : ways.map((way) => ({ schemes: way.map(({ name }) => ({ name })) }));
}

/** What more than half of the operations need: it was most probably told for the whole API. */
function commonest(operations: readonly Operation[]): Security[] | undefined {
  const counts = new Map<string, { security: Security[]; count: number }>();
  for (const { security } of operations) {
    if (security === undefined || security.length === 0) continue;
    const print = JSON.stringify(security);
    const entry = counts.get(print) ?? { security, count: 0 };
    counts.set(print, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()].find(({ count }) => count > operations.length / 2)?.security;
}
