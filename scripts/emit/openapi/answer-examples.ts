import type { Example, Operation } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import type { Context } from "./components.js";
import { checkedExamples, type Examples } from "./examples.js";
import { successStatus } from "./http-responses.js";
import type { JsonObject } from "./json.js";

/** Documented answers by the status that they are shown at. */
export interface AnswerExamples {
  fitting: ReadonlyMap<string, JsonObject>;
  rejected: JsonObject[];
}

/** Each answer is held against the schema of its own status. */
export function answerExamples(operation: Operation, context: Context): AnswerExamples {
  const answers = operation.examples.filter(({ kind }) => kind === "response");
  const statuses = [...new Set(answers.flatMap((example) => exampleStatus(operation, example) ?? []))];
  const checked = statuses.map((status): [string, Examples] => {
    const examples = answers.filter((example) => exampleStatus(operation, example) === status);
    const schema = schemaOfStatus(operation, status);
    return [status, checkedExamples({ ...operation, examples }, "response", schema, context)];
  });
  return {
    fitting: new Map(checked.map(([status, { fitting }]) => [status, fitting])),
    rejected: checked.flatMap(([, { rejected }]) => rejected),
  };
}

/** The status among the answers that an example belongs to: a success, where the page tells no other. */
export function exampleStatus(operation: Operation, { status }: Example): string | undefined {
  const told = operation.responses.map((response) => response.status);
  const range = status === undefined ? undefined : `${status.charAt(0)}XX`;
  return (
    told.find((each) => each === status) ?? told.find((each) => each === range) ?? successStatus(operation)
  );
}

/** Any of the answers that have the status. */
export function schemaOfStatus({ responses }: Operation, status: string): Schema {
  const schemas = responses.flatMap(({ status: own, schema }) => (own === status && schema ? [schema] : []));
  const [first = {}] = schemas;
  return schemas.length > 1 ? { anyOf: schemas } : first;
}
