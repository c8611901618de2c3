import type { Json } from "../../../spec/json-schema.js";
import { note, type Reading } from "../../reading.js";
import type { PlacedExample, PlacedTable, RequestLine } from "../model.js";
import type { ShownExample } from "./example.js";
import { type LabelMeaning, meaningOf } from "./labels.js";
import { loose, namesIn } from "./table-names.js";

type Role = "header" | "request" | "response";

/** An example, and the label nearest above it that no table has. */
export interface LabelledExample extends ShownExample {
  label: LabelMeaning | undefined;
}

/** What tells the places of an endpoint's examples. */
export interface Evidence {
  /** Names of the headers under "Authentication", in lower case. */
  headers: ReadonlySet<string>;
  tables: readonly PlacedTable[];
  request: Pick<RequestLine, "method">;
  operation: string;
}

/**
 * Tells which example is the headers, which the request and which the answer. Labels of their own tell most; then the
 * order of at least two, then the names that they share with the tables.
 */
export function placeExamples(
  reading: Reading,
  examples: readonly LabelledExample[],
  evidence: Evidence,
): PlacedExample[] {
  const { operation } = evidence;
  const headers = examples.filter((example) => isHeaders(example, evidence));
  const [first, ...more] = headers;
  for (const { line } of more)
    note(reading, "example/headers-twice", { line, operation }, { first: first?.line ?? line });
  const others = examples.filter((example) => !headers.includes(example));
  const roles = rolesOf(reading, others, evidence);
  const request = requestPlace(
    others.filter((_, index) => roles[index] === "request"),
    evidence,
  );
  return examples.map((example): PlacedExample => {
    const { line, endLine, value } = example;
    const role = roles[others.indexOf(example)] ?? "header";
    if (role !== "request") return { place: role, line, endLine, value };
    if (!request.isSure) {
      const reason = "neither a label nor a table tells it, nor does the method";
      note(reading, "example/place-unclear", { line, operation }, { place: request.place, reason });
    }
    return { place: request.place, line, endLine, value };
  });
}

function keysOf(value: Json | undefined): string[] {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "object" && one !== null && !Array.isArray(one) ? Object.keys(one) : [];
}

/**
 * Names of headers hold hyphens, and values are texts. Where the page names the headers, one of them must be there,
 * or names that begin as those of nothing else do.
 */
function isHeaders({ value, label, language }: LabelledExample, { headers }: Evidence): boolean {
  if (Array.isArray(value)) return false;
  const keys = keysOf(value).map((key) => key.toLowerCase());
  if (keys.length === 0) return false;
  if (label === "headers" || (language !== undefined && meaningOf(language) === "headers")) return true;
  const isNamed =
    headers.size === 0 || keys.some((key) => headers.has(key)) || keys.every((key) => key.startsWith("x-"));
  return isNamed && keys.every((key) => headers.has(key) || /^[a-z\d]+(?:-[a-z\d]+)+$/u.test(key));
}

function rolesOf(reading: Reading, examples: readonly LabelledExample[], evidence: Evidence): Role[] {
  const told = examples.map(toldRole);
  if (examples.length === 1)
    return told[0] === undefined ? [aloneRole(reading, examples[0], evidence)] : [told[0]];
  const last = examples.length - 1;
  const roles = examples.map((_, index): Role => told[index] ?? (index === last ? "response" : "request"));
  const [first, second] = examples;
  const isSwapped =
    examples.length === 2 &&
    told.every((role) => role === undefined) &&
    shareOf(first, evidence) === 0 &&
    shareOf(second, evidence) === 1;
  if (isSwapped) {
    note(
      reading,
      "example/place-unclear",
      { line: first?.line ?? 1, operation: evidence.operation },
      { place: "answer", reason: "it stands first, but only the other one shows the parameters" },
    );
    return ["response", "request"];
  }
  for (const { line } of examples.slice(1, -1)) {
    const place = { line, operation: evidence.operation };
    note(reading, "example/place-unclear", place, {
      place: "request",
      reason: `the endpoint shows ${examples.length} examples besides its headers`,
    });
  }
  return roles;
}

/** What a tab, or a label of its own, says of an example. */
function toldRole({ label, language }: LabelledExample): Role | undefined {
  if (label === "response") return "response";
  const tab = language === undefined ? undefined : meaningOf(language);
  if (tab === "response") return "response";
  return tab === "body" || tab === "query" ? "request" : undefined;
}

/** The one example besides the headers. */
function aloneRole(reading: Reading, example: LabelledExample | undefined, evidence: Evidence): Role {
  const share = shareOf(example, evidence);
  const { request, operation } = evidence;
  if (share >= 0.5) return "request";
  const isBody = example?.label === "body";
  if (share > 0 || (isBody && !isBare(evidence))) {
    const role = isBody && share === 0 && request.method !== "GET" ? "request" : "response";
    const reason = `it is the only one, and shares ${Math.round(share * 100)} % of its names with the tables`;
    const place = role === "request" ? "request" : "answer";
    note(reading, "example/place-unclear", { line: example?.line ?? 1, operation }, { place, reason });
    return role;
  }
  return isBody ? "request" : "response";
}

/** Whether no table could show the names of an example. */
function isBare({ tables }: Evidence): boolean {
  return tables.every(({ place }) => place === "path");
}

/** The part of an example's names, from 0 to 1, that tables other than those of the path list. */
function shareOf(example: LabelledExample | undefined, { tables }: Pick<Evidence, "tables">): number {
  const names = new Set(
    tables
      .filter(({ place }) => place !== "path")
      .flatMap(namesIn)
      .map(loose),
  );
  const keys = keysOf(example?.value);
  return keys.length === 0 ? 0 : keys.filter((key) => names.has(loose(key))).length / keys.length;
}

interface RequestPlace {
  place: "query" | "body";
  isSure: boolean;
}

/** Where the example of a request travels: as the table does that lists its names, as labels say, or as methods do. */
function requestPlace(examples: readonly LabelledExample[], { tables, request }: Evidence): RequestPlace {
  const shareAt = (at: "query" | "body"): number =>
    Math.max(
      0,
      ...examples.map((example) => shareOf(example, { tables: tables.filter(({ place }) => place === at) })),
    );
  const [query, body] = [shareAt("query"), shareAt("body")];
  if (Math.max(query, body) >= 0.5 && query !== body)
    return { place: body > query ? "body" : "query", isSure: true };
  const told = examples.map(({ label }) => label).find((label) => label === "query" || label === "body");
  if (told === "query" || told === "body") return { place: told, isSure: true };
  const { method } = request;
  if (method === "GET" || method === "HEAD") return { place: "query", isSure: true };
  return { place: "body", isSure: method !== "DELETE" && method !== "OPTIONS" };
}
