import type { Operation, Parameter, Response, Restriction } from "../api-spec.js";
import { type Change, change, fromTo, pair, type Slot, same } from "./change.js";
import { added, compareRequired, compareSchemas } from "./schemas.js";

/** Differences between two editions of one operation. */
export function compareOperations(before: Operation, after: Operation, renamed: Slot["renamed"]): Change[] {
  if (same(before, after)) return [];
  const slot: Slot = { subject: after.id, direction: "input", line: after.lines.start, renamed };
  return [
    ...compareFacts(slot, before, after),
    ...compareParameters(slot, before.parameters, after.parameters),
    ...comparePayloads(slot, before, after),
    ...compareResponses({ ...slot, direction: "output" }, before.responses, after.responses),
    ...compareRestrictions(slot, before.restrictions ?? [], after.restrictions ?? []),
    ...comparePush(slot, before, after),
  ];
}

/** Facts of an operation that are compared as a whole; those that a caller's code depends on are breaking. */
const facts: readonly { what: string; breaking: boolean; of: (operation: Operation) => unknown }[] = [
  {
    what: "call",
    breaking: true,
    of: ({ wire }) => (wire.kind === "http" ? `${wire.method} ${wire.path}` : wire.target),
  },
  { what: "server", breaking: true, of: ({ wire }) => wire.server },
  {
    what: "channel of the message",
    breaking: true,
    of: ({ wire }) => (wire.kind === "envelope" ? wire.channel : undefined),
  },
  { what: "session", breaking: true, of: ({ session }) => session ?? "used" },
  {
    what: "content",
    breaking: false,
    of: ({ optionalContent }) => (optionalContent ? "optional" : "as the call says"),
  },
  { what: "client name", breaking: true, of: ({ group, name }) => [...group, name].join(".") },
  { what: "title", breaking: false, of: ({ title }) => title },
  { what: "description", breaking: false, of: ({ description }) => description },
  {
    what: "conditions",
    breaking: false,
    of: ({ conditions }) => conditions?.map(({ text }) => text).join(" "),
  },
  { what: "origin", breaking: false, of: ({ origin }) => origin },
  {
    what: "corrections",
    breaking: false,
    of: ({ corrections }) => corrections?.map(({ id }) => id).join(", "),
  },
];

function compareFacts(slot: Slot, before: Operation, after: Operation): Change[] {
  const told = facts.flatMap(({ what, breaking, of }) =>
    same(of(before), of(after))
      ? []
      : [change(slot, "changed", breaking, `${what}: ${fromTo(of(before), of(after))}`)],
  );
  const values = ({ examples }: Operation): unknown => examples.map(({ kind, value }) => [kind, value]);
  return same(values(before), values(after))
    ? told
    : [...told, change(slot, "changed", false, "examples changed")];
}

function compareParameters(slot: Slot, before: readonly Parameter[], after: readonly Parameter[]): Change[] {
  // One name may stand in two places, so a parameter has moved only if it is gone from where it was.
  const placed = pair(before, after, (parameter) => `${parameter.in} ${parameter.name}`);
  const { gone, kept: moved, fresh } = pair(placed.gone, placed.fresh, ({ name }) => name);
  const kept = [...placed.kept, ...moved];
  return [
    ...gone.map(({ name }) => change(slot, "removed", true, `parameter ${name}: removed`)),
    ...fresh.map(({ name, schema, required }) =>
      added({ ...slot, line: schema["x-line"] ?? slot.line }, `parameter ${name}`, schema, required),
    ),
    ...kept.flatMap(([old, now]) => {
      const path = `parameter ${now.name}`;
      const here = { ...slot, line: now.schema["x-line"] ?? slot.line };
      const place =
        old.in === now.in ? [] : [change(here, "changed", true, `${path}: place ${fromTo(old.in, now.in)}`)];
      const required = compareRequired(here, path, old.required, now.required);
      return [...place, ...required, ...compareSchemas(slot, path, old.schema, now.schema)];
    }),
  ];
}

function comparePayloads(
  slot: Slot,
  { payload: before }: Operation,
  { payload: after, wire }: Operation,
): Change[] {
  const path = wire.kind === "envelope" ? "data" : "body";
  if (after === undefined)
    return before === undefined ? [] : [change(slot, "removed", true, `${path}: removed`)];
  const here = { ...slot, line: after.line ?? slot.line };
  if (before === undefined) return [added(here, path, after.schema, after.required)];
  return [
    ...compareRequired(here, path, before.required, after.required),
    ...compareMediaTypes(here, path, before.mediaTypes, after.mediaTypes),
    ...compareSchemas(here, path, before.schema, after.schema),
  ];
}

