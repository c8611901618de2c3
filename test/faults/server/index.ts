import type { Socket } from "node:net";
import { goodPaths } from "../table/good-paths.js";
import { faults } from "../table/index.js";
import type { Urls } from "../urls.js";
import { type Control, createControl } from "./control.js";
import { count, isStranger, listen, Ports, strangers } from "./ports.js";
import { Runs } from "./runs.js";
import { secure } from "./secure.js";
import { type Service, serve } from "./serve.js";

/** A server with every fault of the table, on loopback. */
export interface FaultServer {
  readonly urls: Urls;
  /** Files that the control port serves, by path. */
  readonly pages: Control["pages"];
  /** What a page reports. */
  readonly reported: Promise<string>;
  close(): Promise<void>;
}

/** Origins that cases are divided among: browsers make six connections to one of them. */
const lanes = 24;

/** Starts it. */
export async function startFaultServer(): Promise<FaultServer> {
  const ports = new Ports();
  const runs = new Runs();
  const own = new Map<string, number>();
  const other = await ports.open((socket) => void serveOther(socket, runs));
  const table = new Map([...faults, ...goodPaths].map((fault) => [fault.name, fault]));
  const service: Service = { faults: table, runs, other: `http://127.0.0.1:${other}` };
  const origins = await Promise.all(
    Array.from({ length: lanes }, () => ports.open((socket) => void serve(socket, service))),
  );
  const trusted = await ports.open((socket) => void serve(secure(socket, "trusted"), service));
  let report: (text: string) => void = () => {};
  const reported = new Promise<string>((resolve) => {
    report = resolve;
  });
  const pages: Control["pages"] = new Map();
  const control = createControl({
    ...{ runs, report: (text) => report(text), pages },
    async port(id, kind) {
      const isClosed = kind === "closed" || kind === "opens";
      const port = isClosed
        ? await ports.closed()
        : await ports.open((socket) => {
            count(runs.of(id), socket);
            if (isStranger(kind)) strangers[kind](socket);
            else void serve(secure(socket, kind), service);
          });
      own.set(id, port);
      return port;
    },
    async open(id) {
      await ports.open((socket) => void serve(socket, service), own.get(id));
    },
  });
  const controlPort = await listen(control);
  const urlOf = (port: number) => `http://127.0.0.1:${port}`;
  return {
    urls: {
      faults: origins.map(urlOf),
      secure: `https://127.0.0.1:${trusted}`,
      control: urlOf(controlPort),
    },
    ...{ pages, reported },
    async close() {
      control.closeAllConnections();
      await Promise.all([ports.close(), new Promise((resolve) => control.close(resolve))]);
    },
  };
}

/** Notes what reaches another origin: `/stray/…/<fault>/<run>/…`. */
async function serveOther(socket: Socket, runs: Runs): Promise<void> {
  let text = "";
  socket.on("data", (piece) => {
    text += piece.toString("latin1");
    if (!text.includes("\r\n\r\n")) return;
    const id = /\/fault\/[^/]+\/([^/\s]+)/.exec(text)?.[1] ?? "unknown";
    const run = runs.of(id);
    run.strays++;
    run.leaks.push(...(text.match(/^(authorization|x-api-key|mountbit-auth|cookie)(?=:)/gim) ?? []));
    socket.end("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 2\r\n\r\n{}");
  });
}
