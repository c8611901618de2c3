import type { TextLine } from "../../read/document.js";
import type { Line, Node } from "../../read/nodes.js";
import type { ApiSpec, Server } from "../../spec/api-spec.js";
import { claim, isLine, note, type Reading } from "../reading.js";
import { opensAuthScheme, tellsAuthScheme } from "./auth-schemes.js";
import { markdownOf } from "./markdown.js";
import { textLines } from "./text-lines.js";

/** What stands above the list of addresses. */
export const serversLabel = "Base URLs:";
const infoLine = /^(?:Terms of service|Email: |Web: |License: )/u;
const hint = /^Scroll down for (?:code samples, )?example requests and responses\./u;
const variable = /^(\S+) - (.*)Default:(?: (.*))?$/u;

/** What stands before the first group. */
export interface Front {
  title: string;
  version: string;
  description?: string;
  servers: Server[];
  info?: NonNullable<ApiSpec["info"]>;
  /** Below the heading "Authentication". */
  authentication: Node[];
}

/** How many of the nodes before the first operation are front matter, in text: behind them stands the first group. */
export function frontLength(nodes: readonly Node[]): number {
  const label = nodes.findIndex((node) => isLine(node) && node.text === serversLabel);
  let end = label + 1;
  if (label === -1) {
    end = nodes.findLastIndex((node) => isLine(node) && infoLine.test(node.text)) + 1;
    if (end === 0) end = nodes.findIndex((_, index) => opensAuthentication(nodes, index));
    if (end === -1) return nodes.length - 1;
  }
  while (isServerLine(nodes[end])) end += 1;
  while (isInfoLine(nodes[end])) end += 1;
  if (!opensAuthentication(nodes, end)) return end;
  end += 1;
  while (nodes[end]?.kind === "table" || isAuthLine(nodes[end])) end += 1;
  return end;
}

const isInfoLine = (node: Node | undefined): boolean => isLine(node) && infoLine.test(node.text);
const isAuthLine = (node: Node | undefined): boolean =>
  node !== undefined && node.kind !== "table" && textLines(node).some(({ text }) => tellsAuthScheme(text));
const isServerLine = (node: Node | undefined): boolean =>
  node?.kind === "list" ||
  (isLine(node) && (/^[-*•] /u.test(node.text) || variable.test(node.text) || isUrl(node.text)));

/** Absolute, or relative to the page's own; parts in braces are variables. */
function isUrl(text: string): boolean {
  return /^(?:[\w{}+.-]+:)?\/\/\S+$|^\/\S*$|^\{\w+\}\S*$/u.test(text);
}

function opensAuthentication(nodes: readonly Node[], index: number): boolean {
  const [heading, first] = nodes.slice(index, index + 2);
  if (!isLine(heading) || heading.text !== "Authentication" || first === undefined) return false;
  const [line] = first.kind === "table" ? [] : textLines(first);
  return line !== undefined && opensAuthScheme(line.text);
}

/** Title, version, description, addresses, contact and license. */
export function readFront(reading: Reading, nodes: readonly Node[]): Front {
  const titleIndex = nodes.findIndex(
    (node) => isLine(node) && (reading.document.reader === "text" || node.heading?.level === 1),
  );
  const [title, ...rest] = nodes.slice(Math.max(titleIndex, 0));
  claim(reading, "widdershins/navigation", nodes.slice(0, Math.max(titleIndex, 0)));
  if (!isLine(title)) {
    note(reading, "page/missing", { line: 1 }, { what: "title" });
    return { title: reading.document.title || "API", version: "unknown", servers: [], authentication: [] };
  }
  claim(reading, "widdershins/title", [title]);
  const authentication = rest.findIndex((_, index) => opensAuthentication(rest, index));
  const own = authentication === -1 ? rest : rest.slice(0, authentication);
  const told = own.filter((node) => !isLine(node) || !hint.test(node.text));
  const servers = told.findIndex((node) => isLine(node) && node.text === serversLabel);
  const infos = told.filter((node, index) => index > servers && isInfoLine(node)).filter(isLine);
  const addresses = servers === -1 ? [] : told.slice(servers).filter((node) => !isInfoLine(node));
  const description = told
    .slice(0, servers === -1 ? told.length : servers)
    .filter((node) => !infos.some((info) => info === node));
  claim(reading, "widdershins/front", own);
  if (authentication !== -1)
    claim(reading, "widdershins/authentication", rest.slice(authentication, authentication + 1));
  const text = markdownOf(description);
  return {
    ...titleAndVersion(reading, title),
    ...(text === "" ? {} : { description: text }),
    servers: readServers(addresses.slice(1).flatMap(textLines)),
    ...infoOf(infos),
    authentication: authentication === -1 ? [] : rest.slice(authentication + 1),
  };
}

