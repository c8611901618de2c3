import type { SharedShapes } from "../../../infer/share.js";
import type { Operation, Response } from "../../../spec/api-spec.js";
import { collect } from "../../../spec/infer.js";
import { type Schema, unknownSchema } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { Mention } from "./mentions.js";
import { pathParts } from "./path-parts.js";
import { isSuccess, type ToldAnswer } from "./statuses.js";

/** An operation whose answers may be those of others. */
export interface Draft {
  operation: Operation;
  answers: ToldAnswer[];
}

/** The other operation of a mention, by what the page calls it. */
type Find = (mention: Mention) => Draft | undefined;

function finder(drafts: readonly Draft[]): Find {
  const byKey = collect(
    drafts.flatMap((draft) => {
      const { wire } = draft.operation;
      return wire.kind === "http" ? [[pathParts(wire.path).statics.join("."), draft] as const] : [];
    }),
  );
  return ({ key }) => byKey.get(key)?.[0];
}

/** The operations of drafts. Answers that are said to be those of another method get its schema. */
export function withSameAnswers(reading: Reading, drafts: readonly Draft[]): Operation[] {
  const find = finder(drafts);
  const own = (draft: Draft): Schema | undefined =>
    draft.answers.find(({ response, mention }) => isSuccess(response.status) && mention === undefined)
      ?.response.schema;
  return drafts.map((draft) => ({
    ...draft.operation,
    responses: draft.answers.map(({ response, mention }): Response => {
      if (mention === undefined) return response;
      const place = { line: mention.line, operation: draft.operation.id };
      if (find(mention) === undefined)
        note(reading, "answer/no-such-method", place, { path: mention.written });
      return { ...response, schema: sameAnswer(draft, mention, find, own) };
    }),
  }));
}

/**
 * Shares the shapes of operations. Answers that are said to be those of another method have no say in it: they follow
 * that one, with whatever the supplement told of it. Those that the supplement tells something of stay as they are.
 *
 * @param page - The operations as the page tells them.
 * @param told - The same operations with the facts of the supplement.
 */
export function shareWithSame(
  drafts: readonly Draft[],
  page: readonly Operation[],
  told: readonly Operation[],
  share: (operations: readonly Operation[]) => SharedShapes,
): SharedShapes {
  const find = finder(drafts);
  const follows = followers(drafts, page, told);
  const unknown = unknownSchema("It is the answer of another method.");
  const shared = share(
    mapAnswers(told, (operation, response) =>
      follows(operation, response) ? { ...response, schema: unknown } : response,
    ),
  );
  const byId = new Map(shared.operations.map((operation) => [operation.id, operation]));
  const own = ({ operation: { id } }: Draft): Schema | undefined => {
    const operation = byId.get(id);
    const isOwn = (response: Response): boolean =>
      operation !== undefined && isSuccess(response.status) && !follows(operation, response);
    return operation?.responses.find(isOwn)?.schema;
  };
  const operations = mapAnswers(shared.operations, (operation, response) => {
    const following = follows(operation, response);
    if (following === undefined) return response;
    return { ...response, schema: sameAnswer(following.draft, following.mention, find, own) };
  });
  return { ...shared, operations };
}

interface Following {
  draft: Draft;
  mention: Mention;
}

/** Tells which answers are those of others, and which of them the supplement left as they are. */
function followers(
  drafts: readonly Draft[],
  page: readonly Operation[],
  told: readonly Operation[],
): (operation: Operation, response: Response) => Following | undefined {
  const keyOf = ({ id }: Operation, { status }: Response): string => `${id} ${status}`;
  const known = new Map(
    page.flatMap((operation) =>
      operation.responses.map((response) => [keyOf(operation, response), JSON.stringify(response.schema)]),
    ),
  );
  const unchanged = new Set(
    told.flatMap((operation) =>
      operation.responses.flatMap((response) => {
        const key = keyOf(operation, response);
        return JSON.stringify(response.schema) === known.get(key) ? [key] : [];
      }),
    ),
  );
  const following = new Map<string, Following>();
  for (const draft of drafts)
    for (const { response, mention } of draft.answers) {
      const key = keyOf(draft.operation, response);
      if (mention !== undefined && unchanged.has(key)) following.set(key, { draft, mention });
    }
  return (operation, response) => following.get(keyOf(operation, response));
}

function mapAnswers(
  operations: readonly Operation[],
  change: (operation: Operation, response: Response) => Response,
): Operation[] {
  return operations.map((operation) => ({
    ...operation,
    responses: operation.responses.map((response) => change(operation, response)),
  }));
}

/** The schema that a mention leads to, through other mentions. `own`: what an operation tells itself. */
function sameAnswer(
  from: Draft,
  mention: Mention,
  find: Find,
  own: (draft: Draft) => Schema | undefined,
  passed: readonly Draft[] = [],
): Schema {
  const target = find(mention);
  if (target === undefined || target === from || passed.includes(target))
    return unknownSchema(`The page refers to ${mention.written}, and tells nothing of it.`);
  const next = target.answers.find(({ response }) => isSuccess(response.status))?.mention;
  const told = own(target);
  const schema =
    told ?? (next === undefined ? undefined : sameAnswer(target, next, find, own, [...passed, from]));
  if (schema === undefined || (schema["x-origin"] === "unknown" && schema.type === undefined))
    return unknownSchema(`It is the answer of ${target.operation.id}, which is unknown.`);
  return mention.list ? { type: "array", items: schema } : schema;
}
