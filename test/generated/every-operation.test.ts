import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { chain, createWapi, createWapiClient, type Safety } from "../../generated/wapi/index.js";
import { apiSpecSchema, type Operation } from "../../scripts/spec/api-spec.js";
import { namesSchema } from "../../scripts/spec/names.js";

const read = (file: string): unknown => JSON.parse(readFileSync(`specs/wapi/${file}`, "utf8"));
const spec = apiSpecSchema.parse(read("spec.json"));
const names = namesSchema.parse(read("names.json"));

/** What a call would have sent: the message without its key, and where it would have gone. */
interface Sent {
  url: string;
  message: { header: Record<string, unknown>; body: Record<string, unknown> };
  bytes: boolean;
  safety?: Safety | undefined;
}

let safety: Safety | undefined;

const options = {
  appToken: "app",
  auth: { token: "session", accountId: 1, userId: 2 },
  hooks: chain((request, next) => {
    safety = request.safety;
    return next();
  }),
  fetch: async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const channel = headers.get("x-wimi-wapi");
    const message = JSON.parse(channel === null ? String(init.body) : decodeURIComponent(channel));
    delete message.header.msg_key;
    const sent: Sent = { url: String(input), message, bytes: channel !== null };
    return Response.json({ header: {}, body: { data: sent } });
  },
};

type Call = (params: object) => { asResponse: () => Promise<Response> };

const client = createWapiClient(options);
const core = createWapi(options);

function namespaced(operation: Operation): Call {
  const path = (names.operations[operation.id] ?? "").split(".");
  let at: unknown = client;
  for (const part of path) at = (at as Record<string, unknown>)[part];
  return at as Call;
}

async function standalone(operation: Operation): Promise<Call> {
  const file = operation.group.map((part) => part.replaceAll("_", "-")).join("/");
  const url = new URL(`../../generated/wapi/${file}.ts`, import.meta.url).href;
  const module: Record<string, (client: unknown, params: object) => ReturnType<Call>> = await import(
    /* @vite-ignore */ url
  );
  const call = module[operation.name];
  if (call === undefined) throw new Error(`${file} has no ${operation.name}`);
  return (params) => call(core, params);
}

async function sentBy(call: Call): Promise<Sent> {
  const response = await call({ project_id: 7, data: { a: 1 }, content: "bytes" }).asResponse();
  const answer: { body: { data: Sent } } = await response.json();
  return { ...answer.body.data, safety };
}

describe("every operation, as a method and as a function", () => {
  const sent = new Map<string, { method: Sent; function: Sent }>();

  beforeAll(async () => {
    for (const operation of spec.operations) {
      const method = await sentBy(namespaced(operation));
      sent.set(operation.id, { method, function: await sentBy(await standalone(operation)) });
    }
  });

  test("both send the same", () => {
    for (const [id, pair] of sent) expect(pair.method, id).toEqual(pair.function);
  });

  test("each knows whether it may be sent again", () => {
    for (const { id, safety } of spec.operations)
      expect(sent.get(id)?.method.safety, id).toBe(safety?.level ?? "unsafe");
    const levels = new Set(spec.operations.map(({ safety }) => safety?.level));
    expect([...levels].sort()).toEqual(["idempotent", "read", "unsafe"]);
  });

  test("the target, the server, the channel and the session's ids are those of the spec", () => {
    expect(sent.size).toBe(spec.operations.length);
    for (const { id, wire, parameters, openParameters, session } of spec.operations) {
      if (wire.kind !== "envelope") throw new Error(`${id} is no envelope operation`);
      const { url, message, bytes } = sent.get(id)?.method ?? { url: "", bytes: false, message: undefined };
      expect(message?.header.target, id).toBe(wire.target);
      expect(url.replace(/\/$/u, ""), id).toBe(spec.servers.find(({ name }) => name === wire.server)?.url);
      expect(bytes, id).toBe(wire.channel === "header");
      if (session === "open") continue;
      const ids = Object.keys(message?.header.identification ?? {}).filter((name) => name !== "project_id");
      if (session === "none") {
        expect(ids, id).toEqual([]);
        continue;
      }
      // Where the parameters are unknown, the session's ids are sent: nearly every operation takes them.
      const known = ["account_id", "user_id"];
      const filled = known.filter((name) => openParameters || parameters.some((each) => each.name === name));
      expect(ids.sort(), id).toEqual(filled);
    }
  });
});
