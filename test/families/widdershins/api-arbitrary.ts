import fc from "fast-check";
import { camelName } from "../../../scripts/families/camel-name.js";
import type {
  ApiSpec,
  AuthScheme,
  Operation,
  Parameter,
  Payload,
  Response,
  Security,
  Tag,
} from "../../../scripts/spec/api-spec.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import {
  blocks,
  components,
  described,
  lines,
  listed,
  objects,
  plain,
  plainNames,
  references,
  texts,
} from "./api-schemas.js";

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

/** The object without what is undefined. */
function defined<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

const parameterSchemas: fc.Arbitrary<Schema> = fc.oneof(
  plain.filter(({ type }) => !Array.isArray(type)),
  listed,
  fc.constant<Schema>({ $ref: "#/schemas/Colour" }),
  fc.constantFrom<Schema>(
    { type: "array", items: { type: "string" } },
    { type: "array", items: { type: "string", enum: ["up", "down"] } },
  ),
);

const parameter = (name: string, place: Parameter["in"]): fc.Arbitrary<Parameter> =>
  fc
    .record({ schema: parameterSchemas, required: fc.boolean(), description: optional(texts) })
    .map(({ schema, required, description }) => ({
      name,
      in: place,
      required: place === "path" || required,
      schema: defined<Schema>({ ...schema, description }),
    }));

const parameters: fc.Arbitrary<Parameter[]> = fc
  .subarray(
    [
      ["limit", "query"],
      ["filter[name]", "query"],
      ["X-Request-Id", "header"],
      ["session", "cookie"],
    ] as const,
    { maxLength: 3 },
  )
  .chain((chosen) => fc.tuple(...chosen.map(([name, place]) => parameter(name, place))));

const bytes: Schema = { type: "string", format: "binary" };

const payloads: fc.Arbitrary<Payload> = fc
  .record({
    required: fc.boolean(),
    description: optional(texts),
    kind: fc.oneof(
      fc.tuple(
        fc.constantFrom<string[]>(["application/json"], ["application/merge-patch+json"]),
        fc.oneof(
          references,
          references.map((items): Schema => ({ type: "array", items })),
          objects(2, "b_", plainNames),
        ),
      ),
      // Only of objects the template shows examples in XML.
      fc.tuple(fc.constant<string[]>(["application/json", "application/xml"]), objects(1, "b_", plainNames)),
      fc.tuple(
        fc.constantFrom<string[]>(["multipart/form-data"], ["application/x-www-form-urlencoded"]),
        objects(1, "b_", plainNames),
      ),
      fc.tuple(fc.constant<string[]>(["application/octet-stream"]), fc.constant(bytes)),
    ),
  })
  .map(({ required, description, kind: [mediaTypes, schema] }) =>
    defined<Payload>({
      required,
      mediaTypes,
      binary: schema === bytes ? true : undefined,
      schema: defined<Schema>({ ...schema, description }),
    }),
  );

const bodies: fc.Arbitrary<Pick<Response, "schema" | "mediaTypes" | "binary">> = fc.oneof(
  fc.constant({}),
  fc
    .oneof(
      references,
      references.map((items): Schema => ({ type: "array", items })),
      objects(2, "r_", plainNames),
      fc.constantFrom<Schema>({ type: "boolean" }, { type: "array", items: { type: "string" } }),
    )
    .map((schema) => ({ schema, mediaTypes: ["application/json"] })),
  fc.constantFrom("application/octet-stream", "image/png").map((mediaType) => ({
    schema: bytes,
    mediaTypes: [mediaType],
    binary: true,
  })),
);

const headers = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("X-Total", "Location"),
    schema: described(plain.filter(({ type }) => !Array.isArray(type))),
  }),
  { minLength: 1, maxLength: 2, selector: ({ name }) => name },
);

const responses: fc.Arbitrary<Response[]> = fc
  .subarray(["200", "201", "404", "418", "4XX", "default"], { minLength: 1, maxLength: 3 })
  .chain((statuses) =>
    fc.tuple(
      ...statuses.map((status) =>
        fc
          .record({
            description: optional(fc.oneof(lines, fc.constant("two\nlines"))),
            body: bodies,
            headers: optional(headers),
          })
          .map(({ description, body, headers: own }) =>
            defined<Response>({ status, description, ...body, headers: own }),
          ),
      ),
    ),
  );

const tagNames = ["Rooms", "room attachments", "Users", "Authentication"];

