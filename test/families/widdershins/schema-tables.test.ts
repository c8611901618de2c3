import { describe, expect, it } from "vitest";
import type { Row } from "../../../scripts/read/document.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import type { Api, ApiSchema, Page } from "./schema-page.js";
import { type Read, readBack } from "./schema-read-back.js";

const ref = (name: string): ApiSchema => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Record<string, ApiSchema>, more: ApiSchema = {}): ApiSchema => ({
  type: "object",
  ...more,
  properties,
});
const text = { type: "string" };
const member = object({ id: { type: "string", format: "uuid" } }, { description: "a member" });

const found = ({ diagnostics }: Read): string[] => diagnostics.map(({ code }) => code);

/** Without lines. */
function bare(schema: Schema | undefined): unknown {
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === "x-line" ? undefined : value)));
}

function rowOf(page: Page, component: string, name: string): Row {
  const blocks = page.components.get(component)?.blocks ?? [];
  const rows = blocks.flatMap(({ table }) => table?.rows ?? []);
  const row = rows.find(({ cells }) => cells[0]?.text === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return row;
}

describe.each(["html", "text"] as const)("a page in %s", (reader) => {
  const read = (api: Api, edit?: (page: Page) => void): Promise<Read> => readBack(api, reader, edit);

  it("gives each property its line, in the order of the rows", async () => {
    const { schemas } = await read({ schemas: { A: object({ second: text, first: text }) } });
    const properties = Object.entries(schemas.A?.properties ?? {});
    expect(properties.map(([name]) => name)).toEqual(["second", "first"]);
    const lines = properties.map(([, schema]) => schema["x-line"] ?? 0);
    expect(lines[1]).toBe((lines[0] ?? 0) + 1);
  });

  it("tells a title from a description by what rows that refer to the schema show", async () => {
    const users = object({
      listed: { type: "array", items: ref("Both") },
      one: ref("Named"),
      two: ref("Named"),
    });
    const { schemas } = await read({
      schemas: {
        Both: object({ a: text }, { title: "Short", description: "Long." }),
        Named: object({ a: text }, { title: "Only a title" }),
        Scalar: { ...text, title: "Word", description: "A word." },
        Nobody: object({ a: text }, { title: "Nobody refers to it" }),
        users,
      },
    });
    expect(schemas.Both).toMatchObject({ title: "Short", description: "Long." });
    expect(schemas.Named).toMatchObject({ title: "Only a title" });
    expect(schemas.Named).not.toHaveProperty("description");
    expect(schemas.Scalar).toMatchObject({ title: "Word", description: "A word.", type: "string" });
    // Nothing tells: the page may show either.
    expect(schemas.Nobody).toMatchObject({ description: "Nobody refers to it" });
  });

  it("leaves out descriptions that are those of the schema referred to", async () => {
    const own = { allOf: [ref("Member")], description: "the owner", nullable: true };
    const { schemas } = await read({
      schemas: {
        Member: member,
        Team: object({ plain: ref("Member"), own, all: { type: "array", items: ref("Member") } }),
      },
    });
    expect(bare(schemas.Team)).toEqual({
      type: "object",
      properties: {
        plain: { $ref: "#/schemas/Member" },
        own: { anyOf: [{ $ref: "#/schemas/Member" }, { type: "null" }], description: "the owner" },
        all: { type: "array", items: { $ref: "#/schemas/Member" } },
      },
    });
  });

  it("reads combinations, inner ones, and what stands behind them", async () => {
    const inner: ApiSchema = {
      oneOf: [text, ref("Member"), object({ x: { allOf: [ref("Member"), object({ y: text })] } })],
    };
    const schema = { allOf: [ref("Member"), object({ inner, last: text }, { required: ["last"] })] };
    const { schemas, diagnostics } = await read({
      schemas: { Member: member, Sum: schema, Not: object({ no: { not: text }, yes: text }) },
    });
    expect(bare(schemas.Sum)).toEqual(JSON.parse(JSON.stringify(schema).replaceAll("components/", "")));
    expect(bare(schemas.Not)).toEqual(object({ no: { not: text }, yes: text }));
    expect(diagnostics).toEqual([]);
  });

  it("gives a schema the discriminator that is shown where it is combined", async () => {
    const pet = object({ petType: text }, { discriminator: { propertyName: "petType" } });
    const { schemas } = await read({
      schemas: { Cat: { allOf: [ref("Pet"), object({ name: text })] }, Pet: pet },
    });
    expect(bare(schemas.Pet)).toEqual(pet);
  });

  it("folds what answers repeat of schemas without a type", async () => {
    const loose = {
      description: "loose",
      allOf: [ref("Member"), object({ children: { type: "array", items: ref("Loose") } })],
    };
    const { schemas, diagnostics } = await read({
      schemas: { Member: member, Loose: loose },
      answers: {
        list: { type: "array", items: ref("Loose") },
        twice: object({
          one: ref("Loose"),
          other: ref("Loose"),
          members: { type: "array", items: ref("Member") },
        }),
      },
    });
    expect(bare(schemas.list)).toEqual({ type: "array", items: { $ref: "#/schemas/Loose" } });
    expect(bare(schemas.twice)).toMatchObject({
      properties: {
        one: { $ref: "#/schemas/Loose" },
        other: { $ref: "#/schemas/Loose" },
        members: { type: "array", items: { $ref: "#/schemas/Member" } },
      },
    });
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  it("tells where an answer repeats a schema differently", async () => {
    const api: Api = {
      schemas: { Member: member },
      answers: { all: { type: "array", items: ref("Member") } },
    };
    const result = await read(api, (page) => {
      const [, row] = page.answers.get("all")?.blocks[0]?.table?.rows ?? [];
      if (row !== undefined) row.cells[2] = { text: "true" };
    });
    expect(found(result)).toEqual(["table/differs"]);
    expect(result.diagnostics[0]?.message).toContain('"id" is required');
    expect(bare(result.schemas.all)).toEqual({ type: "array", items: { $ref: "#/schemas/Member" } });
  });

  it("shares out values that are listed under one name", async () => {
    const values = (...all: string[]): ApiSchema => ({ ...text, enum: all });
    const api: Api = {
      schemas: {
        Same: object({ kind: values("a", "b"), inner: object({ kind: values("a", "b") }) }),
        Other: object({
          kind: values("a", "b"),
          inner: object({ kind: values("c", "a|d") }),
          free: object({ kind: text }),
        }),
        Numbers: object({ kind: { type: "integer", enum: [1, 2, null], nullable: true } }),
      },
      bodies: { send: object({ kinds: { type: "array", items: values("x", "y") }, kind: values("x") }) },
    };
    const { schemas, diagnostics } = await read(api);
    for (const name of ["Same", "Other", "send"])
      expect(bare(schemas[name])).toEqual(api.schemas?.[name] ?? api.bodies?.[name]);
    expect(bare(schemas.Numbers)).toMatchObject({
      properties: { kind: { type: ["integer", "null"], enum: [1, 2, null] } },
    });
    expect(diagnostics).toEqual([]);
  });

  it("leaves out values where nothing tells whose they are", async () => {
    const kinds = object({
      kind: { ...text, enum: ["a", "b"] },
      more: object({ kind: { ...text, enum: ["c"] } }),
    });
    const result = await read({ schemas: { A: kinds } }, (page) => {
      const part = page.components.get("A");
      if (part !== undefined) page.components.set("A", { ...part, sample: {} });
    });
    expect(found(result)).toEqual(["table/enum-shared"]);
    expect(JSON.stringify(result.schemas)).not.toContain("enum");
  });

  it("finds its way behind lists of lists, whose marks of depth are too few", async () => {
    const grid = { type: "array", items: { type: "array", items: object({ q: text }) } };
    const schema = object({ grid, after: object({ z: text }), last: { type: "boolean" } });
    const { schemas, diagnostics } = await read({ schemas: { A: schema } });
    expect(bare(schemas.A)).toEqual(schema);
    expect(diagnostics).toEqual([]);
  });

  it("reads maps, by their name and by the title of what they hold", async () => {
    const titled = object({ v: text }, { title: "Value" });
    const { schemas } = await read({
      schemas: {
        Member: member,
        Titled: { type: "object", additionalProperties: titled },
        Named: object({ a: text }, { additionalProperties: ref("Member") }),
      },
    });
    expect(bare(schemas.Titled)).toEqual({ type: "object", additionalProperties: titled });
    expect(bare(schemas.Named)).toEqual(
      object({ a: text }, { additionalProperties: { $ref: "#/schemas/Member" } }),
    );
  });

  it("takes from the example what the table cannot show", async () => {
    const result = await read({
      schemas: {
        Member: member,
        Words: { type: "array", items: text },
        Things: { type: "array", items: object({ k: text }) },
        Alias: { allOf: [ref("Member")] },
        Child: { allOf: [ref("Member")], ...object({ extra: text }) },
      },
    });
    const { schemas } = result;
    expect(schemas.Words).toMatchObject({ type: "array", items: text, "x-origin": "example" });
    expect(schemas.Things).toMatchObject({
      type: "array",
      items: { type: "object" },
      "x-origin": "example",
    });
    expect(schemas.Alias).toMatchObject({ $ref: "#/schemas/Member", "x-origin": "example" });
    expect(schemas.Child).toMatchObject({ allOf: [{ $ref: "#/schemas/Member", "x-origin": "example" }] });
    expect(Object.keys(schemas.Child?.properties ?? {})).toEqual(["extra"]);
    expect(new Set(found(result))).toEqual(new Set(["table/from-example"]));
  });

  it("knows nothing where the page says nothing", async () => {
    const { schemas } = await read({
      schemas: { Any: {}, Empty: { type: "object" }, Has: object({ any: {} }) },
    });
    expect(schemas.Any).toMatchObject({ "x-origin": "unknown" });
    expect(bare(schemas.Empty)).toEqual({ type: "object" });
    expect(schemas.Has?.properties?.any).toMatchObject({ "x-origin": "unknown" });
  });

  it("recovers a lost name if the example tells it", async () => {
    const api: Api = {
      schemas: { A: object({ id: text, email: { ...text, format: "email" }, name: text }) },
    };
    const lose = (page: Page): void => {
      rowOf(page, "A", "email").cells = ["string(email)", "true", "none", "none", ""].map((cell) => ({
        text: cell,
      }));
    };
    const result = await read(api, lose);
    expect(result.schemas.A?.properties?.email).toMatchObject({
      format: "email",
      "x-origin": "example",
    });
    expect(result.schemas.A?.required).toEqual(["email"]);
    expect(found(result)).toEqual(["table/name-recovered"]);
    const twice = await read(api, (page) => {
      lose(page);
      const part = page.components.get("A");
      if (part !== undefined)
        page.components.set("A", { ...part, sample: { id: "", email: "", other: "", name: "" } });
    });
    expect(Object.keys(twice.schemas.A?.properties ?? {})).not.toContain("string(email)");
    expect(found(twice)).toContain("table/name-lost");
  });

  it("notes keys of the example that no row has", async () => {
    const result = await read({ schemas: { A: object({ a: text }, { example: { a: "", b: 1 } }) } });
    expect(found(result)).toEqual(["table/example-key"]);
    expect(result.schemas.A?.properties?.b).toMatchObject({ type: "integer", "x-origin": "example" });
  });
});
