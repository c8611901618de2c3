import { describe, expect, test } from "vitest";
import { openApiDocument } from "../../../scripts/emit/openapi/index.js";
import { restSpec } from "../rest-spec.js";

const document = openApiDocument(restSpec());
const operation = (path: string, method: string) => Object(document.paths)[path][method];
const schema = (name: string) => Object(document.components).schemas[name];

describe("the document of a REST API", () => {
  test("has the facts of the API as a whole", () => {
    expect(document.info).toEqual({
      title: "Shop Rooms",
      version: "1.3.1",
      description: "The rooms of the *shop*.",
      termsOfService: "https://a.test/terms",
      contact: { name: "Shop", email: "a@a.test", url: "https://a.test" },
      license: { name: "Apache 2.0", url: "https://a.test/l" },
    });
    expect(document.servers).toEqual([
      {
        url: "https://{host}/rooms",
        description: "The service",
        variables: { host: { default: "shop.test", enum: ["shop.test", "b.test"], description: "Where" } },
      },
      {
        url: "https://second.test",
        "x-docwright-origin": "supplement",
        "x-docwright-reason": "public clients",
      },
    ]);
  });

  test("has schemas and operations in the order of the page, and by name where they share a line", () => {
    const at = (start: number) => ({ lines: { start, end: start } });
    const named = (start: number) => ({ schema: { type: "string" as const }, ...at(start) });
    const [first, second, third] = restSpec().operations;
    const { components, paths } = Object(
      openApiDocument(
        restSpec({
          schemas: { C: named(1), B: named(9), a: named(1), D: named(1) },
          operations: [first, third, second].flatMap((each, index) =>
            each === undefined
              ? []
              : [{ ...each, payload: undefined, responses: [], ...at(index === 0 ? 9 : 1) }],
          ),
        }),
      ),
    );
    expect(Object.keys(components.schemas)).toEqual(["C", "D", "a", "B"]);
    expect(Object.keys(paths)).toEqual(["/rooms/{roomId}", "/rooms"]);
  });

  test("has the origin of what lets calls in, where the page does not tell it", () => {
    const { securitySchemes } = Object(document.components);
    expect(securitySchemes.basic).toMatchObject({
      "x-docwright-origin": "supplement",
      "x-docwright-reason": "public clients",
    });
    expect(securitySchemes.session).not.toHaveProperty("x-docwright-origin");
  });

  test("has tags by their names on the page", () => {
    expect(document.tags).toEqual([
      { name: "Rooms", description: "All of them", externalDocs: { url: "https://a.test/d" } },
      { name: "Other" },
      { name: "rooms.figures" },
    ]);
    expect(operation("/rooms", "get").tags).toEqual(["Rooms"]);
  });

  test("tells how to be let in, and where nothing is needed", () => {
    expect(document.security).toEqual([{ session: [] }, { grant: ["read"] }]);
    expect(Object(document.components).securitySchemes).toEqual({
      session: { type: "apiKey", description: "The session", in: "cookie", name: "SHOP_TOKEN" },
      basic: {
        type: "http",
        scheme: "basic",
        "x-docwright-origin": "supplement",
        "x-docwright-reason": "public clients",
      },
      grant: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://a.test/t", scopes: { read: "Reads" } } },
      },
    });
    expect(operation("/figures", "get").security).toEqual([]);
    expect(operation("/rooms", "get")).not.toHaveProperty("security");
  });

  test("has the texts of the page, and explanations beside them", () => {
    expect(operation("/rooms", "get")).toMatchObject({
      operationId: "listRooms",
      summary: "List rooms",
      description: "Lists every room.",
      "x-docwright-paging": { style: "cursor", parameter: "filter" },
    });
    expect(operation("/rooms", "post")).not.toHaveProperty("description");
    expect(operation("/secret", "get").responses["200"].content["application/json"].schema).toEqual({
      "x-docwright-origin": "unknown",
      "x-docwright-reason": "its schema is not on the page",
    });
  });

  test("has the answers of the page and no others, with their headers", () => {
    expect(operation("/rooms", "get").responses).toEqual({
      200: {
        description: "The rooms",
        headers: { "X-Total": { description: "how many there are", schema: { type: "integer" } } },
        content: { "application/json": { schema: { $ref: "#/components/schemas/Page" } } },
      },
      403: { description: "The requester may not do it" },
    });
    expect(Object.keys(operation("/rooms/{roomId}/picture", "get").responses)).toEqual(["200"]);
    expect(document.components).not.toHaveProperty("responses");
  });

  test("has bodies of bytes, and parameters wherever they travel", () => {
    const { requestBody, parameters } = operation("/rooms/{roomId}/picture", "put");
    expect(requestBody).toEqual({
      description: "image to set",
      required: true,
      content: { "image/*": { schema: { type: "string", format: "binary" } } },
    });
    expect(parameters).toContainEqual({
      name: "fileName",
      in: "header",
      required: true,
      description: "file name encoded to unicode",
      schema: { type: "string" },
      "x-docwright-encoding": "unicode-escape",
    });
    expect(operation("/rooms/{roomId}", "get").parameters).toContainEqual({
      name: "session",
      in: "cookie",
      schema: { type: "string" },
    });
  });

  test("has schemas with all that the page says of them", () => {
    expect(schema("Member").properties).toMatchObject({
      joinedAt: { type: "string", format: "date-time", readOnly: true },
      secret: { type: "string", writeOnly: true },
    });
    expect(schema("Circle").title).toBe("A circle");
    expect(schema("Square").properties.corner).toEqual({ not: { type: "string" } });
    expect(schema("Figure")).toEqual({
      oneOf: [{ $ref: "#/components/schemas/Circle" }, { $ref: "#/components/schemas/Square" }],
      discriminator: { propertyName: "shape" },
    });
    expect(schema("Members")).toEqual({
      type: "array",
      description: "A list",
      items: { $ref: "#/components/schemas/Member" },
    });
  });

  test("has operations and schemas in the order of the page", () => {
    const spec = restSpec();
    const at = (start: number) => ({ lines: { start, end: start } });
    const turned = openApiDocument({
      ...spec,
      operations: spec.operations.map((each, index) => ({ ...each, ...at(100 - index) })),
      schemas: Object.fromEntries(
        Object.entries(spec.schemas).map(([name, named], index) => [name, { ...named, ...at(100 - index) }]),
      ),
    });
    expect(Object.keys(Object(turned.paths))[0]).toBe("/secret");
    expect(Object.keys(Object(turned.components).schemas)[0]).toBe("Page");
  });
});
