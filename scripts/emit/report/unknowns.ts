import type { ApiSpec } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { groups } from "../openapi/json.js";
import { code } from "../openapi/markdown.js";
import { folded, lineLink, number, table, text } from "./markdown.js";
import { isUnknown } from "./statistics.js";

/** A value of which nobody knows the type. */
interface Unknown {
  /** `user.getUser answer.cover` */
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
    const places = list.map(({ path, line }) =>
      line === undefined ? code(path) : lineLink(spec.source.file, line, code(path)),
    );
    return [`- ${text(reason)} (${number(list.length)}): ${places.join(", ")}`];
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

function unknowns({ operations, schemas }: ApiSpec): Unknown[] {
  return [
    ...operations.flatMap(({ id, parameters, payload, responses, lines }) => [
      ...parameters.flatMap(({ name, schema }) => unknownsIn(schema, `${id} ${name}`, lines.start)),
      ...(payload === undefined || payload.binary
        ? []
        : unknownsIn(payload.schema, `${id} body`, payload.line ?? lines.start)),
      ...responses.flatMap(({ schema, binary, line = lines.start }) =>
        schema === undefined || binary ? [] : answerUnknowns(schema, `${id} answer`, line),
      ),
    ]),
    ...Object.entries(schemas).flatMap(([name, { schema, lines }]) => unknownsIn(schema, name, lines?.start)),
  ];
}

function answerUnknowns(schema: Schema, path: string, line: number): Unknown[] {
  const found = unknownsIn(schema, path, line);
  return isUnknown(schema) ? found.map((each) => ({ ...each, isAnswer: true })) : found;
}

function unknownsIn(schema: Schema, path: string, outer: number | undefined): Unknown[] {
  const line = schema["x-line"] ?? outer;
  if (isUnknown(schema)) return [{ path, line, reason: schema["x-reason"] ?? "no reason is told" }];
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [], allOf = [] } = schema;
  const lost = items === undefined && [schema.type].flat().includes("array");
  return [
    ...(lost
      ? [{ path: `${path}[]`, line, reason: schema["x-reason"] ?? "the items are not described" }]
      : []),
    ...Object.entries(properties).flatMap(([key, field]) => unknownsIn(field, `${path}.${key}`, line)),
    ...(items === undefined ? [] : unknownsIn(items, `${path}[]`, line)),
    ...(typeof additionalProperties === "object" ? unknownsIn(additionalProperties, `${path}{}`, line) : []),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((part) => unknownsIn(part, path, line)),
  ];
}
