import type { Server } from "../../../spec/api-spec.js";
import { note, type Reading } from "../../reading.js";
import type { BlockPart, LabelledPage } from "../model.js";
import type { Address } from "./operation.js";

/** A page's servers, and where each of its blocks goes to. */
export interface Addresses {
  servers: Server[];
  of: (block: BlockPart) => Address;
}

export function addressesOf(
  reading: Reading,
  { base }: LabelledPage,
  blocks: readonly BlockPart[],
): Addresses {
  const own = base === undefined ? undefined : baseParts(base.url);
  const hostOf = ({ url }: BlockPart): string =>
    url === undefined || url.base === "" ? (own?.host ?? "") : url.base;
  const hosts = [...new Set(blocks.map(hostOf))].filter((host) => host !== "");
  const known = hosts.length === 0 && own !== undefined ? [own.host] : hosts;
  const [first] = known;
  if (first === undefined) note(reading, "page/no-server", { line: 1 });
  for (const host of known.slice(1)) {
    const user = blocks.find((block) => hostOf(block) === host);
    note(reading, "server/several", { line: user?.url?.line ?? 1 }, { url: host, first: first ?? "" });
  }
  const reason = "The page tells no address: its operations are relative to wherever the API is.";
  return {
    servers:
      first === undefined
        ? [{ name: "server1", url: "/", origin: "unknown", reason }]
        : known.map((url, index) => ({ name: `server${index + 1}`, url })),
    of: (block) => {
      const index = known.indexOf(hostOf(block));
      return {
        path: block.url?.path ?? pathOfTitle(block, own?.path ?? ""),
        server: index > 0 ? `server${index + 1}` : undefined,
      };
    },
  };
}

/** `https://api.server.com/api/1` → host and path. */
export function baseParts(url: string): { host: string; path: string } {
  const [, host = url, path = ""] = /^([a-z]+:\/\/[^/]+)(\/.*)?$/iu.exec(url) ?? [];
  return { host, path: path.replace(/\/$/u, "") };
}

/** A block without a URL has the path of its title, below the base of the page. */
function pathOfTitle({ title }: BlockPart, base: string): string {
  const written = title?.text.trim() ?? "";
  const path = written.replace(/<([^<>]*)>/gu, (_, name: string) => `{${name.trim().replace(/\W+/gu, "_")}}`);
  return path.startsWith(`${base}/`) ? path : `${base}/${path.replace(/^\//u, "")}`;
}
