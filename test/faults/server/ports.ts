import { createServer, type Server, type Socket } from "node:net";
import type { Port, Stranger } from "../table/fault.js";
import type { Run } from "./runs.js";

/** Listens on loopback; the port is chosen where it is 0. */
export async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no address");
  return address.port;
}

/** Servers, and all of their connections. */
export class Ports {
  readonly #servers = new Set<Server>();
  readonly #sockets = new Set<Socket>();

  /** Opens a port. */
  async open(onConnection: (socket: Socket) => void, port?: number): Promise<number> {
    // Half-closed connections are a fault of their own.
    const server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => {});
      socket.once("close", () => this.#sockets.delete(socket));
      onConnection(socket);
    });
    this.#servers.add(server);
    return listen(server, port);
  }

  /** A port where nothing listens. */
  async closed(): Promise<number> {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  /** Closes everything. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all([...this.#servers].map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/** What is done with connections of ports where no server listens. */
export const strangers: Readonly<Record<Stranger, (socket: Socket) => void>> = {
  reset: (socket) => socket.resetAndDestroy(),
  // The end of a connection is found by reading only.
  mute: (socket) => socket.resume(),
  plain: (socket) =>
    socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")),
  alert: (socket) => socket.once("data", () => socket.end(Buffer.from("15030300020228", "hex"))),
  // Node goes on with a handshake that nobody waits for any more, so that somebody has to end it.
  "hello-mute": (socket) => {
    socket.resume();
    setTimeout(() => socket.destroy(), 5000).unref();
  },
  "hello-reset": (socket) => socket.once("data", () => socket.resetAndDestroy()),
  "hello-cut": (socket) =>
    socket.once("data", () => {
      socket.write(Buffer.from("160303007a0200", "hex"));
      // What has been written has to leave first.
      setTimeout(() => socket.resetAndDestroy(), 30);
    }),
  "hello-end": (socket) => socket.once("data", () => socket.end()),
};

/** Whether what listens at a port is no server. */
export const isStranger = (port: Port): port is Stranger => port in strangers;

/** Counts a connection of a run for as long as it is open. */
export function count(run: Run, socket: Socket): void {
  run.connections++;
  run.open++;
  socket.once("close", () => run.open--);
}
