import type { Operation } from "../api-spec.js";
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
  /** Whether a caller's code depends on it: always, or where it is lost. */
  breaking: boolean | "lost";
  of: (operation: Operation) => unknown;
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
  { what: "methods", breaking: "lost", of: ({ wire }) => http(wire)?.methods?.join(", ") },
  { what: "origin of the method", breaking: false, of: ({ wire }) => http(wire)?.methodOrigin },
  { what: "versions", breaking: "lost", of: ({ wire }) => http(wire)?.versions?.join(", ") },
  { what: "documented path", breaking: "lost", of: ({ wire }) => http(wire)?.documentedPath },
  {
    what: "channel of the message",
    breaking: true,
    of: ({ wire }) => (wire.kind === "envelope" ? wire.channel : undefined),
  },
  { what: "session", breaking: true, of: ({ session }) => session ?? "used" },
  {
    what: "paging",
    breaking: "lost",
    of: ({ paging }) => paging && pagingText(paging),
  },
  { what: "upload", breaking: "lost", of: ({ upload }) => upload && uploadText(upload) },
  { what: "fields of the upload", breaking: false, of: ({ upload }) => upload && uploadFieldsText(upload) },
  { what: "parts of the upload", breaking: "lost", of: ({ upload }) => upload && uploadPartsText(upload) },
  { what: "download", breaking: "lost", of: ({ download }) => download && downloadText(download) },
  { what: "task", breaking: "lost", of: ({ task }) => task && taskText(task) },
  { what: "content may be left out", breaking: "lost", of: ({ optionalContent }) => optionalContent },
  { what: "further parameters", breaking: "lost", of: ({ openParameters }) => openParameters },
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
  const told = facts.flatMap(({ what, breaking, of }) => {
    const [old, now] = [of(before), of(after)];
    if (same(old, now) || (moved !== undefined && isText(what))) return [];
    const isBreaking = breaking === "lost" ? old !== undefined : breaking;
    return [change(slot, "changed", isBreaking, `${what}: ${fromTo(old, now)}`)];
  });
  const values = ({ examples }: Operation): unknown => examples.map(({ kind, value }) => [kind, value]);
  return [
    ...told,
    ...(moved === undefined ? [] : [change(slot, "changed", false, moved)]),
    ...(same(values(before), values(after)) ? [] : [change(slot, "changed", false, "examples changed")]),
  ];
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
