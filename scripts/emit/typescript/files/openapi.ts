import type { ApiSpec, Operation } from "../../../spec/api-spec.js";
import { formType, usualMediaType } from "../../../spec/media-types.js";
import { sentPayload } from "../../../spec/sent-payload.js";
import { withMethods } from "../../openapi/methods.js";
import { newNames, oneTemplate } from "../../openapi/one-template.js";
import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { answerOf } from "../operation/answer.js";
import { quote } from "../text/escape.js";
import { writeDoc } from "../text/tsdoc.js";
import type { Writer } from "../text/writer.js";
import { bodyNotes } from "../wire/http-choices.js";
import { named, pathOf, runtimeImports, runtimeSpecifier, specifier, startModule } from "./module.js";

/** A client in the style of openapi-fetch, over the same auth and transport. Its types are made from the document. */
export function openApiClientFile(model: ApiModel): OutputFile {
  const { prefix, spec } = model;
  const types = specifier("openapi", "openapi-types");
  const traits = {
    bodies: tableOf(spec, (operation) => quoted(mediaTypeOf(operation))),
    json: tableOf(spec, jsonFieldsOf),
    answers: tableOf(spec, (operation) => quoted(parseAsOf(operation))),
    segments: tableOf(spec, segmentsOf),
  };
  const escaped = spec.operations.flatMap(({ parameters }) =>
    parameters.filter(({ encoding }) => encoding === "unicode-escape").map(({ name }) => name),
  );
  const escapes = escaped.length > 0;
  const names = [...new Set(escaped)].sort().map(quote).join(", ");
  const facts = escapes ? `{ ...facts, escaped: [${names}] }` : "facts";
  const isChoice = bodyNotes(usualMediaType(spec), spec).length > 0;
  const out = startModule(model);
  out.line('import createClient, { type Client } from "openapi-fetch";');
  const home = runtimeSpecifier("openapi", `${spec.vendor}/fetch.js`);
  out.line(named("import", ["checkCalls", `create${prefix}Fetch`], home));
  out.line(...runtimeImports(model, "openapi", [`type ${prefix}Options`]));
  out.line(named("import", ["facts"], specifier("openapi", "facts")));
  out.line(named("import type", ["paths"], types), "");
  if (escapes) out.line(named("export", ["escapeUnicode"], home));
  out.line(named("export type", ["components", "operations", "paths"], types));
  const more = [
    ...(traits.json.length === 0 ? [] : ["Fields of forms that are JSON."]),
    ...(traits.segments.length === 0 ? [] : ["Parts of paths that are paths themselves."]),
  ];
  writeDoc(out.line(), [
    ["Media types of bodies that are not JSON, and how answers that are not JSON are read.", ...more].join(
      " ",
    ),
  ]);
  if (Object.values(traits).every((lines) => lines.length === 0)) out.line("const traits = {} as const;");
  else out.block("const traits = {", () => writeTraits(out, traits), "} as const;");
  writeDoc(out.line(), [
    "A client whose calls are paths and methods, as `openapi-fetch` has them. It lets requests in and sends them like the other client; answers come as data or error (`{ status, message }` where it has no body), and only what is no answer is thrown.",
    "Answers in bytes are read as `Blob`, unless `parseAs` says otherwise; members named `__proto__` are dropped from JSON. A value that makes no segment of a path is a TypeError, and nothing is sent.",
    ...(isChoice
      ? [
          'Bodies travel as forms; as JSON where a call has the header `content-type: application/json`, or `bodyFormat` is `"json"`.',
        ]
      : []),
    ...(escapes
      ? [
          "Headers that the server wants escaped are escaped, but `Request` takes Latin-1 only: give other texts through `escapeUnicode`.",
        ]
      : []),
  ]);
  out.block(`export function create${prefix}OpenApiClient(options: ${prefix}Options): Client<paths> {`, () =>
    writeClient(out, prefix, facts, isChoice),
  );
  return { path: pathOf(model, "openapi"), text: out.toString() };
}

function writeClient(out: Writer, prefix: string, facts: string, isChoice: boolean): void {
  out.block(
    "const client = createClient<paths>({",
    () => {
      out.line("baseUrl: options.baseUrl,", `fetch: create${prefix}Fetch(options, ${facts}),`);
      out.line('querySerializer: { array: { style: "form", explode: true } },');
    },
    "});",
  );
  if (isChoice) out.line('const own = options.bodyFormat === "json" ? { ...traits, bodies: {} } : traits;');
  out.line(`return checkCalls(client, ${isChoice ? "own" : "traits"}, options.maxDepth);`);
}

function writeTraits(out: Writer, traits: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, lines] of Object.entries(traits))
    if (lines.length > 0) out.block(`${name}: {`, () => out.line(...lines), "},");
}

/**
 * A line for each method and path of which there is something to tell. Of several operations with one method and path
 * nobody knows which a call means: only what they have in common is told.
 */
function tableOf(
  spec: ApiSpec,
  told: (operation: Operation, path: string) => string | undefined,
): readonly string[] {
  const texts = new Map<string, Set<string | undefined>>();
  const { operations } = spec;
  const paths = oneTemplate(operations.flatMap(({ wire }) => (wire.kind === "http" ? [wire.path] : [])));
  for (const { operation } of withMethods(operations, spec)) {
    const { wire } = operation;
    if (wire.kind !== "http") continue;
    const path = paths.get(wire.path) ?? wire.path;
    const target = `${wire.method.toUpperCase()} ${path}`;
    texts.set(target, (texts.get(target) ?? new Set()).add(told(operation, path)));
  }
  return [...texts].flatMap(([target, [text, ...others]]) =>
    text === undefined || others.length > 0 ? [] : [`${quote(target)}: ${text},`],
  );
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : quote(text);
}

/** The placeholders of the path that take several segments, by their names in the document. */
function segmentsOf({ wire, parameters }: Operation, path: string): string | undefined {
  const names = newNames(wire.kind === "http" ? wire.path : "", path);
  const found = parameters.flatMap(({ name, encoding }) =>
    encoding === "segments" ? [quote(names.get(name) ?? name)] : [],
  );
  return found.length === 0 ? undefined : `[${found.join(", ")}]`;
}

/** Fields of a form that are written as JSON. */
function jsonFieldsOf(operation: Operation): string | undefined {
  const fields = (sentPayload(operation)?.jsonFields ?? []).map(quote);
  return mediaTypeOf(operation) !== formType || fields.length === 0 ? undefined : `[${fields.join(", ")}]`;
}

function parseAsOf(operation: Operation): string | undefined {
  const { kind } = answerOf(operation);
  return kind === "binary" ? "blob" : kind === "text" ? "text" : undefined;
}

/** A range of types cannot be sent. */
function mediaTypeOf(operation: Operation): string | undefined {
  const payload = sentPayload(operation);
  if (payload === undefined) return undefined;
  const types = payload.mediaTypes ?? [];
  if (types[0] === formType) return formType;
  if (payload.binary !== true && (types.length === 0 || types.some((type) => type.includes("json"))))
    return undefined;
  return types.find((type) => !type.includes("*")) ?? "application/octet-stream";
}
