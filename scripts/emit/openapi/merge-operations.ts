import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import { mostDangerous } from "../../spec/safety/level.js";
import { groups, type JsonObject, present, record, some } from "./json.js";
import { code, markdown, plain } from "./markdown.js";
import { mergeBodies, mergeParameters, mergeResponses } from "./merge-contents.js";
import { openApiOperation, ownParagraphs } from "./operation.js";
import { securityRequirements } from "./security.js";
import type { Part } from "./shared-responses.js";

/** An operation with its name in the document. */
export interface NamedPart extends Part {
  operationId: string;
}

/** Operations with one method, path and server. OpenAPI has room for one of them. */
export function sharingRequests(parts: readonly NamedPart[]): NamedPart[][] {
  const request = ({ part }: NamedPart) => JSON.stringify([part.method, part.path, part.servers ?? []]);
  return [...groups(parts, request).values()];
}

/** One operation that takes what any of several takes, and answers what any of them answers. */
export function mergedOperation(parts: readonly NamedPart[], spec: ApiSpec): JsonObject {
  const objects = parts.map(({ operation, operationId, part }) =>
    openApiOperation(operation, operationId, part, spec),
  );
  const titles = parts.flatMap(({ operation: { title } }) => (title === undefined ? [] : [plain(title)]));
  const bodies = parts.flatMap(({ operationId: owner, part: { requestBody: object } }) =>
    object === undefined ? [] : [{ owner, object }],
  );
  const head = {
    operationId: parts[0]?.operationId,
    tags: distinct(objects.flatMap(({ tags }) => (Array.isArray(tags) ? tags : []))),
    summary: titles.length === 0 ? undefined : distinct(titles).join(" / "),
    description: description(parts),
  };
  return present({
    ...head,
    // What only a later one has, such as its paging, is kept.
    ...record(objects.toReversed().flatMap((object) => Object.entries(object))),
    ...head,
    security: security(parts, spec),
    parameters: some(mergeParameters(parts.map(({ part }) => part.parameters ?? []))),
    requestBody: mergeBodies(bodies, parts.length),
    responses: mergeResponses(
      parts.map(({ operationId, part }) => ({ owner: operationId, object: part.responses })),
    ),
    ...united(objects),
    "x-docwright-safety": mostDangerous(parts.flatMap(({ operation }) => operation.safety?.level ?? [])),
    "x-docwright-operations": parts.map(({ operation }) => operation.id),
  });
}

function description(parts: readonly NamedPart[]): string {
  const paragraphs = parts.map(({ operation, part }) => {
    const { id, title, lines } = operation;
    const name = title === undefined ? code(id) : `**${markdown(plain(title))}** (${code(id)})`;
    const texts = ownParagraphs(operation, part.remarks);
    const end = texts.length === 0 ? "." : ":";
    return [`${name}, line ${lines.start} of the page${end}`, ...texts].join("\n\n");
  });
  return [
    `The page has ${parts.length} operations with this method and path, which here are one.`,
    ...paragraphs,
  ].join("\n\n");
}

/** Who may call any of them. */
function security(parts: readonly NamedPart[], spec: ApiSpec): JsonObject[] | undefined {
  const ways = parts.map(({ operation }: { operation: Operation }) => operation.security);
  if (new Set(ways.map((each) => JSON.stringify(each))).size === 1) return securityRequirements(ways[0]);
  const all = ways.flatMap((each) => {
    const needed = each ?? spec.security;
    return needed?.length === 0 ? [{}] : (securityRequirements(needed) ?? []);
  });
  return distinct(all);
}

/** Lists of what is told beyond the page: those of all operations. */
const lists = ["notes", "corrections", "rejected-examples"].map((name) => `x-docwright-${name}`);

function united(objects: readonly JsonObject[]): JsonObject {
  return present(
    Object.fromEntries(
      lists.map((name) => {
        const members = objects.flatMap((object) => object[name] ?? []);
        return [name, some(distinct(members))];
      }),
    ),
  );
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
