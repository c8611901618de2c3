import type { IncomingMessage } from "node:http";
import { listen } from "./wapi-server.js";

/** A form as the storage host received it. */
export interface StoredForm {
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Names of the file's part: that in the form, as on the wire, and that of the file. */
  readonly field: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly headers: IncomingMessage["headers"];
}

export interface StorageServer {
  /** Where forms are sent, with a secret in the query. */
  readonly url: string;
  /** Signed fields, in the order that the signature wants. */
  readonly fields: Readonly<Record<string, string>>;
  readonly forms: StoredForm[];
  /** Requests that began, also those that broke off. */
  readonly begun: { count: number };
  /** What a client must never do. */
  readonly faults: string[];
  /** What is answered to a form; nothing leaves the client waiting. */
  reply: { status: number; body?: string; headers?: Record<string, string> } | undefined;
  /** Answers before the form has come. */
  isHasty: boolean;
  close(): Promise<void>;
}

const disposition =
  /^Content-Disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?(?:\r\nContent-Type: (.+))?$/;

/** Starts a host of storage on a port of its own, which takes signed forms. */
export async function startStorageServer(): Promise<StorageServer> {
  const forms: StoredForm[] = [];
  const faults: string[] = [];
  const begun = { count: 0 };
  const state = {
    reply: { status: 204 } as StorageServer["reply"],
    isHasty: false,
  };
  const { url, close } = await listen((incoming, response) => {
    begun.count++;
    const { method, headers, url: path } = incoming;
    for (const name of ["x-api-key", "cookie", "authorization", "x-client", "transfer-encoding"])
      if (headers[name] !== undefined) faults.push(`storage got ${name}`);
    if (method !== "POST" || !path?.startsWith("/bucket")) faults.push(`storage got ${method} ${path}`);
    const answer = () => {
      const { reply } = state;
      if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
    };
    if (state.isHasty) return answer();
    const pieces: Buffer[] = [];
    incoming.on("data", (piece: Buffer) => pieces.push(piece));
    // A request that breaks off stores nothing.
    incoming.on("error", () => {});
    incoming.on("end", () => {
      const body = Buffer.concat(pieces);
      if (Number(headers["content-length"]) !== body.length) faults.push("storage got another length");
      const form = parseForm(body, headers);
      if (form) forms.push(form);
      else faults.push("storage got no form with a file at its end");
      answer();
    });
  });
  return {
    url: `${url}/bucket?X-Amz-Signature=S3CR3T%2Bquery`,
    fields: {
      Key: "development/m-1/S3CR3T.mp4",
      ACL: "public-read",
      bucket: "bosss",
      "X-Amz-Credential": "S3CR3T/20221219/us-west-2/s3/aws4_request",
      Policy: "UzNDUjNU+S3CR3T/policy==",
      "X-Amz-Signature": "S3CR3T-abcdef",
    },
    ...{ forms, faults, begun, close },
    get reply() {
      return state.reply;
    },
    set reply(reply) {
      state.reply = reply;
    },
    get isHasty() {
      return state.isHasty;
    },
    set isHasty(isHasty) {
      state.isHasty = isHasty;
    },
  };
}

/** A form whose one file is its last part; nothing when it is another. */
function parseForm(body: Buffer, headers: IncomingMessage["headers"]): StoredForm | undefined {
  const boundary = /^multipart\/form-data; boundary=([\w-]{1,70})$/.exec(`${headers["content-type"]}`)?.[1];
  if (boundary === undefined) return undefined;
  const parts = body.toString("latin1").split(`--${boundary}`);
  if (parts.shift() !== "" || parts.pop() !== "--\r\n") return undefined;
  const fields: [string, string][] = [];
  for (const [index, part] of parts.entries()) {
    const middle = part.indexOf("\r\n\r\n");
    const found = disposition.exec(Buffer.from(part.slice(2, middle), "latin1").toString());
    if (!found || !part.endsWith("\r\n")) return undefined;
    const [, field = "", fileName, mediaType = ""] = found;
    const bytes = Buffer.from(part.slice(middle + 4, -2), "latin1");
    if (fileName === undefined) fields.push([field, bytes.toString()]);
    else
      return index === parts.length - 1 ? { fields, field, fileName, mediaType, bytes, headers } : undefined;
  }
  return undefined;
}
