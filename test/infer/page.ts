import { readFileSync } from "node:fs";
import JSON5 from "json5";
import { inferExamples } from "../../scripts/infer/infer.js";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Json } from "../../scripts/spec/json-schema.js";

/**
 * The endpoints of a flattened page with nothing but their examples: enough to try what is inferred from them, and
 * independent of the rules that read pages. The last block of JSON is the answer, the one before it the body.
 */
export function endpointsOf(file: string): Operation[] {
  const lines = readFileSync(file, "utf8").split("\n");
  const starts = lines.flatMap((line, index) => (/^[A-Za-z]+ https:\/\//u.test(line) ? [index] : []));
  let group = "";
  return starts.map((start, order): Operation => {
    const before = lines.slice(starts[order - 1] ?? 0, start);
    const heading = before.lastIndexOf("HTTP Request");
    const titles = before.slice(0, heading).flatMap((line, index, all) => {
      const isTitle = /^[A-Z][^.!:{}]{2,60}$/u.test(line) && all[index - 1] === "" && all[index + 1] === "";
      return isTitle ? [{ line, index }] : [];
    });
    const title = titles.at(-1)?.line ?? `Untitled ${start}`;
    const welcome = before.findLastIndex((line) => /^(?:Welcome to|In this section)/u.test(line));
    const chapter = titles.filter(({ line, index }) => index < welcome && line !== title).at(-1)?.line;
    if (chapter !== undefined) group = camel(chapter);
    const [method = "", url = ""] = (lines[start] ?? "").split(" ");
    const blocks = blocksIn(lines.slice(start, starts[order + 1] ?? lines.length));
    const answer = blocks.at(-1);
    const body = blocks.length > 1 && method.toUpperCase() !== "GET" ? blocks.at(-2) : undefined;
    const name = camel(title.replace(/\b(?:an?|the)\b/giu, ""));
    return {
      id: `${group}.${name}`,
      group: [group],
      name,
      wire: { kind: "http", method: method.toUpperCase(), path: url },
      parameters: [],
      ...(body === undefined ? {} : { payload: { required: true, schema: inferExamples([body]) } }),
      responses: [{ status: "2XX", ...(answer === undefined ? {} : { schema: inferExamples([answer]) }) }],
      examples: [
        ...(body === undefined ? [] : [{ kind: "request" as const, line: start + 1, value: body }]),
        ...(answer === undefined ? [] : [{ kind: "response" as const, line: start + 1, value: answer }]),
      ],
      lines: { start: start + 1, end: starts[order + 1] ?? lines.length },
    };
  });
}

function camel(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/u).filter((word) => word !== "");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

/** Blocks between brackets that stand at the beginning of their lines; headers and what does not parse are left out. */
function blocksIn(lines: readonly string[]): Json[] {
  const found: Json[] = [];
  let open: string[] | undefined;
  for (const line of lines) {
    if (open === undefined && /^[{[]/u.test(line)) open = [];
    open?.push(line);
    if (open === undefined || !/^[}\]]/u.test(line)) continue;
    const value = parsed(open.join("\n"));
    open = undefined;
    if (value !== undefined && !JSON.stringify(value).includes("X-API-KEY")) found.push(value);
  }
  return found;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON5.parse<Json>(text);
  } catch {
    return undefined;
  }
}
