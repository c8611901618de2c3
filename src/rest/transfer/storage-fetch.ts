import type { ApiError } from "../../core/api-error.js";
import { readText } from "../../core/http.js";
import { isTransient, pause } from "../retry.js";
import { secretsOf } from "../signed.js";
import type { Reply, Transfer } from "./transfer.js";

/** As much of a refusal as is read, in bytes. */
const refusalLimit = 65536;

/** Asks a host of storage for a file, or for a part of it that the headers tell. */
export function fetchFrom(
  transfer: Transfer,
  signal: AbortSignal,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  // What is packed on the wire could not be continued.
  const all = { accept: "*/*", "accept-encoding": "identity", ...headers };
  return transfer.send({ url, method: "GET", headers: all, body: null, secrets: secretsOf(url, []) }, signal);
}

/** The same for a file from its beginning. It is asked for again where the connection breaks before the answer. */
export async function fetchFirst(
  transfer: Transfer,
  signal: AbortSignal,
  url: string,
  attempts: number,
): Promise<Reply> {
  for (let failures = 1; ; failures++) {
    try {
      return await fetchFrom(transfer, signal, url);
    } catch (error) {
      if (signal.aborted || failures > attempts || !isTransient(error)) throw error;
      await pause(failures, undefined, signal);
    }
  }
}

/** The error of a host that gives no file. */
export async function refusalOf(transfer: Transfer, { response, exchange }: Reply): Promise<ApiError> {
  return transfer.refuse(exchange, await readText(response, refusalLimit));
}
