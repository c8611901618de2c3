import type { UploadResume } from "../../core/upload-error.js";
import type { RestOperation } from "../operation.js";
import type { RestParams } from "../params.js";
import { isTransient, pause } from "../retry.js";
import { pairsAt, urlAt } from "../signed.js";
import type { Part, PartCutter } from "./part-cutter.js";
import { sendBytes } from "./storage-request.js";
import type { UploadTrait } from "./traits.js";
import type { Transfer } from "./transfer.js";
import type { UploadPlan } from "./upload-plan.js";
import type { SentCounter } from "./upload-progress.js";

/** An upload whose first request has been answered. */
export interface PartsUpload {
  readonly transfer: Transfer;
  readonly upload: UploadTrait;
  readonly cutter: PartCutter;
  readonly plan: UploadPlan;
  readonly counter: SentCounter;
  /** Which upload the parts belong to. */
  readonly of: UploadResume["of"];
  /** Told each time a part is done. */
  onDone(number: number): void;
}

/**
 * Sends what is left of an upload, a few parts at the same time. The first failure ends all of them.
 *
 * @throws What the last attempt at a part threw, or what the cutter throws.
 */
export async function sendParts(parts: PartsUpload): Promise<void> {
  const { transfer, cutter, plan, onDone } = parts;
  const stop = new AbortController();
  const signal = AbortSignal.any([transfer.signal, stop.signal]);
  const work = async () => {
    for (let part = await cutter.next(); part && !signal.aborted; part = await cutter.next()) {
      await sendPart(parts, part, signal);
      // What comes after the end of the call has been told of as not done.
      if (!signal.aborted) onDone(part.number);
    }
  };
  try {
    await Promise.all(Array.from({ length: plan.concurrency }, work));
  } finally {
    stop.abort();
  }
}

/** Sends one part, and again where that may help, to a new URL each time. */
async function sendPart(parts: PartsUpload, part: Part, signal: AbortSignal): Promise<void> {
  const { transfer, plan, counter } = parts;
  for (let attempt = 1; ; attempt++) {
    let sent = 0;
    const tell = (count: number) => {
      sent += count;
      if (!signal.aborted) counter.add(count);
    };
    try {
      const request = await askForPart(parts, part.number, signal);
      await sendBytes(transfer, request, part.bytes, { signal, tell });
      return;
    } catch (error) {
      counter.add(-sent);
      if (signal.aborted || attempt >= plan.attempts || !isTransient(error)) throw error;
      await pause(attempt, error.response, signal);
    }
  }
}

async function askForPart({ transfer, upload, of }: PartsUpload, number: number, signal: AbortSignal) {
  const { operation, params, options, context } = transfer.beginning;
  const { parts, url, headers } = upload;
  if (!parts) throw new TypeError("the operation has no parts");
  const { mediaType, features } = operation;
  const asking = { target: parts.target, ...(mediaType && { mediaType }), ...(features && { features }) };
  const given = { ...placedIn(asking, params ?? {}), [parts.of]: of, [parts.number]: number };
  const { data } = await transfer.ask(asking, given, { headers: options.headers, retries: 0 }, { signal });
  return {
    url: urlAt(data, url, context.client.allowInsecure, transfer.refuseAnswer),
    method: "PUT",
    headers: pairsAt(data, headers, transfer.refuseAnswer),
  };
}

/** The parameters that have a place in the path. */
function placedIn({ target }: RestOperation, params: RestParams): RestParams {
  const isPlaced = (name: string) => target.includes(`{${name}}`) || target.includes(`{+${name}}`);
  return Object.fromEntries(Object.entries(params).filter(([name]) => isPlaced(name)));
}
