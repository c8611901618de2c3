import type { ApiSpec, Server } from "../api-spec.js";
import { type Change, change, fromTo, pair, type Slot } from "./change.js";

type Place = Pick<Slot, "subject" | "line">;

/**
 * Servers by name, and by address where the name is another: the reader makes up names where a page tells none. A
 * name that operations use is one that callers use, too.
 */
export function compareServers(before: ApiSpec, after: ApiSpec): Change[] {
  const named = pair(before.servers, after.servers, ({ name }) => name);
  const { gone, kept: renamed, fresh } = pair(named.gone, named.fresh, ({ url }) => url);
  const used = new Set(before.operations.map(({ wire }) => wire.server));
  const slot = ({ name }: Server): Place => ({ subject: `server ${name}`, line: undefined });
  const newNames = new Map(renamed.map(([old, now]) => [old.name, now.name]));
  const first = before.servers[0]?.name ?? "";
  const [old, now] = [newNames.get(first) ?? first, after.servers[0]?.name];
  return [
    ...(old === now
      ? []
      : [
          change(
            { subject: "the API", line: undefined },
            "changed",
            true,
            `default server: ${fromTo(old, now)}`,
          ),
        ]),
    ...gone.map((server) => change(slot(server), "removed", true, `removed (${server.url})`)),
    ...fresh.map((server) => change(slot(server), "added", false, `added (${server.url})`)),
    ...renamed.flatMap(([one, other]) => [
      change(slot(other), "changed", used.has(one.name), `renamed, it was ${one.name}`),
      ...compareServer(slot(other), one, other),
    ]),
    ...named.kept.flatMap(([one, other]) => compareServer(slot(other), one, other)),
  ];
}

function compareServer(slot: Place, old: Server, now: Server): Change[] {
  const tell = (what: string, breaking: boolean, before: unknown, after: unknown): Change[] =>
    before === after ? [] : [change(slot, "changed", breaking, `${what} ${fromTo(before, after)}`)];
  const variables = pair(
    Object.entries(old.variables ?? {}),
    Object.entries(now.variables ?? {}),
    ([name]) => name,
  );
  return [
    ...tell("address", true, old.url, now.url),
    ...variables.gone.map(([name]) => change(slot, "removed", true, `variable ${name}: removed`)),
    ...variables.fresh.map(([name]) => change(slot, "added", false, `variable ${name}: added`)),
    ...variables.kept.flatMap(([[, one], [name, other]]) => {
      const lost = (one.enum ?? []).some((value) => other.enum !== undefined && !other.enum.includes(value));
      const closed = one.enum === undefined && other.enum !== undefined;
      return [
        ...tell(`variable ${name}: default`, true, one.default, other.default),
        ...tell(`variable ${name}: values`, lost || closed, one.enum?.join(", "), other.enum?.join(", ")),
        ...tell(`variable ${name}: description`, false, one.description, other.description),
      ];
    }),
    ...tell("description:", false, old.description, now.description),
    ...tell("origin:", false, old.origin, now.origin),
  ];
}
