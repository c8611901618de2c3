import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import type { ApiSpec } from "../../../scripts/spec/api-spec.js";
import { compile, versions } from "./compile.js";
import { hostileSpec } from "./hostile-spec.js";
import {
  envelopeSpec,
  httpSpec,
  identification,
  integer,
  object,
  operation,
  sessionParameters,
} from "./small-spec.js";

const file = { $ref: "#/schemas/File" };
const schemas: ApiSpec["schemas"] = {
  Base: { schema: object({ id: integer, kind: integer }, ["id"]), used: "output" },
  File: {
    schema: {
      ...object(
        {
          parent: { anyOf: [file, { type: "null" }] },
          versions: { type: "array", items: file },
          kind: { enum: ["a", "b"] },
        },
        ["kind"],
      ),
      allOf: [{ $ref: "#/schemas/Base" }],
    },
    used: "output",
  },
  Filter: { schema: object({ words: { type: "array", items: { type: "string" } } }), used: "both" },
  GetOutput: { schema: { type: "object" }, used: "output" },
  Content: { schema: object({ text: { type: "string" } }), used: "output" },
  Ids: { schema: { type: "array", items: integer }, used: "output" },
};
const payload = {
  required: true,
  schema: object({ name: { type: "string" }, filter: { $ref: "#/schemas/Filter" } }, ["name"]),
};

const spec = envelopeSpec(
  [
    operation("auth.user.Login", {
      session: "open",
      payload: { required: false, schema: object({ stay: { type: "boolean" } }) },
    }),
    operation("auth.user.Logout", { session: "close", parameters: sessionParameters }),
    operation("file.store.Delete", { parameters: sessionParameters }),
    operation("file.store.Get", {
      parameters: [
        ...sessionParameters,
        identification("file_id"),
        identification("mode", false, { enum: ["r", "w"] }),
      ],
      responses: [
        {
          status: "default",
          schema: object(
            {
              file,
              ids: { $ref: "#/schemas/Ids" },
              raw: { $ref: "#/schemas/GetOutput" },
              content: { $ref: "#/schemas/Content" },
            },
            ["file"],
          ),
        },
      ],
    }),
    operation("file.store.Upload", {
      parameters: sessionParameters,
      payload,
      wire: { channel: "header", server: "files" },
    }),
    operation("file.store.Download", {
      parameters: sessionParameters,
      responses: [{ status: "default", binary: true }],
    }),
    operation("file.store.Types", { payload: { required: true, schema: { $ref: "#/schemas/Filter" } } }),
    operation("file.store.Operation", { responses: [{ status: "default", schema: file }] }),
    operation("file.other.Run", { name: "start" }),
  ],
  { schemas, errors: [{ code: 1042, text: "Locked", line: 1 }] },
);

const use = `
import { createWapiClient, isWapiError, type File, type ContentObject, type WapiOptions } from "../generated/wapi/index.js";
import { createWapi } from "../generated/wapi/core.js";
import { delete as remove, get, operation, types, type GetParams } from "../generated/wapi/file/store.js";
import { type OperationSchemas, schemas } from "../generated/wapi/schemas/index.js";

export async function run(options: WapiOptions, file: File, other: ContentObject) {
  const client = createWapiClient(options);
  const params: GetParams = { file_id: 1, mode: "r", user_id: undefined };
  const { file: got } = await client.file.store.get(params);
  const kind: "a" | "b" | (string & {}) = got.kind;
  const response: Response = await client.with({}).file.store.download();
  await client.file.store.upload({ content: "x", data: { name: "n", filter: { words: undefined } } });
  await client.auth.user.login({ auth: { login: "l", password: "p" } });
  await client.auth.user.logout();
  await client.file.store.delete(undefined, {});
  await client.file.other.start();
  const core = createWapi(options);
  await Promise.all([remove(core), get(core, params), operation(core), types(core, { data: {} })]);
  // @ts-expect-error the enum is closed in requests
  await client.file.store.get({ file_id: 1, mode: "x" });
  // @ts-expect-error the id is required
  await client.file.store.get();
  const checked: number = schemas["file.store.Get"].output().parse(got).file.id;
  // @ts-expect-error no operation is called so
  schemas["file.store.get"];
  const every: { readonly [operation: string]: OperationSchemas<unknown, unknown> } = schemas;
  return [kind, response, file.parent?.parent?.id, other.text, every, isWapiError(checked, 1042, 7)];
}
`;

