import type { ApiSpec, NamedSchema, Operation } from "./api-spec.js";
import {
  type Change,
  change,
  type Direction,
  fromTo,
  type Names,
  pair,
  type Slot,
  same,
} from "./changes/change.js";
import { compareOperations } from "./changes/operations.js";
import { renamedOperations, renamedSchemas } from "./changes/same-under-another-name.js";
import { compareSchemas } from "./changes/schemas.js";
import { compareApiSecurity, compareAuthSchemes, compareSecurity } from "./changes/security.js";
import { compareServers } from "./changes/servers.js";
import { compareTags } from "./changes/tags.js";

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
  const find = (spec: ApiSpec) => (name: string) =>
    Object.hasOwn(spec.schemas, name) ? spec.schemas[name]?.schema : undefined;
  const names: Names = {
    renamed: (name) => schemaNames.get(name) ?? name,
    before: find(before),
    after: find(after),
  };
  return [
    ...compareFacts(before, after),
    ...compareServers(before, after),
    ...compareApiSecurity(before, after),
    ...compareAuthSchemes(before.authSchemes ?? [], after.authSchemes ?? []),
    ...compareTags(before.tags ?? [], after.tags ?? []),
    ...compareAllOperations(before, after, names),
    ...compareAllSchemas(before, after, schemaNames, names),
    ...compareErrors(before, after),
  ];
}

const facts: readonly { what: string; breaking: boolean; of: (spec: ApiSpec) => unknown }[] = [
  { what: "title", breaking: false, of: ({ title }) => title },
  { what: "version", breaking: false, of: ({ version }) => version },
  { what: "versions", breaking: false, of: ({ versions }) => versions },
  { what: "description", breaking: false, of: ({ description }) => description },
  { what: "terms, contact, license", breaking: false, of: ({ info }) => info },
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

function compareAllOperations(before: ApiSpec, after: ApiSpec, names: Names): Change[] {
  const { gone, kept, fresh } = pair(before.operations, after.operations, ({ id }) => id);
  const renames = renamedOperations(before, after);
  const back = new Map([...renames].map(([old, now]) => [now, old]));
  const compare = (old: Operation, now: Operation): Change[] => [
    ...compareSecurity({ subject: now.id, line: now.lines.start }, [old, before], [now, after]),
    ...compareOperations(old, now, names),
  ];
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
        ...compare(withNamesOf(operation, old), operation),
      ];
    }),
    ...kept.flatMap(([old, now]) => compare(old, now)),
  ];
}

/** An operation under the name that it has now; of its wire only what is not part of the name. */
function withNamesOf(now: Operation, old: Operation): Operation {
  const isEnvelope = old.wire.kind === "envelope" && now.wire.kind === "envelope";
  return {
    ...old,
    name: now.name,
    group: isEnvelope ? now.group : old.group,
    wire: isEnvelope ? now.wire : old.wire,
  };
}

function compareAllSchemas(
  before: ApiSpec,
  after: ApiSpec,
  renames: ReadonlyMap<string, string>,
  names: Names,
): Change[] {
  const { gone, kept, fresh } = pair(
    Object.entries(before.schemas).map(([old, value]) => ({ old, name: renames.get(old) ?? old, value })),
    Object.entries(after.schemas).map(([name, value]) => ({ old: name, name, value })),
    ({ name }) => name,
  );
  const slot = (name: string, { lines }: NamedSchema): Pick<Slot, "subject" | "line"> => ({
    subject: `schema ${name}`,
    line: lines?.start,
  });
  return [
    ...gone.map(({ name, value }) => change(slot(name, value), "removed", true, "schema removed")),
    ...fresh.map(({ name, value }) => change(slot(name, value), "added", false, "schema added")),
    ...kept.flatMap(([{ old, value: then }, { name, value: now }]) => {
      const here = { ...slot(name, now), direction: direction(then, now), ...names };
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

/** Codes of an envelope or in a body, statuses of HTTP. */
function compareErrors(before: ApiSpec, after: ApiSpec): Change[] {
  const what = ({ code }: Pick<ApiSpec["errors"][number], "code">): string =>
    after.envelope === undefined && typeof code === "number" ? "status" : "code";
  const { gone, kept, fresh } = pair(before.errors, after.errors, ({ code }) => String(code));
  const slot = ({ code }: Pick<ApiSpec["errors"][number], "code">, line?: number) => ({
    subject: `error ${code}`,
    line,
  });
  return [
    ...gone.map((error) => change(slot(error), "removed", true, `${what(error)} removed`)),
    ...fresh.map((error) => {
      const text = error.text === undefined ? "" : `: ${error.text}`;
      return change(slot(error, error.line), "added", false, `${what(error)} added${text}`);
    }),
    ...kept
      .filter(([old, now]) => old.text !== now.text)
      .map(([old, now]) =>
        change(slot(now, now.line), "changed", false, `text ${fromTo(old.text, now.text)}`),
      ),
  ];
}
