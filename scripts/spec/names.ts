import { z } from "zod";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { ApiSpec, NamedSchema, Operation, Server } from "./api-spec.js";
import { fingerprint } from "./changes/renames.js";
import { renamedOperations } from "./changes/same-under-another-name.js";

/**
 * `names.json`: the public name of every operation, and the address of every server. It pins them: a regeneration
 * renames nothing unnoticed, and sends no token to an address that nobody has looked at.
 */
export const namesSchema = z.strictObject({
  operations: z.record(z.string(), z.string()),
  servers: z
    .record(
      z.string(),
      z.union([z.string(), z.strictObject({ url: z.string(), variables: z.record(z.string(), z.string()) })]),
    )
    .optional(),
});
export type Names = z.infer<typeof namesSchema>;

/** An address; where it has variables, with what they are if the caller gives nothing. */
type Address = NonNullable<Names["servers"]>[string];

export const noNames: Names = { operations: {} };

export function publicName(operation: Operation): string {
  return [...operation.group, operation.name].join(".");
}

/** The upload of a file that begins with an operation has a name of its own. */
export function uploadName({ group, upload }: Operation): string | undefined {
  return upload === undefined ? undefined : [...group, upload.name].join(".");
}

/** What stands for the upload where operations are told by their ids. */
export function uploadId({ id }: Pick<Operation, "id">): string {
  return `${id}#upload`;
}

/** So has the download of a file that begins with one. */
function downloadName({ group, download }: Operation): string | undefined {
  return download === undefined ? undefined : [...group, download.name].join(".");
}

export function downloadId({ id }: Pick<Operation, "id">): string {
  return `${id}#download`;
}

/** A public name, and the id under which it is pinned. */
interface Member {
  id: string;
  name: string;
  operation: Operation;
}

function membersOf({ operations }: ApiSpec): Member[] {
  return operations.flatMap((operation) => {
    const named: [id: string, name: string | undefined][] = [
      [operation.id, publicName(operation)],
      [uploadId(operation), uploadName(operation)],
      [downloadId(operation), downloadName(operation)],
    ];
    return named.flatMap(([id, name]) => (name === undefined ? [] : [{ id, name, operation }]));
  });
}

export function namesOf(spec: ApiSpec): Names {
  return {
    operations: Object.fromEntries(membersOf(spec).map(({ id, name }) => [id, name])),
    servers: Object.fromEntries(spec.servers.map((server) => [server.name, addressOf(server)])),
  };
}

function addressOf({ url, variables = {} }: Server): Address {
  const defaults = Object.entries(variables).map(([name, variable]) => [name, variable.default] as const);
  return defaults.length === 0 ? url : { url, variables: Object.fromEntries(defaults.sort()) };
}

/** Where calls go if the caller gives no variables. */
function reachedBy(address: Address): string {
  if (typeof address === "string") return address;
  const { url, variables } = address;
  const named = Object.entries(variables).map(([name, value]) => `${name}: ${value || "empty"}`);
  return `${url} (${named.join(", ")})`;
}

/** Operations that the page calls otherwise than the last edition did: their methods would be called otherwise too. */
export function checkRenames(spec: ApiSpec, last: ApiSpec): Diagnostic[] {
  return [...operationRenames(spec, last), ...shapeRenames(spec, last)];
}

/**
 * Shapes that only examples show are called by the words around them: on another edition other words can win, and the
 * name can pass to another shape.
 */
function shapeRenames(spec: ApiSpec, last: ApiSpec): Diagnostic[] {
  const isShape = ({ lines, schema }: NamedSchema): boolean =>
    lines === undefined && Object.keys(schema.properties ?? {}).length > 2;
  const fresh = Object.entries(spec.schemas).filter(([name]) => !Object.hasOwn(last.schemas, name));
  const names = new Map(fresh.map(([name, { schema }]) => [fingerprint(schema), name]));
  return Object.entries(last.schemas).flatMap(([before, named]) => {
    const print = fingerprint(named.schema);
    const after = names.get(print);
    const now = Object.hasOwn(spec.schemas, before) ? spec.schemas[before] : undefined;
    if (after === undefined || !isShape(named) || fingerprint(now?.schema) === print) return [];
    return [diagnostic("names/shape-renamed", { line: 1 }, { before, after })];
  });
}

function operationRenames(spec: ApiSpec, last: ApiSpec): Diagnostic[] {
  return [...renamedOperations(last, spec)].flatMap(([old, id]) => {
    const before = last.operations.find((operation) => operation.id === old);
    const after = spec.operations.find((operation) => operation.id === id);
    if (before === undefined || after === undefined) return [];
    const [was, is] = [publicName(before), publicName(after)];
    const place = { line: after.lines.start, operation: id };
    return was === is ? [] : [diagnostic("names/renamed", place, { id: old, before: was, after: is })];
  });
}

/**
 * Servers whose address is new or another than the pinned one. A name that no edition had is nothing to be accepted:
 * the reader makes names up where a page tells none.
 */
export function checkServers(spec: ApiSpec, { servers: pinned }: Names): Diagnostic[] {
  if (pinned === undefined) return [];
  const known = new Set(Object.values(pinned).map(reachedBy));
  return spec.servers.flatMap((server) => {
    const { name } = server;
    const url = reachedBy(addressOf(server));
    const so = Object.hasOwn(pinned, name) ? pinned[name] : undefined;
    if (so === undefined ? known.has(url) : reachedBy(so) === url) return [];
    const before = so === undefined ? "new" : `so far ${reachedBy(so)}`;
    const user = spec.operations.find(({ wire }) => wire.server === name);
    const place = { line: user?.lines.start ?? 1, operation: user?.id };
    return [diagnostic("names/new-server", place, { name, url, before })];
  });
}

/** Names that changed, that two operations share, or that the client itself uses. */
export function checkNames(spec: ApiSpec, pinned: Names, reserved: ReadonlySet<string>): Diagnostic[] {
  const found: Diagnostic[] = [];
  const owners = new Map<string, Member>();
  for (const member of membersOf(spec)) {
    const { id, name, operation } = member;
    const place = { line: operation.lines.start, operation: operation.id };
    const owner = owners.get(name);
    if (owner !== undefined)
      found.push(diagnostic("names/collision", place, { name, first: owner.id, second: id }));
    owners.set(name, member);
    const root = operation.group[0] ?? operation.name;
    if (reserved.has(root)) found.push(diagnostic("names/reserved", place, { id, name }));
    const before = Object.hasOwn(pinned.operations, id) ? pinned.operations[id] : undefined;
    if (before !== undefined && before !== name)
      found.push(diagnostic("names/renamed", place, { id, before, after: name }));
  }
  const groups = new Set(
    spec.operations.flatMap(({ group }) => group.map((_, index) => group.slice(0, index + 1).join("."))),
  );
  for (const [name, { id, operation }] of owners) {
    if (!groups.has(name)) continue;
    const place = { line: operation.lines.start, operation: operation.id };
    found.push(diagnostic("names/collision", place, { name, first: id, second: `the group ${name}` }));
  }
  return found;
}
