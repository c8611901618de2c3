import type { IncomingMessage } from "node:http";

/** A request message, decoded; nothing of it is checked yet. */
export interface RequestMessage {
  readonly header: Readonly<Record<string, unknown>>;
  readonly body?: { readonly data?: unknown };
}

/** The members of `body.error`. */
export interface WireError {
  readonly id: number | string;
  readonly str: string;
  readonly detail_id?: number | string | null;
  readonly detail_str?: string;
  readonly debug_msg?: string;
  readonly success?: boolean;
}

export const badRequest: WireError = { id: 400, str: "Bad Request" };

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Decodes a message of the header channel; unlike `decodeURIComponent` it insists on full percent-encoding. */
export function decodeHeaderMessage(value: string): RequestMessage {
  if (!/^(?:[A-Za-z0-9\-_.~]|%[0-9A-Fa-f]{2})*$/.test(value)) throw new SyntaxError("not percent-encoded");
  return decodeMessage(decodeURIComponent(value));
}

export function decodeMessage(text: string): RequestMessage {
  const message: unknown = JSON.parse(text);
  if (!isRecord(message) || !isRecord(message.header)) throw new SyntaxError("not a message");
  return { header: message.header, ...(isRecord(message.body) && { body: message.body }) };
}

/** What is wrong with the envelope of a message, in the generic words of the vendor. */
export function envelopeError({ header, body }: RequestMessage, apiVersion: string): WireError | undefined {
  const complete =
    typeof header.target === "string" &&
    typeof header.msg_key === "string" &&
    header.msg_key !== "" &&
    typeof header.app_token === "string" &&
    header.api_version === apiVersion &&
    isRecord(header.identification) &&
    isRecord(body?.data);
  return complete ? undefined : badRequest;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
