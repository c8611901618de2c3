import type { ApiSpec, NamedSchema, Operation } from "./api-spec.js";
import { type Change, change, type Direction, fromTo, pair, same } from "./changes/change.js";
import { compareOperations } from "./changes/operations.js";
import { findRenames } from "./changes/renames.js";
import { compareSchemas } from "./changes/schemas.js";

export type { Change } from "./changes/change.js";
export { formatFindingChanges } from "./changes/findings.js";
export { formatChanges } from "./changes/format.js";

/** What the maintainer wants to know of a new edition. The first edition is one addition. */
export function compareSpecs(before: ApiSpec | undefined, after: ApiSpec): Change[] {
  if (before === undefined) {
    const detail = `first edition: ${after.operations.length} operations, ${Object.keys(after.schemas).length} schemas`;
    return [{ kind: "added", breaking: false, subject: "the API", detail }];
  }
  const schemaNames = renamedSchemas(before, after);
  const renamed = (name: string): string => schemaNames.get(name) ?? name;
  return [
    ...compareFacts(before, after),
    ...compareServers(before, after),
    ...compareAllOperations(before, after, renamed),
    ...compareAllSchemas(before, after, schemaNames),
    ...compareErrors(before, after),
  ];
}

const facts: readonly { what: string; breaking: boolean; of: (spec: ApiSpec) => unknown }[] = [
  { what: "title", breaking: false, of: ({ title }) => title },
  { what: "version", breaking: false, of: ({ version }) => version },
  { what: "versions", breaking: false, of: ({ versions }) => versions },
  { what: "description", breaking: false, of: ({ description }) => description },
  { what: "default server", breaking: true, of: ({ servers }) => servers[0]?.name },
  { what: "envelope", breaking: true, of: ({ envelope }) => envelope },
];

function compareFacts(before: ApiSpec, after: ApiSpec): Change[] {
  const slot = { subject: "the API", line: undefined };
  return facts.flatMap(({ what, breaking, of }) =>
    same(of(before), of(after))
      ? []
      : [change(slot, "changed", breaking, `${what}: ${fromTo(of(before), of(after))}`)],
  );
}

function compareServers(before: ApiSpec, after: ApiSpec): Change[] {
  const { gone, kept, fresh } = pair(before.servers, after.servers, ({ name }) => name);
  const slot = (name: string): { subject: string; line: undefined } => ({
    subject: `server ${name}`,
    line: undefined,
  });
  return [
    ...gone.map(({ name, url }) => change(slot(name), "removed", true, `removed (${url})`)),
    ...fresh.map(({ name, url }) => change(slot(name), "added", false, `added (${url})`)),
    ...kept
      .filter(([old, now]) => old.url !== now.url)
      .map(([old, now]) => change(slot(now.name), "changed", true, `address ${fromTo(old.url, now.url)}`)),
  ];
}

/** Operations that came under another id, old id → new id, where that is beyond doubt. */
export function renamedOperations(before: ApiSpec, after: ApiSpec): Map<string, string> {
  const { gone, fresh } = pair(before.operations, after.operations, ({ id }) => id);
  return findRenames(gone.map(operationCandidate), fresh.map(operationCandidate));
}

function compareAllOperations(before: ApiSpec, after: ApiSpec, renamed: (name: string) => string): Change[] {
  const { gone, kept, fresh } = pair(before.operations, after.operations, ({ id }) => id);
  const renames = renamedOperations(before, after);
  const back = new Map([...renames].map(([old, now]) => [now, old]));
  return [
    ...gone
      .filter(({ id }) => !renames.has(id))
      .map(({ id }) => change({ subject: id, line: undefined }, "removed", true, "operation removed")),
    ...fresh.flatMap((operation) => {
      const slot = { subject: operation.id, line: operation.lines.start };
      const old = gone.find(({ id }) => id === back.get(operation.id));
      if (old === undefined)
        return [
          change(slot, "added", false, `operation added${operation.title ? `: ${operation.title}` : ""}`),
        ];
      return [
        change(slot, "changed", true, `renamed, it was ${old.id}`),
        ...compareOperations(
          { ...old, group: operation.group, name: operation.name, wire: operation.wire },
          operation,
          renamed,
        ),
      ];
    }),
    ...kept.flatMap(([old, now]) => compareOperations(old, now, renamed)),
  ];
}

function operationCandidate({ id, title, description, parameters, payload, responses }: Operation): {
  name: string;
  content: unknown;
  isTrivial: boolean;
} {
  const isTrivial = title === undefined && description === undefined;
  return { name: id, content: { title, description, parameters, payload, responses }, isTrivial };
}

function renamedSchemas(before: ApiSpec, after: ApiSpec): Map<string, string> {
  const candidates = (
    own: ApiSpec,
    other: ApiSpec,
  ): { name: string; content: unknown; isTrivial: boolean }[] =>
    Object.entries(own.schemas)
      .filter(([name]) => !Object.hasOwn(other.schemas, name))
      .map(([name, { schema }]) => ({
        name,
        content: schema,
        isTrivial: Object.keys(schema.properties ?? {}).length < 3,
      }));
  return findRenames(candidates(before, after), candidates(after, before));
}

function compareAllSchemas(before: ApiSpec, after: ApiSpec, renames: ReadonlyMap<string, string>): Change[] {
  const named = (name: string): string => renames.get(name) ?? name;
  const { gone, kept, fresh } = pair(
    Object.entries(before.schemas).map(([old, value]) => ({ old, name: named(old), value })),
    Object.entries(after.schemas).map(([name, value]) => ({ old: name, name, value })),
    ({ name }) => name,
  );
  const slot = (name: string, { lines }: NamedSchema): { subject: string; line: number | undefined } => ({
    subject: `schema ${name}`,
    line: lines?.start,
  });
  return [
    ...gone.map(({ name, value }) => change(slot(name, value), "removed", true, "schema removed")),
    ...fresh.map(({ name, value }) => change(slot(name, value), "added", false, "schema added")),
    ...kept.flatMap(([{ old, value: then }, { name, value: now }]) => {
      const here = { ...slot(name, now), direction: direction(then, now), renamed: named };
      return [
        ...(old === name ? [] : [change(here, "changed", true, `renamed, it was ${old}`)]),
        ...(same(then.description, now.description)
          ? []
          : [change(here, "changed", false, `description: ${fromTo(then.description, now.description)}`)]),
        ...compareSchemas(here, "", then.schema, now.schema),
      ];
    }),
  ];
}

function direction(before: NamedSchema, after: NamedSchema): Direction {
  return before.used === after.used ? (after.used ?? "both") : "both";
}

function compareErrors(before: ApiSpec, after: ApiSpec): Change[] {
  const { gone, kept, fresh } = pair(before.errors, after.errors, ({ code }) => String(code));
  const text = (error: ApiSpec["errors"][number]): string =>
    error.text === undefined ? "" : `: ${error.text}`;
  return [
    ...gone.map(({ code }) =>
      change({ subject: `error ${code}`, line: undefined }, "removed", true, "code removed"),
    ),
    ...fresh.map((error) =>
      change(
        { subject: `error ${error.code}`, line: error.line },
        "added",
        false,
        `code added${text(error)}`,
      ),
    ),
    ...kept
      .filter(([old, now]) => old.text !== now.text)
      .map(([old, now]) =>
        change(
          { subject: `error ${now.code}`, line: now.line },
          "changed",
          false,
          `text ${fromTo(old.text, now.text)}`,
        ),
      ),
  ];
}
