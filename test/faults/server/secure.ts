import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { createSecureContext, type SecureContext, TLSSocket } from "node:tls";
import type { Certificate } from "../table/fault.js";

/** Where the certificates are. */
const folder = new URL("../certificates/", import.meta.url);

/** The file of the authority that signed those of the table that are trusted. */
export const authority = new URL("authority.pem", folder);

/** A certificate, and its key behind it. */
export function readPem(certificate: Certificate): Buffer {
  return readFileSync(new URL(`${certificate}.pem`, folder));
}

const contexts = new Map<Certificate, SecureContext>();

function contextOf(certificate: Certificate): SecureContext {
  const pem = readPem(certificate);
  const context = contexts.get(certificate) ?? createSecureContext({ cert: pem, key: pem });
  contexts.set(certificate, context);
  return context;
}

/** Speaks TLS on a connection. */
export function secure(socket: Socket, certificate: Certificate): Socket {
  const secured = new TLSSocket(socket, { isServer: true, secureContext: contextOf(certificate) });
  // What is to be reset is the connection below.
  secured.resetAndDestroy = () => {
    socket.resetAndDestroy();
    return secured;
  };
  return secured;
}
