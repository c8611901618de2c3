import type { ApiSpec, AuthScheme, Operation, Response } from "../../../scripts/spec/api-spec.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";

/** `html`: as rendered, or by a plain Markdown renderer. `text`: flattened. */
export type Form = "html" | "text";

interface Loss {
  what: string;
  why: string;
  forms: readonly Form[];
  /** The spec without it. */
  forget: (spec: ApiSpec) => ApiSpec;
}

const both: readonly Form[] = ["html", "text"];
const text: readonly Form[] = ["text"];

/** What a spec loses on the way through a page, and why. Everything else has to come back. */
export const losses: readonly Loss[] = [
  {
    what: "places: lines, file, findings, counts, name of the vendor",
    why: "it is another page",
    forms: both,
    forget: without("lines", "line", "x-line", "source", "findings", "counts", "vendor"),
  },
  {
    what: "where facts come from, and why",
    why: "the rendered page states what was inferred or corrected",
    forms: both,
    forget: without(
      ..."x-origin x-reason x-documented x-remarks origin reason mediaTypesOrigin corrections notes conditions".split(
        " ",
      ),
    ),
  },
  {
    what: "paging, encodings, sessions",
    why: "people noted them: no page of the family tells them",
    forms: both,
    forget: without("paging", "encoding", "session"),
  },
  {
    what: "examples",
    why: "the template makes up examples where there are none",
    forms: both,
    forget: (spec) => without("sample")(ofOperations((operation) => ({ ...operation, examples: [] }))(spec)),
  },
  {
    what: "names and texts of servers",
    why: "the list of base URLs has only addresses and variables",
    forms: both,
    forget: (spec) => ({
      ...spec,
      servers: spec.servers.map(({ description: _, ...server }) => ({ ...server, name: "" })),
    }),
  },
  {
    what: "the order of answers",
    why: "keys of JSON that are numbers come first",
    forms: both,
    forget: ofOperations((operation) => ({
      ...operation,
      responses: operation.responses.toSorted((a, b) => (a.status < b.status ? -1 : 1)),
    })),
  },
  {
    what: "media types beyond the first of an operation",
    why: "code samples accept one media type; JSON and XML are told by their examples",
    forms: both,
    forget: ofOperations((operation) => ({
      ...operation,
      responses: operation.responses.map(({ mediaTypes: _types, binary: _binary, ...rest }) => rest),
    })),
  },
  {
    what: "what plain values in answers are beyond their type",
    why: "the table of answers has only their type",
    forms: both,
    forget: ofOperations((operation) => ({ ...operation, responses: operation.responses.map(onlyType) })),
  },
  {
    what: "formats of texts in lists",
    why: "a cell tells only the type of items; some formats are known again from the example",
    forms: both,
    forget: changed((key, value) => {
      if (key !== "items" || typeof value !== "object" || value === null || !("format" in value))
        return value;
      const { format: _format, ...items } = value;
      return items;
    }),
  },
  {
    what: "lists of plain values in answers behind the first",
    why: "the template has no table for them, and shows one example of JSON for each operation",
    forms: both,
    forget: ofOperations((operation) => {
      const first = operation.responses.findIndex(({ schema }) => schema !== undefined);
      const responses = operation.responses.map((response, index) =>
        index > first && isPlainList(response) ? { ...response, schema: {} } : response,
      );
      return { ...operation, responses };
    }),
  },
  {
    what: "how schemas in a body are combined",
    why: "the rows of a body have no titles that tell it",
    forms: both,
    forget: ofOperations((operation) => {
      const { payload, ...rest } = operation;
      if (payload === undefined) return operation;
      return { ...rest, payload: JSON.parse(JSON.stringify(payload).replaceAll('"oneOf":', '"anyOf":')) };
    }),
  },
  {
    what: "what stands behind a bar in a cell",
    why: "to a renderer of Markdown it is a further cell, which the table has no column for",
    forms: both,
    forget: ofOperations(({ parameters, payload, ...rest }) => ({
      ...rest,
      parameters: parameters.map(({ schema, ...each }) => ({ ...each, schema: untilBar(schema) })),
      ...(payload === undefined ? {} : { payload: { ...payload, schema: untilBar(payload.schema) } }),
    })),
  },
  {
    what: "the names of schemes that nobody needs, other than API keys",
    why: "the list of schemes has only the names of API keys; others are told by the operations that need them",
    forms: both,
    forget: (spec) => {
      const needed = [...(spec.security ?? []), ...spec.operations.flatMap(({ security = [] }) => security)];
      const names = new Set(needed.flatMap(({ schemes }) => schemes.map(({ name }) => name)));
      return withoutNames(spec, ({ name, type }) => type !== "apiKey" && !names.has(name));
    },
  },
  {
    what: "whether a requirement for authentication stands for the API or for each operation",
    why: "the page tells it of each operation",
    forms: both,
    forget: ({ security: common = [], ...spec }) =>
      ofOperations(({ security = common, ...rest }) => ({ ...rest, security }))(spec),
  },
  {
    what: "line breaks inside of paragraphs",
    why: "to a renderer they are spaces",
    forms: both,
    forget: texts((words) => words.replace(/\s+/gu, " ").trim()),
  },
  {
    what: "marks of Markdown, addresses of links",
    why: "flattening keeps only what is to be seen",
    forms: text,
    forget: texts((words) =>
      words
        .replace(/\[([^[\]]*)\]\([^()]*\)/gu, "$1")
        .replace(/```\w*/gu, "")
        .replace(/(?:^|\s)(?:-|#+|>) /gu, " ")
        .replace(/[*`]/gu, "")
        .replace(/\s+/gu, " ")
        .trim(),
    ),
  },
  {
    what: "which text is the summary",
    why: "flattening loses the italics that tell it from the description",
    forms: text,
    forget: ofOperations(({ title = "", description = "", ...rest }) => ({
      ...rest,
      description: `${title} ${description}`.trim(),
    })),
  },
  {
    what: "what operations need for authentication, and the names of schemes other than API keys",
    why: "flattening drops remarks",
    forms: text,
    forget: (spec) => ({
      ...ofOperations(({ security: _, ...rest }) => rest)(
        withoutNames(spec, ({ type }) => type !== "apiKey"),
      ),
    }),
  },
  {
    what: "addresses of contact, terms and license, and further servers",
    why: "flattening drops addresses of links, and items of lists that are only a link",
    forms: text,
    forget: ({ info: _, ...spec }) => ({ ...spec, servers: spec.servers.slice(0, 1) }),
  },
  {
    what: "links from tags",
    why: "flattening keeps only their words, which look like the last line of the tag's text",
    forms: text,
    forget: (spec) => ({
      ...spec,
      ...(spec.tags === undefined
        ? {}
        : {
            tags: spec.tags.map(({ externalDocs, description = "", ...tag }) => ({
              ...tag,
              description: `${description} ${externalDocs?.description ?? ""}`.trim(),
            })),
          }),
    }),
  },
];

