import type { Operation } from "../../../spec/api-spec.js";
import type { OutputFile } from "../../output-file.js";
import type { ApiModel } from "../model.js";
import { quote } from "../text/escape.js";
import { writeDoc } from "../text/tsdoc.js";
import type { Writer } from "../text/writer.js";
import { named, pathOf, runtimeImports, runtimeSpecifier, specifier, startModule } from "./module.js";

/** A client in the style of openapi-fetch, over the same auth and transport. Its types are made from the document. */
export function openApiClientFile(model: ApiModel): OutputFile {
  const { prefix, spec } = model;
  const types = specifier("openapi", "openapi-types");
  const mediaTypes = [...new Map(spec.operations.flatMap(mediaTypeEntry))].map(
    ([target, mediaType]) => `${quote(target)}: ${quote(mediaType)},`,
  );
  const escaped = spec.operations.flatMap(({ parameters }) =>
    parameters.filter(({ encoding }) => encoding === "unicode-escape").map(({ name }) => name),
  );
  const escapes = escaped.length > 0;
  const names = [...new Set(escaped)].sort().map(quote).join(", ");
  const facts = escapes ? `{ ...facts, escaped: [${names}] }` : "facts";
  const out = startModule(model);
  out.line('import createClient, { type Client } from "openapi-fetch";');
  out.line(...runtimeImports(model, "openapi", [`create${prefix}Fetch`, `type ${prefix}Options`]));
  out.line(named("import", ["facts"], specifier("openapi", "facts")));
  out.line(named("import type", ["paths"], types), "");
  if (escapes)
    out.line(named("export", ["escapeUnicode"], runtimeSpecifier("openapi", `${spec.vendor}/fetch.js`)));
  out.line(named("export type", ["components", "operations", "paths"], types));
  if (mediaTypes.length > 0) {
    writeDoc(out.line(), ["Media types of bodies that are not JSON."]);
    out.block("const mediaTypes: Readonly<Record<string, string>> = {", () => out.line(...mediaTypes), "};");
  }
  writeDoc(out.line(), [
    "A client whose calls are paths and methods, as `openapi-fetch` has them. It lets requests in and sends them like the other client; answers come as data or error, and only what is no answer is thrown.",
    ...(escapes
      ? [
          "Headers that the server wants escaped are escaped, but `Request` takes Latin-1 only: give other texts through `escapeUnicode`.",
        ]
      : []),
  ]);
  out.block(`export function create${prefix}OpenApiClient(options: ${prefix}Options): Client<paths> {`, () =>
    writeClient(out, prefix, facts, mediaTypes.length > 0),
  );
  out.line().line(writeBodyText);
  return { path: pathOf(model, "openapi"), text: out.toString() };
}

function writeClient(out: Writer, prefix: string, facts: string, hasMediaTypes: boolean): void {
  out.block(
    `${hasMediaTypes ? "const client =" : "return"} createClient<paths>({`,
    () => {
      out.line("baseUrl: options.baseUrl,", `fetch: create${prefix}Fetch(options, ${facts}),`);
      out.line("bodySerializer: writeBody,");
      out.line('querySerializer: { array: { style: "form", explode: true } },');
    },
    "});",
  );
  if (!hasMediaTypes) return;
  out.line(`client.use({
  onRequest({ request: { headers, method }, schemaPath }) {
    const mediaType = mediaTypes[\`\${method} \${schemaPath}\`];
    // What the caller gives stays.
    if (mediaType && headers.get("content-type") === "application/json") headers.set("content-type", mediaType);
  },
});
return client;`);
}

const writeBodyText = `/** Bytes and forms go as they are, anything else as JSON. */
function writeBody(body: unknown): unknown {
  const kinds = [Blob, ArrayBuffer, ReadableStream, FormData, URLSearchParams];
  const goesAsIs = ArrayBuffer.isView(body) || kinds.some((kind) => body instanceof kind);
  return goesAsIs ? body : JSON.stringify(body);
}`;

/** A range of types cannot be sent. */
function mediaTypeEntry({ wire, payload }: Operation): [target: string, mediaType: string][] {
  if (payload === undefined || wire.kind !== "http") return [];
  const types = payload.mediaTypes ?? [];
  if (payload.binary !== true && (types.length === 0 || types.some((type) => type.includes("json"))))
    return [];
  const mediaType = types.find((type) => !type.includes("*")) ?? "application/octet-stream";
  return [[`${wire.method.toUpperCase()} ${wire.path}`, mediaType]];
}