/** A media type that is gone breaks who sends or expects it; a further one does not. */
function compareMediaTypes(
  slot: Slot,
  path: string,
  before: readonly string[] = [],
  after: readonly string[] = [],
): Change[] {
  if (same(before, after)) return [];
  const breaking = before.some((type) => !after.includes(type));
  return [
    change(slot, "changed", breaking, `${path}: media types ${fromTo(before.join(", "), after.join(", "))}`),
  ];
}

function compareResponses(slot: Slot, before: readonly Response[], after: readonly Response[]): Change[] {
  const path = ({ status }: Response): string => (status === "default" ? "output" : `output ${status}`);
  const { gone, kept, fresh } = pair(before, after, ({ status }) => status);
  return [
    ...gone.map((response) => change(slot, "removed", true, `${path(response)}: removed`)),
    ...fresh.map((response) => change(slot, "added", false, `${path(response)}: added`)),
    ...kept.flatMap(([old, now]) => {
      const here = { ...slot, line: now.line ?? slot.line };
      const kind = ({ binary }: Response): string => (binary ? "bytes" : "a message");
      const nature =
        kind(old) === kind(now)
          ? []
          : [change(here, "changed", true, `${path(now)}: ${fromTo(kind(old), kind(now))}`)];
      const text = same(old.description, now.description)
        ? []
        : [
            change(
              here,
              "changed",
              false,
              `${path(now)}: description ${fromTo(old.description, now.description)}`,
            ),
          ];
      return [
        ...nature,
        ...text,
        ...compareMediaTypes(here, path(now), old.mediaTypes, now.mediaTypes),
        ...compareSchemas(here, path(now), old.schema ?? {}, now.schema ?? {}),
      ];
    }),
  ];
}

/** A restriction is breaking where it shuts out somebody who had access. */
function compareRestrictions(
  slot: Slot,
  before: readonly Restriction[],
  after: readonly Restriction[],
): Change[] {
  const { gone, kept, fresh } = pair(before, after, ({ kind }) => kind);
  const isOpen = ({ marks, columns }: Restriction): boolean => marks === columns.length;
  const text = ({ allowed, marks, columns }: Restriction): string =>
    `${allowed === null ? marks : allowed.join(", ") || "none"} of ${columns.length}`;
  return [
    ...gone.map((restriction) => change(slot, "removed", false, `${restriction.kind}: removed`)),
    ...fresh.map((restriction) =>
      change(
        { ...slot, line: restriction.line },
        "added",
        !isOpen(restriction),
        `${restriction.kind}: added, ${text(restriction)}`,
      ),
    ),
    ...kept.flatMap(([old, now]) => {
      const here = { ...slot, line: now.line };
      const lost = (old.allowed ?? []).filter(
        (label) => now.allowed !== null && !now.allowed.includes(label),
      );
      const columns = ({ columns }: Restriction): string =>
        columns.map(({ label, value }) => `${label} ${value ?? ""}`).join(", ");
      const access =
        same(old.allowed, now.allowed) && old.marks === now.marks
          ? []
          : [
              change(
                here,
                "changed",
                lost.length > 0 || now.marks < old.marks,
                `${now.kind}: ${fromTo(text(old), text(now))}`,
              ),
            ];
      return columns(old) === columns(now)
        ? access
        : [
            ...access,
            change(here, "changed", false, `${now.kind}: columns ${fromTo(columns(old), columns(now))}`),
          ];
    }),
  ];
}

/** Who listens to an event is broken when it goes, or changes its name. */
function comparePush(slot: Slot, { push: before }: Operation, { push: after }: Operation): Change[] {
  if (after === undefined)
    return before === undefined ? [] : [change(slot, "removed", true, `push ${before.target}: removed`)];
  const here = { ...slot, line: after.line };
  if (before === undefined)
    return [change(here, "added", false, `push ${after.target}: added, to ${after.to}`)];
  const streams = (push: typeof after): string => push.streams.map(({ value }) => value).join(", ") || "all";
  return [
    ...(before.target === after.target
      ? []
      : [change(here, "changed", true, `push: target ${fromTo(before.target, after.target)}`)]),
    ...(before.to === after.to
      ? []
      : [change(here, "changed", false, `push: receivers ${fromTo(before.to, after.to)}`)]),
    ...(streams(before) === streams(after)
      ? []
      : [change(here, "changed", false, `push: streams ${fromTo(streams(before), streams(after))}`)]),
  ];
}
