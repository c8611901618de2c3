import { gzipSync } from "node:zlib";
import { beforeAll, expect, it } from "vitest";
import { bundle } from "./bundle.js";

/** A program that makes one call. */
const oneCall = (vendor: string, creator: string, group: string, name: string) => `
  import { ${creator} } from "docwright/${vendor}/core";
  import { ${name} } from "docwright/${vendor}/${group}";
  globalThis.call = (options, params) => ${name}(${creator}(options), params);`;

/** A program that has all groups. */
const allCalls = (vendor: string, creator: string) => `
  import { ${creator} } from "docwright/${vendor}";
  globalThis.create = ${creator};`;

interface Budget {
  readonly bundle: string;
  readonly code: string;
  /** The most that it may have, minified and compressed by gzip, in bytes. */
  readonly limit: number;
  /** What is worth that much: why the limit is no smaller. */
  readonly reason: string;
}

/**
 * Limits are what was measured when they were set and a hundred bytes or two, because another zlib compresses a little
 * differently: whatever makes a bundle larger is decided on, and does not happen by itself.
 */
const budgets: readonly Budget[] = [
  {
    bundle: "what tells errors apart, and nothing else",
    code: `import { isApiError } from "docwright"; globalThis.is = isApiError;`,
    limit: 350,
    reason: "the class of errors; the other code of its file leaves nothing behind",
  },
  ...["cloudike", "wapi", "workdrive", "zextras"].map((vendor) => ({
    bundle: `what tells errors apart, of ${vendor}`,
    code: `import { isApiError } from "docwright/${vendor}"; globalThis.is = isApiError;`,
    limit: 350,
    reason: "the entry of a vendor brings no operation that nobody uses",
  })),
  {
    bundle: "one WApi operation, with a token",
    code: oneCall("wapi", "createWapiWithToken", "document/file", "lock"),
    limit: 6550,
    reason: "what every call needs: its message, attempts, deadlines, hooks, errors without secrets",
  },
  {
    bundle: "one Cloudike operation, with a token",
    code: oneCall("cloudike", "createCloudikeWithToken", "fileops", "folderCreate"),
    limit: 9250,
    reason:
      "what every REST call needs, and forms, paths of several segments, the choices of a call, names of errors",
  },
  {
    bundle: "one WorkDrive operation",
    code: oneCall("workdrive", "createWorkDrive", "user", "updateUser"),
    limit: 7000,
    reason: "what every REST call needs, and JSON; neither forms nor pages",
  },
  {
    bundle: "one Zextras Chats operation",
    code: oneCall("zextras", "createZextrasChats", "rooms", "getRoom"),
    limit: 7000,
    reason: "what every REST call needs, and JSON, and a cookie or the browser's own",
  },
  {
    bundle: "one WApi operation, with a login",
    code: oneCall("wapi", "createWapi", "document/file", "lock"),
    limit: 8350,
    reason:
      "what every call needs, sessions with stores and held logins, options that are missing, and content of raw descriptors, checked",
  },
  {
    bundle: "all WApi operations",
    code: allCalls("wapi", "createWapiClient"),
    limit: 13_000,
    reason:
      "the budget of a whole client; most of it is the table of 718 operations and what is told of them",
  },
];

const sizes = new Map<string, number>();
const measured = () => [...sizes].map(([name, size]) => `${size} bytes: ${name}`).join("\n");

beforeAll(async () => {
  for (const { bundle: name, code } of budgets)
    sizes.set(name, gzipSync((await bundle(code)).text, { level: 9 }).length);
});

it.each(budgets.map(({ bundle: name, limit, reason }) => [name, limit, reason] as const))(
  "a bundle of %s has at most %i bytes",
  (name, limit, reason) => {
    expect(sizes.get(name), `It holds ${reason}.\n${measured()}\n`).toBeLessThanOrEqual(limit);
  },
);

it("a client that never logs in makes the smaller bundle", () => {
  const [token = 0, login = 0] = ["token", "login"].map((kind) =>
    sizes.get(`one WApi operation, with a ${kind}`),
  );
  expect(token, measured()).toBeGreaterThan(0);
  expect(token, measured()).toBeLessThan(login);
});
