import type { ApiSpec, Operation } from "../spec/api-spec.js";
import { camelName } from "./camel-name.js";
import { note, type Reading } from "./reading.js";

/** Two operations with one method and path are a finding; two with one id get their method and path as ids. */
export function checkTwice(reading: Reading, operations: readonly Operation[]): Operation[] {
  const requests = new Map<string, Operation>();
  const ids = new Map<string, number>();
  for (const operation of operations) {
    const { wire, id, lines } = operation;
    ids.set(id, (ids.get(id) ?? 0) + 1);
    if (wire.kind !== "http") continue;
    const request = `${wire.method} ${wire.path}`;
    const first = requests.get(request);
    if (first === undefined) requests.set(request, operation);
    else note(reading, "request/twice", { line: lines.start, operation: id }, { id: first.id });
  }
  return operations.map((operation) => {
    const { wire, id } = operation;
    if ((ids.get(id) ?? 0) < 2 || wire.kind !== "http") return operation;
    return {
      ...operation,
      id: `${wire.method} ${wire.path}`,
      name: camelName(`${wire.method.toLowerCase()} ${wire.path}`),
    };
  });
}

export function countsOf(operations: readonly Operation[], schemas: ApiSpec["schemas"]): ApiSpec["counts"] {
  const sum = (count: (operation: Operation) => number): number =>
    operations.reduce((total, operation) => total + count(operation), 0);
  return {
    operations: operations.length,
    parameters: sum(({ parameters }) => parameters.length),
    bodies: sum(({ payload }) => (payload === undefined ? 0 : 1)),
    responses: sum(({ responses }) => responses.length),
    schemas: Object.keys(schemas).length,
    properties: Object.values(schemas).reduce((total, { schema }) => total + propertiesIn(schema), 0),
    examples: sum(({ examples }) => examples.length),
  };
}

function propertiesIn({ properties = {}, allOf = [] }: ApiSpec["schemas"][string]["schema"]): number {
  return Object.keys(properties).length + allOf.reduce((total, member) => total + propertiesIn(member), 0);
}
