import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CloudikeCallOptions } from "../../src/cloudike/index.js";
import { type CloudikeServer, startCloudikeServer, tokenHeader } from "../support/cloudike-server.js";
import { sessionToken } from "../support/secrets.js";
import {
  answerOf,
  type Call,
  type Expectation,
  expectationOf,
  type HttpWire,
  spec,
  ways,
  wireOf,
} from "./cloudike-operations.js";

const form = "application/x-www-form-urlencoded";
let server: CloudikeServer;

beforeEach(async () => {
  server = await startCloudikeServer();
  for (const method of ["GET", "POST"]) server.on(`${method} /*`, () => ({ json: { taskid: "t" } }));
});

afterEach(async () => {
  await server.close();
  // A GET with a body, a body without a media type.
  expect(server.faults).toEqual([]);
});

/** Makes a call, and checks what came of it on the wire. */
async function check(
  call: Call,
  { params, path, headers, fields, pairs }: Expectation,
  options: CloudikeCallOptions,
  { method, template, isOpen }: { method: string; template: string; isOpen: boolean },
): Promise<void> {
  const before = server.requests.length;
  await call(params, options).asResponse();
  expect(server.requests).toHaveLength(before + 1);
  const request = server.requests.at(-1);
  expect(request).toMatchObject({ method, path: path(template) });
  expect(request?.headers).toMatchObject(headers);
  const token = isOpen ? undefined : sessionToken;
  expect(request?.headers[tokenHeader.toLowerCase()]).toBe(token);
  expect(request?.headers.authorization).toBeUndefined();
  const sent = method === "GET" ? request?.search : request?.body;
  expect(method === "GET" ? request?.body : request?.search).toBe("");
  if (options.bodyFormat === "json" && method !== "GET") {
    expect(request?.headers["content-type"]).toBe(pairs.length > 0 ? "application/json" : undefined);
    expect(sent === "" ? {} : JSON.parse(`${sent}`)).toEqual(fields);
    return;
  }
  expect([...new URLSearchParams(sent)].sort()).toEqual(pairs);
  const type = method === "GET" || pairs.length === 0 ? undefined : form;
  expect(request?.headers["content-type"]).toBe(type);
}

const versioned = (template: string, version: number) =>
  template.replace(/^(\/api\/)\d+/u, (_, begin: string) => `${begin}${version}`);

/** How an operation can be called: with which options, and where that goes. */
function choicesOf({ method, methods = [method], path, documentedPath, versions = [] }: HttpWire) {
  const usual = { method, template: path };
  const choices: [CloudikeCallOptions, typeof usual][] = [
    [{}, usual],
    [{ bodyFormat: "json" }, usual],
    [{ paths: "documented" }, { method, template: documentedPath ?? path }],
  ];
  for (const other of methods)
    if (other === "GET" || other === "POST")
      choices.push([{ method: other }, { method: other, template: path }]);
  for (const version of [...versions.map(Number), 2])
    choices.push([{ version }, { method, template: versioned(path, version) }]);
  return choices;
}

describe.each(spec.operations.map((operation) => [operation.id, operation] as const))(
  "%s",
  (_, operation) => {
    const wire = wireOf(operation);
    const { session, security = [] } = operation;
    const needsNothing = security.length > 0 && security.every(({ schemes }) => schemes.length === 0);
    const isOpen = session === "open" || needsNothing;

    test.each(ways)("sends what is documented, %s", async (_, callOf) => {
      const call = await callOf(operation, server.options({ auth: { token: sessionToken } }));
      const expectation = expectationOf(operation);
      for (const [options, target] of choicesOf(wire))
        await check(call, expectation, options, { ...target, isOpen });
    });

    test("needs what stands in its path, and sends nothing without", async () => {
      const [, [, callOf]] = ways;
      const call = await callOf(operation, server.options({ auth: { token: sessionToken } }));
      const { params } = expectationOf(operation);
      for (const { name, in: place, encoding } of operation.parameters) {
        if (place !== "path") continue;
        for (const wrong of encoding === "segments" ? [undefined, "/a/../b"] : [undefined, "", ".."])
          await expect(call({ ...params, [name]: wrong }), `${name} ${wrong}`).rejects.toThrow(name);
      }
      expect(server.requests).toHaveLength(0);
    });

    test("answers what is documented", async () => {
      const call = await ways[0][1](operation, server.options({ auth: { token: sessionToken } }));
      const { kind, shown } = answerOf(operation);
      const json = shown ?? { any: ["thing"] };
      const text = "b,y\nt,e";
      const isJson = kind === "json" || kind === "nothing";
      for (const method of ["GET", "POST"])
        server.on(`${method} /*`, () => (isJson ? { json } : { text, type: "application/x-unknown" }));
      const answer = await call(expectationOf(operation).params);
      if (kind === "json") expect(answer).toEqual(json);
      else if (kind === "nothing") expect(answer).toBeUndefined();
      else expect(answer instanceof Response ? await answer.text() : answer).toBe(text);
    });
  },
);

test("the page documents 203 operations, both methods of some, and two versions of others", () => {
  expect(spec.operations).toHaveLength(203);
  const wires = spec.operations.map(wireOf);
  expect(wires.filter(({ methods = [] }) => methods.length > 1).length).toBeGreaterThan(10);
  expect(wires.filter(({ versions }) => versions !== undefined).length).toBeGreaterThan(20);
  expect(wires.filter(({ documentedPath }) => documentedPath !== undefined).length).toBeGreaterThan(20);
});