/** The template writes a version as `v1.0`, whether or not it has the `v` itself. */
function titleAndVersion(reading: Reading, { line, text }: Line): { title: string; version: string } {
  // A version can hold spaces, and a title what looks like one.
  const [, title, version] = /^(.*) v(\S+)$/u.exec(text) ?? /^(.*) v(\d.*)$/u.exec(text) ?? [];
  if (title !== undefined && version !== undefined) return { title, version };
  note(reading, "page/missing", { line }, { what: `version in ${text}` });
  return { title: text, version: "unknown" };
}

/** Addresses, each with its variables and their values below it. */
function readServers(lines: readonly TextLine[]): Server[] {
  const servers: Server[] = [];
  let values: string[] | undefined;
  for (const { text: shown } of lines) {
    // The renderer of such pages takes ":/" behind a brace for a face.
    const text = shown.replaceAll("😕", ":/");
    const server = servers.at(-1);
    const [, name, description = "", initial = ""] = variable.exec(text) ?? [];
    if (isUrl(text)) servers.push({ name: `server${servers.length + 1}`, url: text });
    else if (name !== undefined && server !== undefined) {
      values = [];
      server.variables = {
        ...server.variables,
        [name]: {
          default: initial,
          ...(description.trim() === "" ? {} : { description: description.trim() }),
          enum: values,
        },
      };
    } else values?.push(text);
  }
  for (const { variables = {} } of servers)
    for (const each of Object.values(variables)) if (each.enum?.length === 0) delete each.enum;
  return servers;
}

function infoOf(lines: readonly Line[]): { info?: NonNullable<ApiSpec["info"]> } {
  const text = lines.map((line) => line.markdown ?? line.text).join(" ");
  if (text === "") return {};
  const link = (label: string): [string, string | undefined] | undefined => {
    const [, name, url] = new RegExp(`${label}(?:\\[([^\\]]*)\\]\\(([^)]*)\\))`, "u").exec(text) ?? [];
    return name === undefined ? undefined : [name, url];
  };
  const email = link("Email: ");
  const web = link("Web: ");
  const license = link("License: ");
  const bare = /License: ([^[\]]+)$/u.exec(text)?.[1]?.trim();
  const terms = /\[Terms of service\]\(([^)]*)\)/u.exec(text)?.[1];
  const name = (email ?? web)?.[0];
  const contact = {
    // "Support" is what the template writes where there is no name.
    ...(name === undefined || name === "Support" ? {} : { name }),
    ...(email?.[1] === undefined ? {} : { email: email[1].replace(/^mailto:/u, "") }),
    ...(web?.[1] === undefined ? {} : { url: web[1] }),
  };
  const licensed = license?.[0] ?? bare;
  return {
    info: {
      ...(terms === undefined ? {} : { termsOfService: terms }),
      ...(Object.keys(contact).length === 0 ? {} : { contact }),
      ...(licensed === undefined
        ? {}
        : { license: { name: licensed, ...(license?.[1] === undefined ? {} : { url: license[1] }) } }),
    },
  };
}