const tags: fc.Arbitrary<Tag[]> = fc.subarray(tagNames, { minLength: 1, maxLength: 3 }).chain((chosen) =>
  fc.tuple(
    ...chosen.map((name) =>
      fc
        .record({
          description: optional(texts),
          externalDocs: optional(
            fc.constantFrom<NonNullable<Tag["externalDocs"]>>(
              { url: "https://example.com/more" },
              { url: "https://example.com/more", description: "Find out more" },
            ),
          ),
        })
        .map((rest) => defined<Tag>({ name, group: [camelName(name)], ...rest })),
    ),
  ),
);

const schemes: fc.Arbitrary<AuthScheme[]> = fc.subarray<AuthScheme>([
  { type: "apiKey", name: "session", in: "cookie", parameter: "SESSION" },
  { type: "apiKey", name: "key", in: "header", parameter: "X-Key", description: "ask for one" },
  { type: "http", name: "token", scheme: "bearer" },
]);

const ways = (all: readonly AuthScheme[]): fc.Arbitrary<Security[] | undefined> =>
  all.length === 0
    ? fc.constant(undefined)
    : fc
        .array(
          fc.subarray(
            all.map(({ name }) => name),
            { minLength: 1 },
          ),
          { maxLength: 2 },
        )
        .map((list) => list.map((names) => ({ schemes: names.map((name) => ({ name })) })));

interface Frame {
  tags: Tag[];
  authSchemes: AuthScheme[];
}

const operation = (index: number, { tags: all, authSchemes }: Frame): fc.Arbitrary<Operation> =>
  fc
    .record({
      tag: fc.constantFrom(...all),
      named: fc.boolean(),
      inPath: optional(parameter("thing_id", "path")),
      method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH"),
      title: optional(lines),
      description: optional(blocks),
      parameters,
      payload: optional(payloads),
      responses,
      security: ways(authSchemes),
    })
    .map(({ tag, named, inPath, method, parameters: others, payload, ...rest }) => {
      const path = inPath === undefined ? `/things${index}` : `/things${index}/{thing_id}`;
      const id = named ? `doThing_${index}` : `${method} ${path}`;
      return defined<Operation>({
        ...rest,
        id,
        name: camelName(named ? id : `${method.toLowerCase()} ${path}`),
        group: tag.group,
        wire: { kind: "http", method, path },
        // A document leaves out the body of a GET, which no request can carry.
        payload: method === "GET" ? undefined : payload,
        parameters: [...(inPath === undefined ? [] : [inPath]), ...others],
        examples: [],
        lines: { start: index + 1, end: index + 1 },
      });
    });

const info: fc.Arbitrary<ApiSpec["info"]> = optional(
  fc.constantFrom<NonNullable<ApiSpec["info"]>>(
    { license: { name: "MIT" } },
    { termsOfService: "https://example.com/terms", contact: { email: "help@example.com" } },
    {
      contact: { name: "Help", email: "help@example.com", url: "https://example.com" },
      license: { name: "Apache 2.0", url: "https://www.apache.org/licenses/LICENSE-2.0.html" },
    },
  ),
);

const servers: fc.Arbitrary<ApiSpec["servers"]> = fc.constantFrom<ApiSpec["servers"]>(
  [{ name: "default", url: "https://api.example.com" }],
  [
    { name: "default", url: "http://localhost:8080/v1" },
    { name: "second", url: "https://other.example.com/v1" },
  ],
  [
    {
      name: "default",
      url: "https://{region}.example.com/{stage}",
      variables: {
        region: { default: "eu", enum: ["eu", "us"], description: "where" },
        stage: { default: "v1" },
      },
    },
  ],
);

/** Specs with everything that a page of the family can tell. */
export const specs: fc.Arbitrary<ApiSpec> = fc
  .record({ tags, authSchemes: schemes, servers, info, components, description: optional(blocks) })
  .chain((frame) =>
    fc
      .integer({ min: 1, max: 4 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => operation(index, frame))))
      .map((operations): ApiSpec => {
        const used = new Set(operations.map(({ group }) => group[0]));
        return defined<ApiSpec>({
          vendor: "page",
          title: "Things of the API",
          version: "1.2.3",
          description: frame.description,
          source: { file: "page.html", sha256: "0".repeat(64), reader: "html", lines: 1 },
          servers: frame.servers,
          authSchemes: frame.authSchemes.length === 0 ? undefined : frame.authSchemes,
          tags: frame.tags.filter(({ group }) => used.has(group[0])),
          info: frame.info,
          operations,
          schemas: frame.components,
          errors: [],
          counts: {},
          findings: [],
        });
      }),
  );
