import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkDrive, createWorkDriveClient } from "../../generated/workdrive/index.js";
import { upload } from "../../generated/workdrive/media.js";
import { type ApiSpec, apiSpecSchema, type Operation } from "../../scripts/spec/api-spec.js";
import { namesSchema } from "../../scripts/spec/names.js";
import { apiKey } from "../support/secrets.js";
import { mediaId, startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";

const read = (file: string): unknown => JSON.parse(readFileSync(`specs/workdrive/${file}`, "utf8"));
const spec: ApiSpec = apiSpecSchema.parse(read("spec.json"));
const names = namesSchema.parse(read("names.json"));

type Call = (params: object) => Promise<unknown>;
type Parameter = Operation["parameters"][number];

let server: WorkDriveServer;

beforeEach(async () => {
  server = await startWorkDriveServer();
});

afterEach(async () => {
  await server.close();
  // A GET with a body, a key at the other host.
  expect([...server.faults, ...server.storage.faults]).toEqual([]);
});

function namespaced({ id }: Operation): Call {
  let at: unknown = createWorkDriveClient(server.options());
  for (const part of `${names.operations[id]}`.split(".")) at = (at as Record<string, unknown>)[part];
  return at as Call;
}

async function standalone({ id }: Operation): Promise<Call> {
  const [group = "", name = ""] = `${names.operations[id]}`.split(".");
  const url = new URL(`../../generated/workdrive/${group}.ts`, import.meta.url).href;
  const module: Record<string, (client: object, params: object) => Promise<unknown>> = await import(
    /* @vite-ignore */ url
  );
  const call = module[name];
  if (call === undefined) throw new Error(`${group} has no ${name}`);
  return (params) => call(createWorkDrive(server.options()), params);
}

const ways: readonly (readonly [way: string, of: (operation: Operation) => Call | Promise<Call>])[] = [
  ["as a method", namespaced],
  ["as a function", standalone],
];

/** Text that a URL must not take for its own. */
const awkward = "é/ü ?&=#+%2F";

function givenTo({ name, schema }: Parameter, shown: Readonly<Record<string, unknown>>): unknown {
  if (Object.hasOwn(shown, name)) return shown[name];
  const kind = JSON.stringify(schema);
  if (schema.enum) return schema.enum[0];
  if (schema.type === "array") return [awkward, "b"];
  if (kind.includes('"integer"')) return 3;
  return kind.includes('"boolean"') && !kind.includes('"string"') ? false : awkward;
}

/** What a call is given, and what has to come of it by the spec alone. */
function expectationOf({ wire, parameters, examples }: Operation) {
  if (wire.kind !== "http") throw new Error("a REST API is expected");
  const valueOfKind = (kind: string) => examples.find((example) => example.kind === kind)?.value;
  const shown = Object(valueOfKind("parameters")) as Readonly<Record<string, unknown>>;
  const given = Object.fromEntries(parameters.map((one) => [one.name, givenTo(one, shown)]));
  const body = valueOfKind("request");
  const path = wire.path.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(`${given[name]}`));
  const query = parameters
    .filter((one) => one.in === "query")
    .flatMap(({ name }) => [given[name]].flat().map((value) => [name, `${value}`]));
  return {
    params: { ...given, ...(body !== undefined && { body }) },
    ...{ method: wire.method, path, query: query.sort(), body, answer: valueOfKind("response") },
  };
}

describe.each(spec.operations.map((operation) => [operation.id, operation] as const))(
  "%s",
  (_, operation) => {
    test.each(ways)("sends what the page documents, %s", async (_, callOf) => {
      const { params, method, path, query, body, answer } = expectationOf(operation);
      const call = await callOf(operation);
      server.on(`${method} ${path}`, () => (answer === undefined ? { status: 204 } : { json: answer }));
      // What the page shows as an answer comes as it is.
      expect(await call(params)).toEqual(answer);
      expect(server.requests).toHaveLength(1);
      const [request] = server.requests;
      expect(request).toMatchObject({ method, path });
      expect([...new URLSearchParams(request?.search)].sort()).toEqual(query);
      // Of an answer that the page does not show nobody knows that it is JSON.
      const accept = answer === undefined ? "*/*" : "application/json";
      expect(request?.headers).toMatchObject({ "x-api-key": apiKey, accept });
      expect(body !== undefined, "a body is documented where a payload is").toBe(
        operation.payload !== undefined,
      );
      if (body === undefined) {
        expect(request?.body).toBe("");
        expect(request?.headers).not.toHaveProperty("content-type");
      } else {
        expect(JSON.parse(`${request?.body}`)).toEqual(body);
        expect(request?.headers["content-type"]).toBe("application/json");
      }
    });
  },
);

const addressed = spec.operations.flatMap((operation) =>
  operation.parameters
    .filter((one) => one.in === "path")
    .map(({ name }) => [operation.id, name, operation] as const),
);

describe.each(addressed)("%s without %s", (_, name, operation) => {
  test.each(ways)("is not sent, %s", async (_, callOf) => {
    const call = await callOf(operation);
    for (const wrong of [undefined, "", ".."])
      await expect(call({ ...expectationOf(operation).params, [name]: wrong })).rejects.toThrow(
        `${name} is missing`,
      );
    expect(server.requests).toHaveLength(0);
  });
});

test("the page documents 75 operations", () => {
  expect(spec.operations).toHaveLength(75);
});

test("an upload asks for a form with the documented parameters, both ways", async () => {
  const operation = spec.operations.find((one) => one.upload !== undefined);
  const example = operation?.examples.find(({ kind }) => kind === "parameters")?.value;
  const params = example as { mime: string; name: string; moduleCode: number };
  const content = new Uint8Array([1, 2, 3]);
  const client = createWorkDriveClient(server.options());
  expect(await client.media.upload({ ...params, content })).toBe(mediaId);
  expect(await upload(createWorkDrive(server.options()), { ...params, content })).toBe(mediaId);
  expect(server.requests).toHaveLength(2);
  for (const request of server.requests) {
    expect(request).toMatchObject({ method: "GET", path: "/api/media" });
    expect(request.query).toEqual({ ...params, moduleCode: `${params.moduleCode}` });
  }
  for (const form of server.storage.forms) {
    expect(form).toMatchObject({ fileName: params.name, mediaType: params.mime });
    expect([...form.bytes]).toEqual([1, 2, 3]);
    expect(Object.keys(form.headers)).not.toContain("x-api-key");
  }
});
