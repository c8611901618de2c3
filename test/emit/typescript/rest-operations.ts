import { type Operation, operationSchema } from "../../../scripts/spec/api-spec.js";

/** A bare operation of a REST API, with what is given. */
export function httpOperation(id: string, given: object = {}): Operation {
  return operationSchema.parse({
    id,
    group: ["rooms"],
    name: id,
    wire: { kind: "http", method: "GET", path: `/${id}` },
    parameters: [],
    responses: [{ status: "204" }],
    examples: [],
    lines: { start: 1, end: 2 },
    ...given,
  });
}
