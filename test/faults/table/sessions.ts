import { always, type Fault, fails, type Reply, succeeds } from "./fault.js";

const status = "401 Unauthorized";
const refuses: Reply = { status };
const inside: Reply = { body: { text: '{"body":{"error":{"id":401,"str":"Unauthorized"}}}' } };
const logins: Fault["via"] = ["login"];
const supplied: Fault["via"] = ["rest supplied", "cookie supplied", "login supplied"];

/** Credentials that are refused. A login or a supplier gives others. */
export const sessions: readonly Fault[] = [
  {
    ...{
      name: "token-refused-once",
      what: "the token of a login is refused once",
      via: logins,
    },
    replies: [refuses, {}],
    ...always({ ...succeeds(2), logins: 2 }),
  },
  {
    ...{ name: "token-refused", what: "every token of a login is refused", via: logins },
    replies: [refuses],
    ...always(fails("StatusError", 2, { status: 401, logins: 2 })),
  },
  {
    ...{
      name: "key-refused-once",
      what: "what a supplier gave is refused once",
      via: supplied,
    },
    replies: [refuses, {}],
    ...always(succeeds(2)),
  },
  {
    ...{ name: "key-refused", what: "everything a supplier gives is refused", via: supplied },
    replies: [refuses],
    ...always(fails("StatusError", 2, { status: 401 })),
  },
  {
    ...{
      name: "storm",
      what: "20 calls at once, whose token is refused",
      via: ["login", "rpc login"],
    },
    replies: [...Array.from({ length: 20 }, () => refuses), {}],
    calls: 20,
    ...always({ ...succeeds(40), logins: 2 }),
  },
  {
    ...{ name: "refused-then-busy", what: "401, then 429, then good", via: logins },
    replies: [refuses, { status: "429 Too Many Requests" }, {}],
    ...always({ ...succeeds(3), logins: 2 }),
  },
  {
    ...{ name: "refused-then-down", what: "401, then a reset connection", via: logins },
    replies: [refuses, { cut: { at: "start", by: "reset" } }, {}],
    safe: { ...succeeds(3), logins: 2 },
    unsafe: fails("ConnectionError", 2, { logins: 2 }),
  },
  {
    ...{ name: "login-refused", what: "the login is refused", via: logins },
    logins: [refuses],
    ...always(fails("StatusError", 0, { status: 401, logins: 1, attempts: 1 })),
  },
  {
    ...{ name: "login-reset", what: "the connection of the login is reset", via: logins },
    logins: [{ cut: { at: "start", by: "reset" } }],
    ...always(fails("ConnectionError", 0, { logins: 1, attempts: 1 })),
  },
  {
    ...{ name: "login-busy", what: "the login is refused by 429 once", via: logins },
    logins: [{ status: "429 Too Many Requests" }, {}],
    ...always({ ...succeeds(1), logins: 2 }),
  },
  {
    ...{ name: "login-silent", what: "the login is not answered before the deadline", via: logins },
    logins: [{ cut: { at: "start", by: "silence" } }],
    options: { timeout: 800 },
    ...always(fails("TimeoutError", 0, { logins: 1 })),
  },
  {
    ...{ name: "rpc-token-refused-once", what: "a session is refused inside 200" },
    via: ["rpc login"],
    replies: [inside, {}],
    ...always({ ...succeeds(2), logins: 2 }),
  },
  {
    ...{
      name: "rpc-token-refused",
      what: "every session is refused inside 200",
      via: ["rpc login"],
    },
    replies: [inside],
    ...always(fails("WapiError", 2, { code: [401], logins: 2 })),
  },
  {
    ...{ name: "rpc-key-refused-once", what: "a supplied token is refused inside 200" },
    via: ["rpc supplied"],
    replies: [inside, {}],
    ...always(succeeds(2)),
  },
  {
    ...{ name: "rpc-key-refused", what: "the only token is refused inside 200", via: ["rpc"] },
    replies: [inside],
    ...always(fails("WapiError", 1, { code: [401] })),
  },
];
