import type { ServerResponse } from "node:http";
import { createCloudikeCore, fieldsOperation } from "../../src/cloudike/index.js";
import type { ApiPromise, CallOptions, ClientOptions } from "../../src/core/index.js";
import { createWapiCore } from "../../src/wapi/index.js";
import { createWorkDriveCore, jsonOperation } from "../../src/workdrive/index.js";
import { createZextrasChatsCore } from "../../src/zextras/index.js";
import { startCloudikeServer } from "../support/cloudike-server.js";
import { startWapiServer } from "../support/wapi-server.js";
import { startWorkDriveServer } from "../support/workdrive-server.js";
import { startZextrasServer } from "../support/zextras-server.js";

/** A request of the operation as the server received it. */
export interface Seen {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As on the wire: the query, if there may be one. */
  readonly search: string;
  readonly body: string;
}

/** Writes an answer, or leaves the client waiting. */
export type Answer = (seen: Seen, response: ServerResponse) => void;

/** A vendor's server, and clients of it that call one operation, which is unsafe. */
export interface Stand {
  readonly operation: string;
  /** Where the operation is called. */
  readonly address: string;
  readonly origin: string;
  readonly seen: Seen[];
  /** What the operation answers. Default: JSON. */
  answer: Answer;
  call(client?: StandOptions, options?: CallOptions, params?: object): ApiPromise<unknown>;
  close(): Promise<void>;
}

export type StandOptions = Partial<ClientOptions> & { readonly auth?: never; readonly bodyFormat?: "json" };

export const good = { answer: "good" };

const json =
  (value: unknown): Answer =>
  (_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
  };

const params = { body: { title: "Ship it" } };

async function wapi(): Promise<Stand> {
  const server = await startWapiServer();
  const stand: Stand = {
    operation: "a.b.Set",
    ...{ address: server.hosts.api, origin: server.hosts.api, seen: [] },
    answer: json({ header: {}, body: { data: good } }),
    call: (client, options, given = { data: params.body }) =>
      createWapiCore(server.options(client), server.facts).call({ target: "a.b.Set" }, given, options),
    close: () => server.close(),
  };
  server.on("a.b.Set", ({ headers, message }, response) => {
    const seen = { headers, search: "", body: JSON.stringify(message) };
    stand.seen.push(seen);
    stand.answer(seen, response);
    return undefined;
  });
  return stand;
}

async function workdrive(): Promise<Stand> {
  const server = await startWorkDriveServer();
  const { operation } = jsonOperation("POST /api/things");
  const stand: Stand = {
    operation: operation.target,
    ...{ address: `${server.baseUrl}/api/things`, origin: server.baseUrl, seen: [] },
    answer: json(good),
    call: (client, options, given = params) =>
      createWorkDriveCore(server.options(client), server.facts).call(operation, given, options),
    close: () => server.close(),
  };
  server.on(operation.target, (request, response) => {
    stand.seen.push(request);
    stand.answer(request, response);
    return undefined;
  });
  return stand;
}

async function zextras(): Promise<Stand> {
  const server = await startZextrasServer();
  const { operation } = jsonOperation("POST /things");
  const stand: Stand = {
    operation: operation.target,
    ...{ address: `${server.baseUrl}/things`, origin: new URL(server.baseUrl).origin, seen: [] },
    answer: json(good),
    call: (client, options, given = params) =>
      createZextrasChatsCore(server.options(client), server.facts).call(operation, given, options),
    close: () => server.close(),
  };
  server.on(operation.target, ({ headers, search, body }, response) => {
    const seen = { headers, search, body: body.toString() };
    stand.seen.push(seen);
    stand.answer(seen, response);
    return undefined;
  });
  return stand;
}

async function cloudike(): Promise<Stand> {
  const server = await startCloudikeServer();
  const { operation } = fieldsOperation("POST /api/1/things/");
  const stand: Stand = {
    operation: operation.target,
    ...{ address: `${server.baseUrl}/api/1/things/`, origin: server.baseUrl, seen: [] },
    answer: json(good),
    call: (client, options, given = { title: "Ship it" }) =>
      createCloudikeCore(server.options(client), server.facts).call(operation, given, options),
    close: () => server.close(),
  };
  server.on(operation.target, (request, _, response) => {
    stand.seen.push(request);
    stand.answer(request, response);
    return undefined;
  });
  return stand;
}

/** By vendor. */
export const stands: readonly (readonly [vendor: string, start: () => Promise<Stand>])[] = [
  ["wapi", wapi],
  ["workdrive", workdrive],
  ["zextras", zextras],
  ["cloudike", cloudike],
];