describe.each(versions)("under TypeScript %s", (version) => {
  test("the client compiles, and takes and refuses what it should", () => {
    expect(compile([...emitTypeScript(spec), { path: "use/use.ts", text: use }], version)).toBe("");
  });

  test("hostile texts and names stay texts and names", () => {
    expect(compile(emitTypeScript(hostileSpec), version)).toBe("");
  });
});

/** What a REST client asks of its runtime; kept here until there is one. */
const shopRuntime = `
import type { ApiPromise, CallOptions, ClientOptions } from "../core/index.js";
export type ShopCallOptions = CallOptions;
export type ShopOptions = ClientOptions;
export interface ShopFacts { readonly hosts: Readonly<Record<string, string>> }
export interface Shop { with(overrides: Partial<ShopOptions>): Shop }
export declare class ShopError extends Error {}
export declare function isShopError(error: unknown, ...codes: readonly number[]): error is ShopError;
export declare function createShopCore(options: ShopOptions, facts: ShopFacts): Shop;
export declare function operation<F extends (client: Shop, params: never, options?: ShopCallOptions) => ApiPromise<unknown>>(target: string, traits?: object): F;
`;
const core = `
export interface CallOptions { signal?: AbortSignal }
export interface ClientOptions { fetch?: typeof fetch }
export type Content = Blob | string;
export declare class ApiPromise<T> extends Promise<T> {}
`;
const groups = `
export type Functions<C> = Readonly<Record<string, (client: C, params: never, options?: never) => unknown>>;
export interface GroupTree<C> { readonly [name: string]: GroupTree<C> | (() => Functions<C>) }
export declare function defineGroups<C, Grouped>(client: C, tree: GroupTree<C>): Grouped;
`;

test("a REST client compiles against the runtime that it assumes", () => {
  const rooms = (name: string, method: string, given: object) => ({
    ...operation(`${method} /rooms/{id}`, given),
    group: ["rooms"],
    name,
    wire: { kind: "http", method, path: "/rooms/{id}" },
  });
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const shop = httpSpec(
    [
      rooms("get", "GET", {
        parameters: [id],
        responses: [{ status: "200", schema: object({ id: integer }) }, { status: "404" }],
      }),
      rooms("update", "PUT", { parameters: [id], payload, responses: [{ status: "204" }] }),
      rooms("picture", "POST", {
        parameters: [id],
        payload: { required: true, mediaTypes: ["image/*"], schema: { type: "object" } },
      }),
    ],
    { schemas },
  );
  const runtime = [
    { path: "src/shop/index.ts", text: shopRuntime },
    ...["client", "operation", "options", "shop-error"].map((name) => ({
      path: `src/shop/${name}.ts`,
      text: 'export * from "./index.js";\n',
    })),
    { path: "src/core/index.ts", text: core },
    ...["api-promise", "content"].map((name) => ({
      path: `src/core/${name}.ts`,
      text: 'export * from "./index.js";\n',
    })),
    { path: "src/core/groups.ts", text: groups },
  ];
  const program = `
import { createShopClient } from "../generated/shop/index.js";
export async function run() {
  const shop = createShopClient({});
  const id: number | undefined = (await shop.rooms.get({ id: "a" })).id;
  const nothing: void = await shop.rooms.update({ id: "a", body: { name: "n" } });
  return [id, nothing, await shop.rooms.picture({ id: "a", content: new Blob() })];
}`;
  expect(compile([...emitTypeScript(shop), ...runtime, { path: "use/use.ts", text: program }], "7")).toBe("");
});
