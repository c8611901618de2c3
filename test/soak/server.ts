// Run in a process of its own, so that the memory and the sockets of the soak are those of the clients alone.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerTo } from "./answers.js";
import { diceOf } from "./dice.js";
import { type FaultName, faultOf } from "./faults.js";
import { play } from "./play.js";

/** What the server tells of itself when it is asked. */
export interface ServerFigures {
  readonly connections: number;
  readonly requests: number;
  readonly logins: number;
  readonly faults: Readonly<Partial<Record<FaultName, number>>>;
  /** Requests that it has no answer for; there must be none. */
  readonly strange: readonly string[];
}

const seed = Number(process.argv[2]);
const counts = new Map<string, number>();
const played: Partial<Record<FaultName, number>> = {};
const strange: string[] = [];
const sessions = new Map<string, string>();
/** When the session of a vendor was last made bad. */
const ends = new Map<string, number>();
let [requests, logins] = [0, 0];

/** Whose request it is: hosts of storage are told nothing but the path, and logins are made by the clients themselves. */
function keyOf({ headers, url = "" }: IncomingMessage): string {
  const stored = /^\/storage\/w(\d+)x/.exec(url)?.[1];
  return stored ? `storage ${stored}` : `${headers["x-call"] ?? "login"}`;
}

const countOf = (key: string): number => counts.get(key) ?? 0;

function note(key: string, fault: FaultName): void {
  counts.set(key, countOf(key) + 1);
  played[fault] = (played[fault] ?? 0) + 1;
}

const vendorOf = (url: string): string => /^\/(wapi|workdrive|zextras|storage)/.exec(url)?.[1] ?? "cloudike";

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", headers, url = "" } = request;
  requests++;
  const key = keyOf(request);
  const vendor = vendorOf(url);
  const message = headers["x-wimi-wapi"] && decodeURIComponent(`${headers["x-wimi-wapi"]}`);
  // A server may go away while the body is coming.
  if (faultOf(seed, key, countOf(key) + 1) === "reset" && diceOf(`${seed}:${key}:${url}`).next() < 0.5) {
    note(key, "reset");
    request.socket.resetAndDestroy();
    return;
  }
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer);
  } catch {
    // The client has left.
    return;
  }
  const body = Buffer.concat(parts);
  if (key !== "login" && !hasSession(vendor, headers, message ?? body.toString())) {
    play("expired", { response, good: {}, dice: diceOf(key), vendor, expire: () => {} });
    return;
  }
  const count = countOf(key) + 1;
  const drawn = faultOf(seed, key, count);
  const fault = drawn === "expired" && !mayEnd(vendor) ? "none" : drawn;
  note(key, fault);
  const { pathname: path, searchParams: query } = new URL(url, "http://localhost");
  const asked = { method, origin: `http://${headers.host}`, path, query, message, body };
  const good = key === "login" ? logIn(vendor) : answerTo(asked);
  if (!good) strange.push(`${method} ${url}`);
  const dice = diceOf(`${seed}:${key}:${count}`);
  play(fault, { response, good: good ?? {}, dice, vendor, expire: () => sessions.delete(vendor) });
}

/** Only the last session is good. Two of the vendors have none. */
function hasSession(vendor: string, headers: IncomingMessage["headers"], message: string): boolean {
  if (vendor === "wapi") return message.includes(`"token":"${sessions.get(vendor)}"`);
  return vendor !== "cloudike" || headers["mountbit-auth"] === sessions.get(vendor);
}

/** A client whose sessions are refused more often does not renew them, because that may lock an account. */
function mayEnd(vendor: string): boolean {
  if (!sessions.has(vendor)) return true;
  const isDue = Date.now() - (ends.get(vendor) ?? 0) > 61_000;
  if (isDue) ends.set(vendor, Date.now());
  return isDue;
}

function logIn(vendor: string): { json: unknown } {
  const token = `token-${++logins}`;
  sessions.set(vendor, token);
  if (vendor === "cloudike") return { json: { token, created: 0, expires: 9e9 } };
  const data = { user: { user_id: 1, token_ttl_mins: 720 }, account: { account_id: 2 } };
  return { json: { header: { token }, body: { data } } };
}

const server = createServer((request, response) => {
  response.on("error", () => {});
  void receive(request, response);
});
// A connection ends where a fault or the client ends it.
Object.assign(server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 });
server.on("clientError", (_, socket) => socket.destroy());
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}` });
});
process.on("message", () => {
  server.getConnections((_, connections) => {
    const figures: ServerFigures = { connections, requests, logins, faults: played, strange };
    process.send?.(figures);
  });
});
process.on("disconnect", () => process.exit());
