import { expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import type { ApiSpec } from "../../../scripts/spec/api-spec.js";
import { compile, inFolder, versions } from "./compile.js";
import { hostileSpec } from "./hostile-spec.js";
import { envelopeSpec, identification, integer, object, operation, sessionParameters } from "./small-spec.js";

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

// Together, because most of a run goes into the libraries and the runtime.
test.each(versions)(
  "under TypeScript %s the client compiles, and takes and refuses what it should, and hostile texts and names stay texts and names",
  (version) => {
    const client = [...emitTypeScript(spec), { path: "use/use.ts", text: use }];
    expect(compile([...client, ...inFolder("hostile", emitTypeScript(hostileSpec))], version)).toBe("");
  },
);
