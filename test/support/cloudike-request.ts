import type { IncomingMessage } from "node:http";

/** A request as the server received it. */
export interface CloudikeRequest {
  readonly method: string;
  /** As on the wire: percent-encoded. */
  readonly path: string;
  readonly search: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** What it says: lists of the query of GET, or of the form or the JSON of a body. */
  readonly fields: Readonly<Record<string, readonly unknown[]>>;
}

export async function receive(incoming: IncomingMessage): Promise<CloudikeRequest> {
  const { method = "", url = "", headers } = incoming;
  const [path = "", search = ""] = url.split(/\?(.*)/s);
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces);
  const fields = method === "GET" ? listsOf(new URLSearchParams(search)) : await fieldsOf(headers, body);
  return { method, path, search, headers, body: body.toString(), fields };
}

/** What a client must never send, in words. */
export function faultsOf({ method, path, headers, body }: CloudikeRequest): string[] {
  const type = headers["content-type"];
  const faults = {
    "has a cookie": headers.cookie !== undefined,
    "is a GET with a body": method === "GET" && (body !== "" || type !== undefined),
    "is without a body, and has a media type": body === "" && type !== undefined,
    "is without a body, and has no content-length of 0":
      method === "POST" && body === "" && headers["content-length"] !== "0",
    "has a body without a media type": body !== "" && type === undefined,
    "has no path": !path.startsWith("/"),
  };
  return Object.entries(faults).flatMap(([fault, is]) => (is ? [`${method} ${path} ${fault}`] : []));
}

async function fieldsOf(
  headers: IncomingMessage["headers"],
  body: Buffer,
): Promise<CloudikeRequest["fields"]> {
  const type = `${headers["content-type"]}`;
  if (type.startsWith("application/x-www-form-urlencoded"))
    return listsOf(new URLSearchParams(body.toString()));
  if (type.startsWith("multipart/form-data"))
    return listsOf(
      await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData(),
    );
  if (!type.startsWith("application/json") || body.length === 0) return {};
  const json: unknown = JSON.parse(body.toString());
  return Object.fromEntries(Object.entries(Object(json)).map(([name, value]) => [name, [value].flat()]));
}

function listsOf(pairs: URLSearchParams | FormData): Record<string, unknown[]> {
  const lists: Record<string, unknown[]> = {};
  for (const [name, value] of pairs) lists[name] = [...(lists[name] ?? []), value];
  return lists;
}
