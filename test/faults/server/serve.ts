import type { Socket } from "node:net";
import type { Reply } from "../table/fault.js";
import type { GoodPath } from "../table/good-paths.js";
import { behave } from "./behave.js";
import { ByteReader } from "./byte-reader.js";
import type { Values } from "./render.js";
import { type RequestHead, readBody, readHead } from "./request.js";
import type { Runs } from "./runs.js";

/** What connections are served with. */
export interface Service {
  readonly faults: ReadonlyMap<string, GoodPath>;
  readonly runs: Runs;
  /** An origin that requests must not reach. */
  readonly other: string;
}

const preflight: Reply = {
  status: "204 No Content",
  headers: { "Access-Control-Allow-Headers": "%asked%", "Access-Control-Allow-Methods": "GET, PUT, POST" },
  body: { text: "" },
};
/** The token of a session, as Cloudike and WApi answer it. */
const session = { expires: 4e9, created: 1e9, userid: 1, login: "email:jane@example.com" };

/** Serves the requests of a connection: `/fault/<name>/<run>`, and whatever follows. */
export async function serve(socket: Socket, service: Service): Promise<void> {
  // Whoever breaks a connection has its reasons.
  socket.on("error", () => {});
  const reader = new ByteReader(socket);
  let isFirst = true;
  for (;;) {
    const head = await readHead(reader);
    if (!head) return;
    if (!(await answer(socket, reader, head, service, isFirst))) break;
    isFirst = false;
  }
  // What nobody reads would hide the end of the connection.
  socket.resume();
}

async function answer(
  socket: Socket,
  reader: ByteReader,
  head: RequestHead,
  { faults, runs, other }: Service,
  isFirst: boolean,
): Promise<boolean> {
  const [, , name = "", id = "", ...rest] = head.path.split("/");
  const fault = faults.get(name);
  const values = {
    ...{ origin: `http://${head.headers.get("host")}`, other, path: head.path },
    // Where cookies may be sent, `*` stands for nothing.
    from: head.headers.get("origin") ?? "*",
    asked: head.headers.get("access-control-request-headers") ?? "*",
  };
  if (head.method === "OPTIONS")
    return behave(socket, fault?.isWarm ? { ...preflight, isKept: true } : preflight, values);
  if (!fault) return behave(socket, { status: "404 Not Found" }, values);
  const run = runs.of(id);
  if (isFirst) run.connections++;
  run.open++;
  let isOpen = true;
  const leave = () => {
    if (isOpen) run.open--;
    isOpen = false;
  };
  socket.once("close", leave);
  const isKept = await respond(socket, reader, { head, fault, id, values, path: rest.join("/") }, runs);
  if (isKept) leave();
  return isKept;
}

/** A request of a case. */
interface Asked {
  readonly head: RequestHead;
  readonly fault: GoodPath;
  readonly id: string;
  readonly values: Values;
  /** What follows the run in the path. */
  readonly path: string;
}

async function respond(
  socket: Socket,
  reader: ByteReader,
  { head, fault, id, values, path }: Asked,
  runs: Runs,
): Promise<boolean> {
  if (path.includes("warm")) {
    await readBody(reader, head);
    return behave(socket, { isKept: true }, values);
  }
  // A login of RPC tells in its body that it is one.
  const mayLogin = path === "" && fault.via?.includes("rpc login");
  const isLogin = path.includes("login");
  const known = mayLogin || isLogin ? await readBody(reader, head) : undefined;
  if (isLogin || known?.text.includes('"auth.user.Login"')) {
    const reply = at(fault.logins, ++runs.of(id).logins);
    const token = `token-${id}-${runs.of(id).logins}`;
    const data = { user: { user_id: 1, token_ttl_mins: 720 }, account: { account_id: 2 } };
    const text = JSON.stringify({ ...session, token, header: { token }, body: { data } });
    return behave(socket, reply.status || reply.cut ? reply : { ...reply, body: { text } }, values);
  }
  const reply = at(fault.replies, runs.request(id));
  if (reply.reads === "late") await new Promise((resolve) => setTimeout(resolve, 2500));
  const isEarly = reply.reads === "head";
  const body = known ?? (isEarly ? undefined : await readBody(reader, head));
  if (!body && !isEarly) return false;
  runs.answer(id, !!body);
  return behave(socket, reply, { ...values, bytes: `${body?.size}` });
}

/** The how many-th reply; the last one stands for all that follow. */
function at(replies: readonly Reply[] = [], number: number): Reply {
  return replies[Math.min(number, replies.length) - 1] ?? {};
}
