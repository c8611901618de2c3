import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Port } from "../table/fault.js";
import type { Runs } from "./runs.js";

/** What is asked for at the control port. */
export interface Control {
  readonly runs: Runs;
  /** A port of a run's own. */
  port(run: string, kind: Port): Promise<number>;
  /** Opens the port of a run. */
  open(run: string): Promise<void>;
  /** Takes what a page reports. */
  report(text: string): void;
  /** Files of the page. */
  readonly pages: Map<string, { readonly type: string; readonly text: string }>;
}

/** Serves what is no fault: what the server has seen, ports of runs, and the page that runs the table in a browser. */
export function createControl(control: Control) {
  return createServer((request, response) => {
    handle(control, request, response).catch((error: unknown) => response.writeHead(500).end(`${error}`));
  });
}

async function handle(control: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
  const [, place, id = ""] = pathname.split("/");
  const headers = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store", Connection: "close" };
  const json = (value: unknown) =>
    response.writeHead(200, { ...headers, "Content-Type": "application/json" }).end(JSON.stringify(value));
  if (place === "runs") return void json(control.runs.of(id));
  if (place === "ports") {
    const kind = searchParams.get("kind");
    return void json(kind ? await control.port(id, kind as Port) : ((await control.open(id)) ?? null));
  }
  if (place === "report") {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    control.report(Buffer.concat(pieces).toString());
    return void json(null);
  }
  const page = control.pages.get(pathname);
  if (!page) return void response.writeHead(404).end();
  response.writeHead(200, { ...headers, "Content-Type": page.type }).end(page.text);
}