/** The spec without what a form of the page loses. */
export function remembered(spec: ApiSpec, form: Form): ApiSpec {
  return losses.filter(({ forms }) => forms.includes(form)).reduce((rest, { forget }) => forget(rest), spec);
}

function without(...keys: readonly string[]): (spec: ApiSpec) => ApiSpec {
  return changed((key, value) => (keys.includes(key) ? undefined : value));
}

/** Changes the texts of people. */
function texts(change: (text: string) => string): (spec: ApiSpec) => ApiSpec {
  return changed((key, value) =>
    (key === "description" || key === "title") && typeof value === "string" ? change(value) : value,
  );
}

function changed(change: (key: string, value: unknown) => unknown): <T>(value: T) => T {
  return (value) => JSON.parse(JSON.stringify(value, change));
}

function untilBar(schema: Schema): Schema {
  const { description } = schema;
  return description === undefined ? schema : { ...schema, description: description.replace(/ \|.*$/su, "") };
}

function withoutNames(spec: ApiSpec, nameless: (scheme: AuthScheme) => boolean): ApiSpec {
  const { authSchemes, ...rest } = spec;
  if (authSchemes === undefined) return spec;
  return {
    ...rest,
    authSchemes: authSchemes.map((scheme) => (nameless(scheme) ? { ...scheme, name: "" } : scheme)),
  };
}

function ofOperations(change: (operation: Operation) => Operation): (spec: ApiSpec) => ApiSpec {
  return (spec) => ({ ...spec, operations: spec.operations.map(change) });
}

function onlyType(response: Response): Response {
  const { schema } = response;
  const isPlain = schema?.type !== undefined && schema.type !== "object" && schema.type !== "array";
  return isPlain ? { ...response, schema: { type: schema.type } satisfies Schema } : response;
}

/** Those that only an example shows come back as anything where there is no example. */
function isPlainList({ schema }: Response): boolean {
  const { type } = schema?.items ?? {};
  return (
    schema !== undefined &&
    (Object.keys(schema).length === 0 || (type !== undefined && type !== "object" && type !== "array"))
  );
}
