import { once } from "node:events";
import type { Socket } from "node:net";
import type { Reply, Stage } from "../table/fault.js";
import { fill, type Rendered, render, type Values } from "./render.js";

const stages: readonly Stage[] = ["start", "status", "headers", "body", "end"];

/** The bytes of an answer till the middle of a stage. */
function until(stage: Stage, { status, headers, body, end }: Rendered): Buffer[] {
  const parts = [Buffer.alloc(0), status, headers, body, end];
  const index = stages.indexOf(stage);
  return parts.slice(0, index + 1).map((part, at) => {
    const isCut = at === index && stage !== "end";
    return isCut ? part.subarray(0, part.length >> 1) : part;
  });
}

/** Writes, and waits till there is room again. Tells whether anybody is there still. */
async function write(socket: Socket, bytes: Buffer): Promise<boolean> {
  if (socket.destroyed || socket.writableEnded) return false;
  if (bytes.length && !socket.write(bytes))
    await Promise.race([once(socket, "drain"), once(socket, "close")]).catch(() => {});
  return !socket.destroyed;
}

async function drip(socket: Socket, bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    if (!(await write(socket, Buffer.of(byte)))) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/**
 * Answers a request.
 *
 * @returns Whether there may be another one on the connection.
 */
export async function behave(socket: Socket, reply: Reply, values: Values): Promise<boolean> {
  const answer = render(reply, values);
  const { cut, drips, before = "" } = reply;
  await write(socket, Buffer.from(fill(before, values)));
  if (drips) {
    const { status, headers, body } = answer;
    if (drips === "body") await write(socket, Buffer.concat([status, headers]));
    await drip(socket, drips === "body" ? body : Buffer.concat([status, headers]));
    return false;
  }
  await write(socket, Buffer.concat(until(cut?.at ?? "end", answer)));
  while (reply.body?.isEndless && (await write(socket, answer.end)));
  // What has been written has to leave first.
  if (cut?.by === "reset") setTimeout(() => socket.resetAndDestroy(), cut.at === "start" ? 0 : 30);
  else if (cut ? cut.by === "end" : !reply.isKept) socket.end();
  return !cut && !!reply.isKept;
}
