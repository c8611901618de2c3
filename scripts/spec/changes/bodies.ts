import type { Operation, Payload, Response, ResponseHeader } from "../api-spec.js";
import { type Change, change, fromTo, pair, type Slot, same } from "./change.js";
import { added, compareRequired } from "./objects.js";
import { compareSchemas } from "./schemas.js";
import { typeText } from "./types.js";

export function comparePayloads(
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
    ...compareNature(here, path, before, after),
    ...compareMediaTypes(here, path, before.mediaTypes, after.mediaTypes),
    ...compareJsonFields(here, path, before.jsonFields, after.jsonFields),
    ...compareSchemas(here, path, before.schema, after.schema),
  ];
}

function compareNature(
  slot: Slot,
  path: string,
  before: Pick<Payload, "binary">,
  after: Pick<Payload, "binary">,
): Change[] {
  const nature = ({ binary }: Pick<Payload, "binary">): string => (binary ? "bytes" : "a message");
  if (nature(before) === nature(after)) return [];
  return [change(slot, "changed", true, `${path}: ${fromTo(nature(before), nature(after))}`)];
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
  const text = (types: readonly string[]): string | undefined => types.join(", ") || undefined;
  return [change(slot, "changed", breaking, `${path}: media types ${fromTo(text(before), text(after))}`)];
}

/** The client writes them, so that callers see nothing of it. */
function compareJsonFields(slot: Slot, path: string, before: unknown, after: unknown): Change[] {
  return same(before, after)
    ? []
    : [change(slot, "changed", false, `${path}: fields written as JSON ${fromTo(before, after)}`)];
}

/** What a background task gives is a result as much as the answer that comes at once. */
export function compareTaskResults(
  slot: Slot,
  { taskResult: before }: Operation,
  { taskResult: after }: Operation,
): Change[] {
  const path = "result of the task";
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    const types = fromTo(before && typeText(before.schema), after && typeText(after.schema));
    return [change(slot, "changed", after === undefined, `${path}: ${types}`)];
  }
  return compareSchemas({ ...slot, line: after.line ?? slot.line }, path, before.schema, after.schema);
}

/** Answers of which the result of a call is made. The others are errors, whose shape no code depends on. */
const success = /^(?:[23]|default$)/;

export function compareResponses(
  slot: Slot,
  before: readonly Response[],
  after: readonly Response[],
): Change[] {
  const { gone, kept, fresh } = pair(before, after, ({ status }) => status);
  const results = new Set(before.filter(({ status }) => success.test(status)).map(resultOf));
  return [
    ...gone.map((response) =>
      change(slot, "removed", success.test(response.status), `${pathOf(response)}: removed`),
    ),
    ...fresh.map((response) => {
      const breaking = success.test(response.status) && results.size > 0 && !results.has(resultOf(response));
      const here = { ...slot, line: response.line ?? slot.line };
      return change(here, "added", breaking, `${pathOf(response)}: added`);
    }),
    ...kept.flatMap(([old, now]) => compareResponse({ ...slot, line: now.line ?? slot.line }, old, now)),
  ];
}

function pathOf({ status }: Response): string {
  return status === "default" ? "output" : `output ${status}`;
}

function resultOf({ schema, binary }: Response): string {
  return binary ? "bytes" : schema === undefined ? "none" : typeText(schema);
}

function compareResponse(slot: Slot, old: Response, now: Response): Change[] {
  const path = pathOf(now);
  const text = same(old.description, now.description)
    ? []
    : [change(slot, "changed", false, `${path}: description ${fromTo(old.description, now.description)}`)];
  return [
    ...compareNature(slot, path, old, now),
    ...text,
    ...compareMediaTypes(slot, path, old.mediaTypes, now.mediaTypes),
    ...compareContents(slot, path, old, now),
    ...compareCodes(slot, path, old.codes ?? [], now.codes ?? []),
    ...compareHeaders(slot, path, old.headers ?? [], now.headers ?? []),
  ];
}

function compareContents(
  slot: Slot,
  path: string,
  { schema: old }: Response,
  { schema: now }: Response,
): Change[] {
  if (old === undefined || now === undefined) {
    if (old === now) return [];
    const content = fromTo(old && typeText(old), now && typeText(now));
    return [change(slot, "changed", now === undefined, `${path}: content ${content}`)];
  }
  return compareSchemas(slot, path, old, now);
}

/** Callers ask for errors by these names. */
function compareCodes(
  slot: Slot,
  path: string,
  before: NonNullable<Response["codes"]>,
  after: NonNullable<Response["codes"]>,
): Change[] {
  const { gone, kept, fresh } = pair(before, after, ({ code }) => code);
  return [
    ...gone.map(({ code }) => change(slot, "removed", true, `${path}: error ${code} removed`)),
    ...fresh.map(({ code, line }) =>
      change({ ...slot, line }, "added", false, `${path}: error ${code} added`),
    ),
    ...kept
      .filter(([old, now]) => old.text !== now.text)
      .map(([old, now]) =>
        change(
          { ...slot, line: now.line },
          "changed",
          false,
          `${path}: text of error ${now.code} ${fromTo(old.text, now.text)}`,
        ),
      ),
  ];
}

function compareHeaders(
  slot: Slot,
  path: string,
  before: readonly ResponseHeader[],
  after: readonly ResponseHeader[],
): Change[] {
  const { gone, kept, fresh } = pair(before, after, ({ name }) => name.toLowerCase());
  return [
    ...gone.map(({ name }) => change(slot, "removed", true, `${path}: header ${name} removed`)),
    ...fresh.map(({ name, schema }) =>
      change(slot, "added", false, `${path}: header ${name} added, ${typeText(schema)}`),
    ),
    ...kept.flatMap(([old, now]) =>
      compareSchemas(slot, `${path} header ${now.name}`, old.schema, now.schema),
    ),
  ];
}
