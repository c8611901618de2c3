import { always, type Fault, fails, type Reply, succeeds, unclear } from "./fault.js";

const inside = (error: object): Reply => ({ body: { text: JSON.stringify({ body: { error } }) } });
const via: Fault["via"] = ["rpc"];
const busy = inside({ id: 429, str: "Too Many Requests" });
const locked = (seconds: number) =>
  inside({
    ...{ id: 403, str: "Forbidden", detail_id: 1429 },
    detail_str: `This action has been locked for ${seconds} seconds`,
  });

/** Errors inside HTTP 200. */
export const envelopes: readonly Fault[] = [
  {
    ...{ name: "rpc-error", what: "an error inside 200", via },
    replies: [inside({ id: 400, str: "Bad Request", detail_id: 1022, detail_str: "invalid_account" })],
    ...always(fails("WapiError", 1, { status: 200, code: [1022] })),
  },
  {
    ...{ name: "rpc-500", what: "500 inside 200", via },
    replies: [inside({ id: 500, str: "Internal Server Error" })],
    ...always(fails("WapiError", 1, { code: [500] })),
  },
  {
    ...{ name: "rpc-503", what: "503 inside 200", via },
    replies: [inside({ id: 503, str: "Service Unavailable" })],
    ...unclear("WapiError", { code: [503] }),
  },
  {
    ...{ name: "rpc-busy", what: "429 inside 200, for ever", via },
    replies: [busy],
    ...always(fails("WapiError", 3, { code: [429] })),
  },
  {
    ...{ name: "rpc-busy-once", what: "429 inside 200, once", via },
    replies: [busy, {}],
    ...always(succeeds(2)),
  },
  {
    ...{ name: "rpc-busy-after", what: "429 inside 200, with Retry-After", via },
    replies: [{ ...busy, headers: { "Retry-After": "1" } }, {}],
    options: { maxRetryDelay: 3000 },
    pause: 1000,
    ...always(succeeds(2)),
  },
  {
    ...{ name: "rpc-locked", what: "an action that is locked for a second", via },
    replies: [locked(1), {}],
    options: { maxRetryDelay: 3000 },
    pause: 1000,
    ...always(succeeds(2)),
  },
  {
    ...{ name: "rpc-locked-long", what: "an action that is locked for longer than `maxRetryDelay`", via },
    replies: [locked(300)],
    options: { maxRetryDelay: 60_000 },
    ...always(fails("WapiError", 1, { code: [1429], retryAfter: 300_000 })),
  },
  {
    ...{ name: "rpc-no-message", what: "JSON that is no message", via },
    replies: [{ body: { text: '{"status":"ok"}' } }],
    ...always(fails("DecodeError", 1)),
  },
  {
    ...{ name: "rpc-odd-error", what: "an error that is a text", via },
    replies: [{ body: { text: '{"body":{"error":"down"}}' } }],
    ...always(fails("WapiError", 1)),
  },
];
