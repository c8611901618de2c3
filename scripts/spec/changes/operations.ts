import type { Operation } from "../api-spec.js";
import { decideSafety } from "../safety/decide.js";
import { isMoreDangerous, safetyLevelSchema } from "../safety/level.js";
import { comparePush, compareRestrictions } from "./access.js";
import { comparePayloads, compareResponses, compareTaskResults } from "./bodies.js";
import { type Change, change, fromTo, type Names, type Slot, same } from "./change.js";
import {
  downloadText,
  pagingText,
  taskText,
  uploadFieldsText,
  uploadPartsText,
  uploadText,
} from "./composed.js";
import { compareParameters } from "./parameters.js";

/** Differences between two editions of one operation. */
export function compareOperations(before: Operation, after: Operation, names: Names): Change[] {
  if (same(before, after)) return [];
  const slot: Slot = { subject: after.id, direction: "input", line: after.lines.start, ...names };
  return [
    ...compareFacts(slot, before, after),
    ...compareParameters(slot, before.parameters, after.parameters),
    ...comparePayloads(slot, before, after),
    ...compareResponses({ ...slot, direction: "output" }, before.responses, after.responses),
    ...compareTaskResults({ ...slot, direction: "output" }, before, after),
    ...compareRestrictions(slot, before.restrictions ?? [], after.restrictions ?? []),
    ...comparePush(slot, before, after),
  ];
}

interface Fact {
  what: string;
  /** Whether a caller's code depends on it. */
  breaking: boolean | ((before: unknown, after: unknown) => boolean);
  of: (operation: Operation) => unknown;
  /** What holds in an edition that tells nothing, if the other one does. */
  usual?: (operation: Operation) => unknown;
}

/** Something is no more there. What is new takes nothing from anybody. */
function isLost(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before)) return before !== undefined;
  return before.some((each) => !Array.isArray(after) || !after.includes(each));
}

/** A page that has become like the client takes nothing from anybody. */
function isReplaced(before: unknown, after: unknown): boolean {
  return before !== undefined && after !== undefined;
}

/** Calls that failed and were repeated fail now. */
function isRepeatedNoMore(before: unknown, after: unknown): boolean {
  const [then, now] = [before, after].map((level) => safetyLevelSchema.safeParse(level).data);
  return then !== undefined && now !== undefined && isMoreDangerous(now, then);
}

const http = (wire: Operation["wire"]) => (wire.kind === "http" ? wire : undefined);

/** Facts of an operation that are compared as a whole. */
const facts: readonly Fact[] = [
  {
    what: "call",
    breaking: true,
    of: ({ wire }) => (wire.kind === "http" ? `${wire.method} ${wire.path}` : wire.target),
  },
  { what: "server", breaking: true, of: ({ wire }) => wire.server },
  {
    what: "methods",
    breaking: isLost,
    of: ({ wire }) => http(wire)?.methods,
    usual: ({ wire }) => [http(wire)?.method],
  },
  { what: "origin of the method", breaking: false, of: ({ wire }) => http(wire)?.methodOrigin },
  { what: "versions", breaking: isLost, of: ({ wire }) => http(wire)?.versions },
  {
    what: "documented path",
    breaking: isReplaced,
    of: ({ wire }) => http(wire)?.documentedPath,
    usual: ({ wire }) => http(wire)?.path,
  },
  {
    what: "channel of the message",
    breaking: true,
    of: ({ wire }) => (wire.kind === "envelope" ? wire.channel : undefined),
  },
  { what: "session", breaking: true, of: ({ session }) => session ?? "used" },
  {
    what: "safety",
    breaking: isRepeatedNoMore,
    of: ({ safety }) => safety?.level,
    usual: (operation) => decideSafety(operation).safety.level,
  },
  {
    what: "paging",
    breaking: isLost,
    of: ({ paging }) => paging && pagingText(paging),
  },
  { what: "upload", breaking: isLost, of: ({ upload }) => upload && uploadText(upload) },
  { what: "fields of the upload", breaking: false, of: ({ upload }) => upload && uploadFieldsText(upload) },
  { what: "parts of the upload", breaking: isLost, of: ({ upload }) => upload && uploadPartsText(upload) },
  { what: "download", breaking: isLost, of: ({ download }) => download && downloadText(download) },
  { what: "task", breaking: isLost, of: ({ task }) => task && taskText(task) },
  { what: "content may be left out", breaking: isLost, of: ({ optionalContent }) => optionalContent },
  { what: "further parameters", breaking: isLost, of: ({ openParameters }) => openParameters },
  { what: "client name", breaking: true, of: ({ group, name }) => [...group, name].join(".") },
  {
    what: "list of parameters",
    breaking: false,
    of: ({ parameterList: list }) =>
      list && [list.state, list.origin, list.confidence].filter((part) => part !== undefined).join(", "),
  },
  { what: "section", breaking: false, of: ({ section }) => section },
  { what: "title", breaking: false, of: ({ title }) => title },
  { what: "description", breaking: false, of: ({ description }) => description },
  {
    what: "conditions",
    breaking: false,
    of: ({ conditions }) => conditions?.map(({ text }) => text).join(" "),
  },
  { what: "notes", breaking: false, of: ({ notes }) => notes?.join(" ") },
  { what: "origin", breaking: false, of: ({ origin }) => origin },
  {
    what: "corrections",
    breaking: false,
    of: ({ corrections }) => corrections?.map(({ id }) => id).join(", "),
  },
];

function compareFacts(slot: Slot, before: Operation, after: Operation): Change[] {
  const moved = movedText(before, after);
  const told = facts.flatMap(({ what, breaking, of, usual = of }) => {
    const [then, since] = [of(before), of(after)];
    if (same(then, since) || (moved !== undefined && isText(what))) return [];
    const [old, now] = [then ?? usual(before), since ?? usual(after)];
    if (same(old, now)) return [];
    const isBreaking = typeof breaking === "boolean" ? breaking : breaking(then, since);
    return [change(slot, "changed", isBreaking, `${what}: ${fromTo(textOf(old), textOf(now))}`)];
  });
  const values = ({ examples }: Operation): unknown => examples.map(({ kind, value }) => [kind, value]);
  return [
    ...told,
    ...(moved === undefined ? [] : [change(slot, "changed", false, moved)]),
    ...(same(values(before), values(after)) ? [] : [change(slot, "changed", false, "examples changed")]),
  ];
}

function textOf(value: unknown): unknown {
  return Array.isArray(value) ? value.join(", ") : value;
}

function isText(what: string): boolean {
  return what === "title" || what === "description";
}

/** Flattened text does not tell a title from a description, so that an only text is one here and the other there. */
function movedText(before: Operation, after: Operation): string | undefined {
  const only = ({ title, description }: Operation): string | undefined =>
    title === undefined ? description : description === undefined ? title : undefined;
  const text = only(before);
  if (text === undefined || text !== only(after) || before.title === after.title) return undefined;
  return `its only text is read as the ${after.title === undefined ? "description" : "title"} now`;
}
