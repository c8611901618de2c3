import type { ApiSpec } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { groups } from "../openapi/json.js";
import { code } from "../openapi/markdown.js";
import { folded, lineLink, number, table, text } from "./markdown.js";
import { isUnknown } from "./statistics.js";

/** A value of which nobody knows the type. */
interface Unknown {
  /** The operation or the named schema that it belongs to. */
  owner: string;
  /** `answer.cover`; of a named schema `cover`, or nothing for the whole. */
  path: string;
  /** Left out for schemas that stand in no single place of the page. */
  line: number | undefined;
  reason: string;
  /** It is the whole answer of an operation, which another section lists. */
  isAnswer?: boolean;
}

/** Every type that is unknown, by reason: most frequent first. */
export function unknownTypesSection(spec: ApiSpec): string {
  const found = unknowns(spec);
  if (found.length === 0) return "### Unknown types\n\nNone.";
  const reasons = [...groups(found, ({ reason }) => reason)].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : Number(a > b)),
  );
  const lists = reasons.flatMap(([reason, all]) => {
    const list = all.filter(({ isAnswer }) => !isAnswer);
    if (list.length === 0) return [];
    return [`- ${text(reason)} (${number(list.length)}):`, ...byOwner(list, spec.source.file)];
  });
  return [
    "### Unknown types",
    table(
      ["reason", "count"],
      reasons.map(([reason, list]) => [text(reason), number(list.length)]),
      true,
    ),
    ...(lists.length === 0 ? [] : [folded("Where, beside whole answers", lists.join("\n"))]),
  ].join("\n\n");
}

/** A line for each operation and named schema. */
function byOwner(list: readonly Unknown[], file: string): string[] {
  return [...groups(list, ({ owner }) => owner)].map(([owner, members]) => {
    const places = members.map(({ path, line }) => {
      const label = code(path || "itself");
      return line === undefined ? label : lineLink(file, line, label);
    });
    return `  - ${code(owner)}: ${places.join(", ")}`;
  });
}

function unknowns({ operations, schemas }: ApiSpec): Unknown[] {
  return [
    ...operations.flatMap(({ id, parameters, payload, responses, taskResult, lines }) => [
      ...parameters.flatMap(({ name, schema }) =>
        unknownsIn(schema, { owner: id, path: name, line: lines.start }),
      ),
      ...(payload === undefined || payload.binary
        ? []
        : unknownsIn(payload.schema, { owner: id, path: "body", line: payload.line ?? lines.start })),
      ...responses.flatMap(({ schema, binary, line = lines.start }) =>
        schema === undefined || binary ? [] : answerUnknowns(schema, { owner: id, path: "answer", line }),
      ),
      ...(taskResult === undefined
        ? []
        : unknownsIn(taskResult.schema, {
            owner: id,
            path: "result of the task",
            line: taskResult.line ?? lines.start,
          })),
    ]),
    ...Object.entries(schemas).flatMap(([owner, { schema, lines }]) =>
      unknownsIn(schema, { owner, path: "", line: lines?.start }),
    ),
  ];
}

type Spot = Pick<Unknown, "owner" | "path" | "line">;

function answerUnknowns(schema: Schema, spot: Spot): Unknown[] {
  const found = unknownsIn(schema, spot);
  return isUnknown(schema) ? found.map((each) => ({ ...each, isAnswer: true })) : found;
}

function unknownsIn(schema: Schema, { owner, path, line: outer }: Spot): Unknown[] {
  const line = schema["x-line"] ?? outer;
  const spot = { owner, path, line };
  if (isUnknown(schema)) return [{ ...spot, reason: schema["x-reason"] ?? "no reason is told" }];
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [], allOf = [] } = schema;
  const lost = items === undefined && [schema.type].flat().includes("array");
  const list = { ...spot, path: `${path}[]` };
  return [
    ...(lost ? [{ ...list, reason: schema["x-reason"] ?? "the items are not described" }] : []),
    ...Object.entries(properties).flatMap(([key, field]) =>
      unknownsIn(field, { ...spot, path: path === "" ? key : `${path}.${key}` }),
    ),
    ...(items === undefined ? [] : unknownsIn(items, list)),
    ...(typeof additionalProperties === "object"
      ? unknownsIn(additionalProperties, { ...spot, path: `${path}{}` })
      : []),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((part) => unknownsIn(part, spot)),
  ];
}
